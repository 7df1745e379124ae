import { Matches } from 'class-validator';

/** Checks that a text has more than white space in it. */
export function NotBlank(message = 'must not be empty'): PropertyDecorator {
  return Matches(/\S/, { message });
}

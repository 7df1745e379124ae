import { v7, validate } from 'uuid';

/** A new UUIDv7: time-ordered, so that primary-key indexes grow at one end and ids sort by age. */
export function newId(): string {
  return v7();
}

/** Whether the text is a UUID of any version; ids in requests are checked before they reach SQL. */
export function isId(text: string): boolean {
  return validate(text);
}

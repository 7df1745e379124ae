import { Field, Int } from '@nestjs/graphql';
import { IsInt, IsOptional, Min } from 'class-validator';
import { type AppError, conflict } from '../errors/app-error.js';

/** A record that counts its changes. */
export interface Revisable {
  id: string;
  revision: number;
}

/**
 * The field of an input by which a change says which state of the record it was made on. It may be left out
 * where a change takes only the fields that it names, or is guarded otherwise: who does not say what they
 * saw cannot be told that it is stale.
 */
export function ExpectedRevision(of: string): PropertyDecorator {
  const decorators = [
    Field(() => Int, {
      nullable: true,
      description: `The revision of ${of} that the change was made on; CONFLICT with its present state if that is stale. Without it the change is made on whatever is there.`,
    }),
    IsOptional(),
    IsInt(),
    Min(1),
  ];
  return (target, property) => decorators.forEach((each) => each(target, property));
}

/** Some fields of a record as `extensions.current` shows them after a CONFLICT. */
export function stateOf<R extends Revisable>(
  record: R,
  fields: readonly (keyof R & string)[],
): Record<string, unknown> {
  return Object.fromEntries(['id', 'revision', ...fields].map((f) => [f, record[f as keyof R]]));
}

/**
 * Refuses a change that was made on an earlier state. The record must be locked.
 *
 * @param noun what the record is, for the message
 * @throws CONFLICT with the present state
 */
export function requireRevision<R extends Revisable>(
  noun: string,
  record: R,
  expected: number | null | undefined,
  fields: readonly (keyof R & string)[],
): void {
  if (expected == null || record.revision === expected) return;
  throw staleRevision(noun, record.revision, expected, stateOf(record, fields));
}

export function staleRevision(
  noun: string,
  revision: number,
  expected: number,
  current: Record<string, unknown>,
): AppError {
  return conflict(
    `The ${noun} has changed since: it is at revision ${revision}, not ${expected}. Read it again and repeat the change on that.`,
    { current },
  );
}

import { createHash } from 'node:crypto';
import { Field } from '@nestjs/graphql';
import { IsOptional, Matches } from 'class-validator';
import { badInput } from '../../errors/app-error.js';
import { KEPT_DAYS } from './idempotency.queries.js';

const KEY = /^[\x21-\x7e]{1,200}$/;
const RIGHT = 'must be 1 to 200 visible ASCII characters, such as a UUID';

/**
 * The field of an input by which a mutation that creates something may be sent again without doing it twice.
 * The TransactionInterceptor does the rest.
 */
export function IdempotencyKey(): PropertyDecorator {
  const decorators = [
    Field(() => String, {
      nullable: true,
      description: `Makes the mutation safe to repeat: the same key with the same input answers with what the first made, and CONFLICT with any other input. Make a new one, such as a UUID, for each thing to be created. Kept for ${KEPT_DAYS} days, apart for each user and API key.`,
    }),
    IsOptional(),
    Matches(KEY, { message: RIGHT }),
  ];
  return (target, property) => decorators.forEach((each) => each(target, property));
}

/** A mutation that was sent with a key. */
export interface KeyedCall {
  key: string;
  operation: string;
  /** The SHA-256 of the input, the key left out. */
  input: Buffer;
}

/**
 * Reads the key of a mutation's arguments, before they are checked in full; null where it has none.
 *
 * @throws BAD_USER_INPUT where it is no key
 */
export function readKey(operation: string, args: { input?: unknown }): KeyedCall | null {
  if (typeof args.input !== 'object' || args.input === null) return null;
  const { idempotencyKey: key, ...input } = args.input as Record<string, unknown>;
  if (key === undefined || key === null) return null;
  if (typeof key !== 'string' || !KEY.test(key)) {
    throw badInput({ path: 'input.idempotencyKey', message: RIGHT });
  }
  return {
    key,
    operation,
    input: createHash('sha256')
      .update(JSON.stringify(ordered(input)))
      .digest(),
  };
}

/** The same value with the fields of every object in one order. */
function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([name, each]) => [name, ordered(each)]);
}

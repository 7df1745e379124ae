import { describe, expect, it } from '@jest/globals';
import { QueryFailedError, QueryRunnerAlreadyReleasedError } from 'typeorm';
import { asInterrupted, asUncertain, asUnavailable, isTransient, outageOf } from './sql-errors.js';

function failure(code: string | undefined, message = 'it failed', more: object = {}): Error {
  return Object.assign(new Error(message), { code, ...more });
}

const wrapped = (error: Error): Error => new QueryFailedError('SELECT 1', [], error);

describe('a failure of the database', () => {
  it.each([
    ['53100', 'DATABASE_FULL'],
    ['53200', 'OVERLOADED'],
    ['53300', 'OVERLOADED'],
    ['40001', 'OVERLOADED'],
    ['40P01', 'OVERLOADED'],
    ['55P03', 'OVERLOADED'],
    ['57014', 'TIMEOUT'],
    ['57P01', 'DATABASE_UNREACHABLE'],
    ['57P03', 'DATABASE_UNREACHABLE'],
    ['08006', 'DATABASE_UNREACHABLE'],
    ['ECONNREFUSED', 'DATABASE_UNREACHABLE'],
    ['ECONNRESET', 'DATABASE_UNREACHABLE'],
  ])('%s passes: %s', (code, reason) => {
    for (const error of [failure(code), wrapped(failure(code))]) {
      expect(outageOf(error)).toBe(reason);
      expect(asUnavailable(error)).toMatchObject({
        code: 'UNAVAILABLE',
        details: { reason, retryable: true },
      });
    }
  });

  it.each([
    ['Connection terminated unexpectedly', 'DATABASE_UNREACHABLE'],
    ['Connection terminated due to connection timeout', 'DATABASE_UNREACHABLE'],
    ['Client has encountered a connection error and is not queryable', 'DATABASE_UNREACHABLE'],
    ['timeout exceeded when trying to connect', 'OVERLOADED'],
  ])('is known by what the driver says: %s', (message, reason) => {
    expect(outageOf(new Error(message))).toBe(reason);
    expect(outageOf(wrapped(new Error(message)))).toBe(reason);
  });

  it.each(['23505', '42601', '22P02', '25006', '57', '58030', 'CONFLICT'])(
    '%s does not pass by itself',
    (code) => {
      expect(outageOf(failure(code))).toBeNull();
      expect(asUnavailable(wrapped(failure(code)))).toBeNull();
    },
  );

  it('is not a missing file, a fault of ours, or what is no error', () => {
    expect(outageOf(failure('ENOENT', 'no such file', { syscall: 'open' }))).toBeNull();
    expect(outageOf(failure('ENOENT', 'no socket', { syscall: 'connect' }))).toBe(
      'DATABASE_UNREACHABLE',
    );
    expect(outageOf(new TypeError('x is not a function'))).toBeNull();
    expect(outageOf(undefined)).toBeNull();
  });

  it('leaves a commit without an answer uncertain, but not one that was refused', () => {
    expect(asUncertain(failure('57P01'))?.details).toMatchObject({ outcome: 'UNKNOWN' });
    expect(asUncertain(new Error('Connection terminated unexpectedly'))).not.toBeNull();
    expect(asUncertain(failure('40001'))).toBeNull();
    expect(asUncertain(failure('53100'))).toBeNull();
  });

  it('is known where TypeORM only says that the connection is no longer there', () => {
    const error = new QueryRunnerAlreadyReleasedError();
    expect(asInterrupted(error)?.details).toEqual({
      reason: 'DATABASE_UNREACHABLE',
      retryable: true,
    });
    expect(asInterrupted(failure('57P01'))).toBeNull();
    // Outside a transaction it would be a fault of ours.
    expect(asUnavailable(error)).toBeNull();
  });

  it('may be a conflict between transactions, wrapped or not', () => {
    expect(isTransient(failure('40P01'))).toBe(true);
    expect(isTransient(wrapped(failure('40001')))).toBe(true);
    expect(isTransient(failure('23505'))).toBe(false);
  });
});

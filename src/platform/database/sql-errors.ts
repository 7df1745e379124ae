import {
  QueryFailedError,
  QueryRunnerAlreadyReleasedError,
  QueryRunnerProviderAlreadyReleasedError,
} from 'typeorm';
import { type AppError, unavailable } from '../errors/app-error.js';

interface PostgresError {
  code?: string;
  constraint?: string;
  detail?: string;
}

/** The driver's own error: TypeORM wraps some, and statements sent past it are not wrapped. */
function postgresError(error: unknown): PostgresError | null {
  if (error instanceof QueryFailedError) return error.driverError as PostgresError;
  const { code } = (error ?? {}) as PostgresError;
  return error instanceof Error && typeof code === 'string' ? (error as PostgresError) : null;
}

/** Deadlock or serialisation failure: the transaction did nothing wrong and may simply run again. */
export function isTransient(error: unknown): boolean {
  const code = postgresError(error)?.code;
  return code === '40P01' || code === '40001';
}

/** Whether a statement was refused only because one before it in the transaction had failed. */
export function isAborted(error: unknown): boolean {
  return postgresError(error)?.code === '25P02';
}

/** The name of the unique constraint or index that a statement violated, or null. */
export function violatedUnique(error: unknown): string | null {
  const failure = postgresError(error);
  return failure?.code === '23505' ? (failure.constraint ?? null) : null;
}

/** Whether a lock was not to be had within `lock_timeout`. */
export function isLockTimeout(error: unknown): boolean {
  return postgresError(error)?.code === '55P03';
}

/** Why the database could not serve a sound request; the request may be sent again. */
export type Outage = 'DATABASE_UNREACHABLE' | 'DATABASE_FULL' | 'OVERLOADED' | 'TIMEOUT';

const REMEDIES: Readonly<Record<Outage, string>> = {
  DATABASE_UNREACHABLE: 'The database cannot be reached at the moment; try again in a moment.',
  DATABASE_FULL:
    'The database has no space left, so that nothing can be recorded; reading goes on. Try again when the administrator has made room.',
  OVERLOADED: 'Too much is asked of the database at the moment; try again in a moment.',
  TIMEOUT:
    'The database did not answer in time, and the request was given up; try again, or ask for less at once.',
};

/** By SQLSTATE, or its class. */
const OUTAGES: Readonly<Record<string, Outage>> = {
  // disk_full
  '53100': 'DATABASE_FULL',
  // out of memory, connections or what the configuration allows
  '53': 'OVERLOADED',
  // a deadlock or serialisation failure that came back at every attempt
  '40001': 'OVERLOADED',
  '40P01': 'OVERLOADED',
  // a lock that others kept for too long
  '55P03': 'OVERLOADED',
  // statement, transaction or idle-in-transaction timeout
  '57014': 'TIMEOUT',
  '25P03': 'TIMEOUT',
  '25P04': 'TIMEOUT',
  // the server stops, crashed, starts or recovers, or ended the session
  '57P': 'DATABASE_UNREACHABLE',
  '08': 'DATABASE_UNREACHABLE',
};

/** What Node says of a socket that leads nowhere. */
const SYSTEM = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAGAIN',
]);

/** The driver gives these no code. */
const UNREACHABLE =
  /^(Connection terminated|timeout expired$|Client (was closed|has encountered a connection error) and is not queryable)/;
const NO_CONNECTION_FREE = /^timeout exceeded when trying to connect$/;

/** Why the database failed through no fault of the statement; null where the statement is at fault. */
export function outageOf(error: unknown): Outage | null {
  const failure = postgresError(error);
  if (failure?.code) {
    const { code } = failure;
    if (SYSTEM.has(code)) return isSocketError(error) ? 'DATABASE_UNREACHABLE' : null;
    return OUTAGES[code] ?? OUTAGES[code.slice(0, 3)] ?? OUTAGES[code.slice(0, 2)] ?? null;
  }
  const message = messageOf(error);
  if (NO_CONNECTION_FREE.test(message)) return 'OVERLOADED';
  return UNREACHABLE.test(message) ? 'DATABASE_UNREACHABLE' : null;
}

/** A file that is missing is ENOENT too, and a fault of ours. */
function isSocketError(error: unknown): boolean {
  const failure: unknown = error instanceof QueryFailedError ? error.driverError : error;
  const { syscall = 'connect' } = failure as NodeJS.ErrnoException;
  return ['connect', 'read', 'write', 'getaddrinfo'].includes(syscall);
}

function messageOf(error: unknown): string {
  const failure: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return failure instanceof Error ? failure.message : '';
}

/** What the client is told of a failure that passes: UNAVAILABLE; null for every other failure. */
export function asUnavailable(error: unknown): AppError | null {
  const outage = outageOf(error);
  return outage && unavailable(outage, REMEDIES[outage]);
}

/**
 * The same for a transaction's statement that was never sent: TypeORM takes back a connection that breaks
 * between two statements, and to the next says only that it was released. Outside a transaction that
 * would be a fault of ours.
 */
export function asInterrupted(error: unknown): AppError | null {
  const released =
    error instanceof QueryRunnerAlreadyReleasedError ||
    error instanceof QueryRunnerProviderAlreadyReleasedError;
  return released ? unavailable('DATABASE_UNREACHABLE', REMEDIES.DATABASE_UNREACHABLE) : null;
}

/**
 * A COMMIT that got no answer: it may have been carried out. Everything that fails before it leaves
 * nothing behind.
 */
export function asUncertain(error: unknown): AppError | null {
  const outage = outageOf(error);
  if (outage !== 'DATABASE_UNREACHABLE' && outage !== 'TIMEOUT') return null;
  return unavailable(
    outage,
    'The database was lost just when the change was to be kept, so that it may be kept or not: look before you repeat it, or repeat it with the same idempotencyKey.',
    { outcome: 'UNKNOWN' },
  );
}

import { QueryFailedError } from 'typeorm';

interface PostgresError {
  code?: string;
  constraint?: string;
  detail?: string;
}

function postgresError(error: unknown): PostgresError | null {
  return error instanceof QueryFailedError ? (error.driverError as PostgresError) : null;
}

/** Deadlock or serialisation failure: the transaction did nothing wrong and may simply run again. */
export function isTransient(error: unknown): boolean {
  const code = postgresError(error)?.code;
  return code === '40P01' || code === '40001';
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

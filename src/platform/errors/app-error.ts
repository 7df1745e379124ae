import { IntrinsicException } from '@nestjs/common';

/** Every code a client can meet in `extensions.code`. Anything else is shown as INTERNAL_SERVER_ERROR. */
export type ErrorCode =
  | 'BAD_USER_INPUT'
  | 'NOT_FOUND'
  | 'CONFLICT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'QUERY_TOO_COMPLEX'
  | 'RATE_LIMITED'
  | 'UNAVAILABLE';

/** One thing wrong with the input: `path` is dotted, from the argument down (`input.chain.0.cue`). */
export interface InputIssue {
  path: string;
  message: string;
}

/**
 * An error meant for the client: its message says what is wrong and what would be right.
 * Extends Nest's IntrinsicException so that the framework does not log it as a crash.
 */
export class AppError extends IntrinsicException {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** Further `extensions`, such as `issues` or the current state after a CONFLICT. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'AppError';
  }
}

/** One or more fields are wrong. Each issue names its path and the remedy. */
export function badInput(...issues: [InputIssue, ...InputIssue[]]): AppError {
  const summary = issues.map((issue) => `${issue.path}: ${issue.message}`).join('; ');
  return new AppError('BAD_USER_INPUT', summary, { issues });
}

/** Nothing of this kind has this id. */
export function notFound(kind: string, id: string): AppError {
  return new AppError('NOT_FOUND', `No ${kind} has the id ${id}.`, { kind, id });
}

/** The request was sound but the state is no longer (or already) what it assumes. */
export function conflict(message: string, details: Record<string, unknown> = {}): AppError {
  return new AppError('CONFLICT', message, details);
}

/**
 * Nothing is wrong with the request: it may be sent again as it is, once what stands in the way has passed.
 *
 * @param reason a code for programs, such as `DATABASE_FULL`
 * @param details `outcome: UNKNOWN` where a change may have been made all the same, `KEPT` where it was
 * made and only its answer is missing; else nothing was changed
 */
export function unavailable(
  reason: string,
  message: string,
  details: { outcome?: 'UNKNOWN' | 'KEPT' } = {},
): AppError {
  return new AppError('UNAVAILABLE', message, { reason, retryable: true, ...details });
}

import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { asUnavailable } from '../database/sql-errors.js';
import { AppError } from '../errors/app-error.js';
import { currentRequest, inRequest } from '../requests/current-request.js';

const logger = new Logger('GraphQL');

/**
 * What the client sees of an error. Our own errors keep their message and code; a fault of the
 * document or its variables is BAD_USER_INPUT; a database that is gone or full is UNAVAILABLE;
 * everything else is logged whole and shown as the request id alone, so that no SQL, path or stack
 * leaves the server.
 *
 * @param kept whether the request has changed something for good before the error
 */
export function formatError(
  error: unknown,
  requestId: string,
  kept = false,
): GraphQLFormattedError {
  const located = error instanceof GraphQLError ? error : null;
  const cause = located ? (located.originalError ?? null) : error;
  const where = {
    ...(located?.locations ? { locations: located.locations } : {}),
    ...(located?.path ? { path: located.path } : {}),
  };
  const known = cause instanceof AppError ? cause : asUnavailable(cause);
  if (known) {
    if (known.code === 'UNAVAILABLE') {
      about(requestId, () => logger.warn(`Not served: ${known.message}`));
    }
    // What is below a mutation's own field is read once its change is committed.
    const after = kept && (located?.path?.length ?? 0) > 1;
    return { ...toldOf(known, after), ...where };
  }
  // Without a path nothing was executed yet: the document or its variables are at fault.
  if (located && !cause && !located.path) {
    return { message: located.message, ...where, extensions: { code: 'BAD_USER_INPUT' } };
  }
  const fault = cause ?? error;
  const stack = fault instanceof Error ? fault.stack : String(fault);
  about(requestId, () => logger.error('Request failed', stack));
  return {
    message: `Something went wrong on our side. Quote the request id ${requestId} when you report it.`,
    ...where,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  };
}

/** An answer that cannot be read after the change was made must not have the change made again. */
function toldOf({ code, message, details }: AppError, after: boolean): GraphQLFormattedError {
  if (code !== 'UNAVAILABLE' || !after || details.outcome !== undefined) {
    return { message, extensions: { code, ...details } };
  }
  return {
    message: `The change was made, and only its answer could not be read. ${message}`,
    extensions: { code, ...details, outcome: 'KEPT' },
  };
}

/** Errors are put into words when the request is no longer at hand; their lines must name it all the same. */
function about(requestId: string, tell: () => void): void {
  inRequest({ ...currentRequest(), requestId }, tell);
}

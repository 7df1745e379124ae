import { Logger } from '@nestjs/common';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { asUnavailable } from '../database/sql-errors.js';
import { AppError } from '../errors/app-error.js';

const logger = new Logger('GraphQL');

/**
 * What the client sees of an error. Our own errors keep their message and code; a fault of the
 * document or its variables is BAD_USER_INPUT; a database that is gone or full is UNAVAILABLE;
 * everything else is logged whole and shown as the request id alone, so that no SQL, path or stack
 * leaves the server.
 */
export function formatError(error: unknown, requestId: string): GraphQLFormattedError {
  const located = error instanceof GraphQLError ? error : null;
  const cause = located ? (located.originalError ?? null) : error;
  const where = {
    ...(located?.locations ? { locations: located.locations } : {}),
    ...(located?.path ? { path: located.path } : {}),
  };
  const known = cause instanceof AppError ? cause : asUnavailable(cause);
  if (known) {
    if (known.code === 'UNAVAILABLE') {
      logger.warn(`Request ${requestId} was not served: ${known.message}`);
    }
    return { message: known.message, ...where, extensions: { code: known.code, ...known.details } };
  }
  // Without a path nothing was executed yet: the document or its variables are at fault.
  if (located && !cause && !located.path) {
    return { message: located.message, ...where, extensions: { code: 'BAD_USER_INPUT' } };
  }
  const fault = cause ?? error;
  const stack = fault instanceof Error ? fault.stack : String(fault);
  logger.error(`Request ${requestId} failed`, stack);
  return {
    message: `Something went wrong on our side. Quote the request id ${requestId} when you report it.`,
    ...where,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  };
}

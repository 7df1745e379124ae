import { LIMIT_SETTINGS, type LimitName } from '../../config/limits.js';
import { AppError, type ErrorCode } from '../../errors/app-error.js';

/** What each limit counts, and what a client can do about it. */
const SAID: Partial<Record<LimitName, { counts: string; remedy: string }>> = {
  bodyBytes: {
    counts: 'bytes in the body',
    remedy: 'send less at once, such as an article’s text by itself',
  },
  queryBytes: {
    counts: 'bytes in the document',
    remedy: 'pass long values as variables',
  },
  tokens: {
    counts: 'tokens in the document',
    remedy: 'pass values as variables, or divide the document into several requests',
  },
  depth: {
    counts: 'levels of fields',
    remedy: 'ask for what lies deeper by its id in a second request',
  },
  aliases: { counts: 'aliases', remedy: 'divide the document into several requests' },
  directives: { counts: 'directives', remedy: 'leave out fields instead of skipping them' },
  rootFields: {
    counts: 'fields at the root of operations',
    remedy: 'divide the document into several requests',
  },
  fields: {
    counts: 'fields, with every fragment written out where it is used',
    remedy: 'ask for fewer fields, or use fragments less often',
  },
  repeats: {
    counts: 'pairs of fields that share a name and a place in the answer',
    remedy: 'name each field once in a selection, or use fewer fragments that repeat it',
  },
  cost: {
    counts: 'values that the answer could hold',
    remedy: 'ask for shorter pages with "first", or for fewer fields of each record',
  },
};

/**
 * The error for a request that is beyond a limit.
 *
 * @param measured as far as it was counted
 * @param atLeast whether counting stopped there
 */
export function tooMuch(
  name: LimitName,
  allowed: number,
  measured: number,
  atLeast = false,
  code: ErrorCode = 'QUERY_TOO_COMPLEX',
): AppError {
  const { counts, remedy } = SAID[name]!;
  const found = Math.min(measured, Number.MAX_SAFE_INTEGER);
  return new AppError(
    code,
    `Too much at once: ${atLeast ? 'at least ' : ''}${found} ${counts}, of at most ${allowed}; ${remedy}. The limit is ${LIMIT_SETTINGS[name].variable}.`,
    { limit: name, allowed, measured: found },
  );
}

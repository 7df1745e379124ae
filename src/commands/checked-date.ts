import { parsePartialDate } from '../language/partial-date.js';
import { FatalError } from '../platform/errors/fatal-error.js';

/** The partial date that an option gives; null where it is left out. */
export function checkedDate(option: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  if (parsePartialDate(value)) return value;
  throw new FatalError(`${option} "${value}" is no date; write YYYY, YYYY-MM or YYYY-MM-DD.`);
}

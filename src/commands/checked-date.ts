import { parsePartialDate } from '../language/dates/partial-date.js';
import { FatalError } from '../platform/errors/fatal-error.js';

/** The partial date that an option gives; null where it is left out. */
export function checkedDate(option: string, value: string | undefined): string | null {
  if (value === undefined) return null;
  if (parsePartialDate(value)) return value;
  throw new FatalError(`${option} "${value}" is no date; write YYYY, YYYY-MM or YYYY-MM-DD.`);
}

/** Both ends of a period, checked before anything is started; null where left out. */
export function checkedDates(options: { from?: string; to?: string }): {
  from: string | null;
  to: string | null;
} {
  const from = checkedDate('--from', options.from);
  const to = checkedDate('--to', options.to);
  if (from && to && parsePartialDate(to)!.latest < parsePartialDate(from)!.earliest) {
    throw new FatalError(`--to "${to}" is before --from "${from}".`);
  }
  return { from, to };
}

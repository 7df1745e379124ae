import { TimeRole } from './date-words.js';
import { type DatePrecision, dayNumber, daysInMonth, partialDateOf } from './partial-date.js';

/**
 * What a date counts from. `ABSOLUTE`: the calendar. `YEARLY`: a day or month of an unknown year, laid
 * in 2000. `RELATIVE`: days from an unknown day of speaking. `WEEKLY`: a weekday of an unknown week.
 */
export type Frame = 'ABSOLUTE' | 'YEARLY' | 'RELATIVE' | 'WEEKLY';

export type RoughRole = TimeRole.END | TimeRole.START | TimeRole.MIDDLE;

/** A date while it is being read; `to` is the token after it. `month`/`day` only without a year. */
export interface Moment {
  frame: Frame;
  earliest: number;
  latest: number;
  precision: DatePrecision;
  value: string;
  to: number;
  month?: number;
  day?: number | null;
  /** "Next March", «آذار الماضي»: which March, of those without a year. */
  turn?: -1 | 1;
}

const UNKNOWN_YEAR = 2000;

/** One calendar day; null where the calendar has no such day. */
export function dayOf(year: number, month: number, day: number, to: number): Moment | null {
  const date = partialDateOf(year, month, day);
  if (!date) return null;
  const n = dayNumber(date.value);
  return { frame: 'ABSOLUTE', earliest: n, latest: n, precision: 'DAY', value: date.value, to };
}

/** A month, or a day of it; without a year it is laid in a leap year and keeps its month and day. */
export function monthSpan(
  year: number | null,
  month: number,
  day: number | null,
  to: number,
): Moment | null {
  const laid = year ?? UNKNOWN_YEAR;
  const date = partialDateOf(laid, month, day ?? undefined);
  if (!date) return null;
  const span = {
    earliest: dayNumber(date.earliest),
    latest: dayNumber(date.latest),
    precision: date.precision,
    to,
  };
  if (year !== null) return { ...span, frame: 'ABSOLUTE', value: date.value };
  return { ...span, frame: 'YEARLY', value: `-${date.value.slice(4)}`, month, day };
}

export function yearSpan(year: number, to: number): Moment | null {
  const date = partialDateOf(year);
  if (!date) return null;
  return {
    frame: 'ABSOLUTE',
    earliest: dayNumber(date.earliest),
    latest: dayNumber(date.latest),
    precision: 'YEAR',
    value: date.value,
    to,
  };
}

/** Three months from the first of `month`, which may run into the next year. */
export function seasonSpan(year: number, month: number, to: number): Moment {
  const endMonth = ((month + 1) % 12) + 1;
  const endYear = endMonth < month ? year + 1 : year;
  const pad = (n: number): string => String(n).padStart(2, '0');
  return {
    frame: 'ABSOLUTE',
    earliest: dayNumber(`${year}-${pad(month)}-01`),
    latest: dayNumber(`${endYear}-${pad(endMonth)}-${daysInMonth(endYear, endMonth)}`),
    precision: 'MONTH',
    value: `${year}-${pad(month)}/${endYear}-${pad(endMonth)}`,
    to,
  };
}

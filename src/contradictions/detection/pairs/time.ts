import { DateRole, type DateMention } from '../../../language/dates/dates.js';
import { dayNumber } from '../../../language/dates/partial-date.js';
import type { AnalysedStatement, DayRange } from '../reading/analyse.js';
import type { Tense } from '../reading/tense.js';
import { noted } from '../once.js';

export type TimeRelation = 'SAME' | 'UNKNOWN' | 'DISJOINT';

/** What of a date tells whether it meets another. */
export type Dated = Pick<DateMention, 'frame' | 'precision' | 'earliest' | 'latest'>;

/** When a statement was said, and what time it speaks of. */
export interface Times {
  tense: Tense;
  period: DayRange | null;
  /** Only what an event is said to happen at tells periods apart; bounds and deadlines are open. */
  points: readonly Dated[];
  /** The days on which it was or may have been said; null where nobody knows. */
  said: DayRange | null;
}

/** Whether a date tells when something is said to happen, and not by when or until when. */
export const isPoint = ({ role }: Pick<DateMention, 'role'>): boolean =>
  role === DateRole.AT || role === DateRole.WITHIN;

export const timesOf = noted(({ tense, period, dates, saidAt }: AnalysedStatement): Times => ({
  tense,
  period,
  points: dates.filter(isPoint),
  said: saidAt && { earliest: dayNumber(saidAt.earliest), latest: dayNumber(saidAt.latest) },
}));

/** Whether two dates can be one; null where their frames cannot be compared. */
export function datesMeet(a: Dated, b: Dated): boolean | null {
  if (a.frame === b.frame) return a.earliest <= b.latest && b.earliest <= a.latest;
  if (a.frame === 'YEARLY' && b.frame === 'ABSOLUTE') return yearlyMeets(a, b);
  if (b.frame === 'YEARLY' && a.frame === 'ABSOLUTE') return yearlyMeets(b, a);
  return null;
}

const yearDay = (day: number): number => {
  const date = new Date(day * 86_400_000);
  return Math.round(
    (Date.UTC(2000, date.getUTCMonth(), date.getUTCDate()) - Date.UTC(2000, 0, 1)) / 86_400_000,
  );
};

/** A day and month without a year against a full date: compared within the year. */
function yearlyMeets(yearly: Dated, absolute: Dated): boolean | null {
  if (!Number.isFinite(absolute.earliest) || !Number.isFinite(absolute.latest)) return null;
  if (!Number.isFinite(yearly.earliest) || !Number.isFinite(yearly.latest)) return null;
  if (absolute.precision === 'YEAR' || absolute.latest - absolute.earliest > 92) return true;
  const base = dayNumber('2000-01-01');
  const from = yearDay(absolute.earliest);
  const to = yearDay(absolute.latest);
  return from <= to ? yearly.earliest - base <= to && from <= yearly.latest - base : true;
}

const rangesMeet = (a: DayRange, b: DayRange): boolean =>
  a.earliest <= b.latest && b.earliest <= a.latest;

/** Whether two statements speak of one time, by their periods, else by the dates in their words. */
export function compareTimes(a: Times, b: Times): TimeRelation {
  if (a.period && b.period) return rangesMeet(a.period, b.period) ? 'SAME' : 'DISJOINT';
  const [left, right] = [a.points, b.points];
  if (a.period || b.period) {
    const period = a.period ?? b.period;
    const dates = (a.period ? right : left).filter((date) => date.frame === 'ABSOLUTE');
    if (!period || dates.length === 0) return 'UNKNOWN';
    return dates.some((date) => rangesMeet(period, date)) ? 'SAME' : 'DISJOINT';
  }
  if (left.length === 0 || right.length === 0) return sayingMeets(a, b);
  let compared = false;
  let within = false;
  for (const one of left) {
    for (const other of right) {
      const meet = datesMeet(one, other);
      if (meet === true && isYear(one) === isYear(other)) return 'SAME';
      if (meet === true) within = true;
      if (meet === false) compared = true;
    }
  }
  return compared && !within ? 'DISJOINT' : 'UNKNOWN';
}

/** A whole year is not the time of what happened on a day of it. */
const isYear = ({ precision }: Dated): boolean => precision === 'YEAR';

/** A present statement without a date speaks of the time it was said. */
function sayingMeets(a: Times, b: Times): TimeRelation {
  const [undated, dates] = a.points.length === 0 ? [a, b.points] : [b, a.points];
  const { said } = undated;
  if (!said || undated.tense === 'FUTURE' || undated.tense === 'PAST') return 'UNKNOWN';
  return dates.some((date) => date.frame === 'ABSOLUTE' && rangesMeet(said, date))
    ? 'SAME'
    : 'UNKNOWN';
}

/** Days between the sayings, at least: 0 where they can be one day, null where either is unknown. */
export function daysBetweenSayings({ said: left }: Times, { said: right }: Times): number | null {
  if (!left || !right) return null;
  return Math.max(0, left.earliest - right.latest, right.earliest - left.latest);
}

/** Which statement was said later; null where that is not known. */
export function laterOf({ said: a }: Times, { said: b }: Times): 'a' | 'b' | null {
  if (!a || !b) return null;
  if (a.earliest > b.latest) return 'a';
  return b.earliest > a.latest ? 'b' : null;
}

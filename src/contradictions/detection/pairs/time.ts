import { DateRole, type DateMention } from '../../../language/dates/dates.js';
import { dayNumber } from '../../../language/dates/partial-date.js';
import type { AnalysedStatement, DayRange } from '../reading/analyse.js';
import { noted } from '../once.js';

export type TimeRelation = 'SAME' | 'UNKNOWN' | 'DISJOINT';

/** Only what an event is said to happen at tells periods apart; bounds and deadlines are open. */
const pointsInTime = noted((statement: AnalysedStatement): readonly DateMention[] =>
  statement.dates.filter((date) => date.role === DateRole.AT || date.role === DateRole.WITHIN),
);

/** The days on which it was or may have been said; null where nobody knows. */
const saidDays = noted(
  ({ saidAt }: AnalysedStatement): DayRange | null =>
    saidAt && { earliest: dayNumber(saidAt.earliest), latest: dayNumber(saidAt.latest) },
);

/** Whether two dates can be one; null where their frames cannot be compared. */
export function datesMeet(a: DateMention, b: DateMention): boolean | null {
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
function yearlyMeets(yearly: DateMention, absolute: DateMention): boolean | null {
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
export function compareTimes(a: AnalysedStatement, b: AnalysedStatement): TimeRelation {
  if (a.period && b.period) return rangesMeet(a.period, b.period) ? 'SAME' : 'DISJOINT';
  const left = pointsInTime(a);
  const right = pointsInTime(b);
  if (a.period || b.period) {
    const period = a.period ?? b.period;
    const dates = (a.period ? right : left).filter((date) => date.frame === 'ABSOLUTE');
    if (!period || dates.length === 0) return 'UNKNOWN';
    return dates.some((date) => rangesMeet(period, date)) ? 'SAME' : 'DISJOINT';
  }
  if (left.length === 0 || right.length === 0) return sayingMeets(a, b, left, right);
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
const isYear = ({ precision }: DateMention): boolean => precision === 'YEAR';

/** A present statement without a date speaks of the time it was said. */
function sayingMeets(
  a: AnalysedStatement,
  b: AnalysedStatement,
  left: readonly DateMention[],
  right: readonly DateMention[],
): TimeRelation {
  const [undated, dates] = left.length === 0 ? [a, right] : [b, left];
  const said = saidDays(undated);
  if (!said || undated.tense === 'FUTURE' || undated.tense === 'PAST') return 'UNKNOWN';
  return dates.some((date) => date.frame === 'ABSOLUTE' && rangesMeet(said, date))
    ? 'SAME'
    : 'UNKNOWN';
}

/** Days between the sayings, at least: 0 where they can be one day, null where either is unknown. */
export function daysBetweenSayings(a: AnalysedStatement, b: AnalysedStatement): number | null {
  const [left, right] = [saidDays(a), saidDays(b)];
  if (!left || !right) return null;
  return Math.max(0, left.earliest - right.latest, right.earliest - left.latest);
}

/** Which statement was said later; null where that is not known. */
export function laterOf(a: AnalysedStatement, b: AnalysedStatement): 'a' | 'b' | null {
  if (!a.saidAt || !b.saidAt) return null;
  if (a.saidAt.earliest > b.saidAt.latest) return 'a';
  return b.saidAt.earliest > a.saidAt.latest ? 'b' : null;
}

import { type DateMention, DateRole } from '../../../language/dates/dates.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { type DateEvent, dateEvent, sameMoment } from '../reading/date-events.js';
import { datesMeet } from './time.js';

/** Two dates, one of each side, that may be of one moment. */
export interface NearestDates {
  a: DateMention;
  b: DateMention;
  /** What both are the date of; null where that is not said of both alike. */
  event: DateEvent | null;
  /** Days from the one to the other; 0 where they meet. */
  gap: number;
}

const WEEK = 7;
/** A day and month without its year, against one with it. */
const SOME_DAYS = 30;
const DUE = new Set([DateRole.BY, DateRole.UNTIL, DateRole.BEFORE]);

/** Days from one date to another; null where the two cannot be compared. */
export function daysApart(a: DateMention, b: DateMention): number | null {
  if (a.frame === b.frame && DUE.has(a.role) && DUE.has(b.role))
    return Math.abs(a.latest - b.latest);
  const meet = datesMeet(a, b);
  if (meet !== false) return meet === null ? null : 0;
  if (a.frame !== b.frame) return SOME_DAYS;
  const gap = Math.max(a.earliest - b.latest, b.earliest - a.latest);
  return a.frame === 'WEEKLY' ? Math.min(gap, WEEK - gap) : gap;
}

/** So that of two pairs of dates that are equally near the same is taken whichever statement comes first. */
const valuesOf = ({ a, b }: NearestDates): string => [a.value, b.value].sort().join();

function isNearer(one: NearestDates, other: NearestDates): boolean {
  if ((one.event !== null) !== (other.event !== null)) return one.event !== null;
  return one.gap === other.gap ? valuesOf(one) < valuesOf(other) : one.gap < other.gap;
}

/** Of all dates of one moment the two that are nearest; those of one event before all others. */
export function nearestDates(pair: {
  a: AnalysedStatement;
  b: AnalysedStatement;
}): NearestDates | null {
  let best: NearestDates | null = null;
  for (const a of pair.a.dates)
    for (const b of pair.b.dates) {
      const [eventA, eventB] = [dateEvent(pair.a, a), dateEvent(pair.b, b)];
      const gap = sameMoment(a, b, eventA, eventB) && daysApart(a, b);
      if (gap === null) continue;
      const found = { a, b, event: eventA === eventB ? eventA : null, gap };
      if (best === null || isNearer(found, best)) best = found;
    }
  return best;
}

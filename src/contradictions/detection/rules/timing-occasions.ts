import type { DateMention } from '../../../language/dates/dates.js';
import { dayNumber } from '../../../language/dates/partial-date.js';
import { tellsChange } from '../pairs/other-names.js';
import { arePlacedApart } from '../pairs/others-in-slot.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { type DateEvent, tellsRecurring } from '../reading/date-events.js';
import type { Pair } from './rule.js';

/** A plan may change within this many days of speaking without being another plan. */
const SAME_PLAN_DAYS = 30;
/** What is told within so many days of another report, and of what it tells of, is of the same news. */
export const SAME_NEWS_DAYS = 45;

/** What one does over and over, dated by year only, is told apart by it; what rises or falls by any date. */
export const recurs = (pair: Pair, a: DateMention, b: DateMention): boolean =>
  (a.precision === 'YEAR' &&
    b.precision === 'YEAR' &&
    tellsRecurring(pair.a) &&
    tellsRecurring(pair.b)) ||
  ((a.precision !== 'DAY' || b.precision !== 'DAY') && tellsChange(pair));

/** What returns every so often, dated by year or month only, is told apart by its dates. */
export function returns(pair: Pair, a: DateMention, b: DateMention): boolean {
  const series = pair.a.scopeRoles.has('SERIES') && pair.b.scopeRoles.has('SERIES');
  return (
    series &&
    a.precision !== 'DAY' &&
    b.precision !== 'DAY' &&
    a.value.slice(0, 4) !== b.value.slice(0, 4)
  );
}

/** What returns at all does so within some months. */
const ROUND_DAYS = 180;

/** "The trial of Karim begins in Kut", a year after it began elsewhere: two trials, though no lexicon knows the one place. */
export const isElsewhere = (pair: Pair, a: DateMention, b: DateMention): boolean =>
  a.frame === 'ABSOLUTE' &&
  b.frame === 'ABSOLUTE' &&
  Math.max(a.earliest - b.latest, b.earliest - a.latest) > ROUND_DAYS &&
  arePlacedApart(pair);

export const postponed = (pair: Pair): boolean =>
  pair.a.scopeRoles.has('POSTPONEMENT') || pair.b.scopeRoles.has('POSTPONEMENT');

function supersededPlan(pair: Pair, a: DateMention, b: DateMention): boolean {
  if (postponed(pair)) return true;
  if (pair.saidApart === null || pair.later === null) return false;
  const [early, late] = pair.later === 'b' ? [a, pair.b] : [b, pair.a];
  const earlySaid = pair.later === 'b' ? pair.a.saidAt : pair.b.saidAt;
  const planned = earlySaid !== null && early.earliest > dayNumber(earlySaid.earliest);
  const passed = late.saidAt !== null && early.latest < dayNumber(late.saidAt.earliest);
  return planned && (pair.saidApart > SAME_PLAN_DAYS || (passed && late.tense === 'FUTURE'));
}

/** Days between a date and the day on which it was told. */
function fromSaying({ saidAt }: AnalysedStatement, date: DateMention): number {
  if (saidAt === null || date.frame !== 'ABSOLUTE') return Infinity;
  const [first, last] = [dayNumber(saidAt.earliest), dayNumber(saidAt.latest)];
  return Math.max(0, date.earliest - last, first - date.latest);
}

/**
 * Two reports, weeks apart, each of what was news when it was told: one session and the next, exports of
 * one year and of another. What is only built or founded once is not told apart by that.
 */
const ofTheirTimes = (pair: Pair, a: DateMention, b: DateMention): boolean =>
  pair.saidApart !== null &&
  pair.saidApart > SAME_NEWS_DAYS &&
  fromSaying(pair.a, a) <= SAME_NEWS_DAYS &&
  fromSaying(pair.b, b) <= SAME_NEWS_DAYS;

/** Counts that differ belong to two occasions: 48 seats in 2018, 17 seats in 2021. */
function countsDiffer(a: AnalysedStatement, b: AnalysedStatement): boolean {
  return a.quantities.some((one) =>
    b.quantities.some(
      (other) =>
        one.dimension === other.dimension &&
        (one.dimension !== null ||
          one.kinds.length + other.kinds.length === 0 ||
          one.kinds.some((kind) => other.kinds.includes(kind))) &&
        one.lower !== other.lower,
    ),
  );
}

/** "44,000 in 2022", "147,000 in 2023": each figure is of its own time. */
export const areCountedApart = ({ a, b }: Pair, x: DateMention, y: DateMention): boolean =>
  x.precision !== 'DAY' &&
  y.precision !== 'DAY' &&
  [a, b].every(({ quantities }) => quantities.every(({ dimension }) => dimension === null)) &&
  countsDiffer(a, b);

/** Whether two dates are of two occasions, because the later report tells of a later one. */
export const tellLater = (
  pair: Pair,
  a: DateMention,
  b: DateMention,
  event: DateEvent | null,
): boolean =>
  countsDiffer(pair.a, pair.b) ||
  supersededPlan(pair, a, b) ||
  (event !== 'ORIGIN' && ofTheirTimes(pair, a, b));

import type { DateMention } from '../../../language/dates/dates.js';
import { hoursIn, hoursMeet } from '../../../language/dates/day-parts.js';
import type { DatePrecision } from '../../../language/dates/partial-date.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { dateEvent } from '../reading/date-events.js';
import { isNamed, type Term } from '../reading/terms.js';
import type { Pair } from '../rules/rule.js';
import { type Features, flag } from './features.js';

const GRAIN: Record<DatePrecision, number> = { DAY: 1, MONTH: 2, YEAR: 3 };
/** As many days as tell ages apart: of more no more is said. */
const MOST_GAP = 14;
/** What happens on a date is told no further from it than this, in tokens. */
const REACH = 6;
const MOST_WORDS = 3;

const ONCE = new Set(['BIRTH', 'DEATH', 'ORIGIN']);

/** Whether a word may tell what happened on a date: near it, and no name of whom or where. */
function isBeside({ clauses }: AnalysedStatement, date: DateMention, term: Term): boolean {
  if (isNamed(term) || clauses[date.from] !== term.clause) return false;
  return Math.max(date.from - term.to, term.from - date.to) <= REACH;
}

const hoursOf = noted(({ tokens }: AnalysedStatement) => hoursIn(tokens));

/** Whether both say at what time of the day, and the times meet. */
function hourFeatures({ a, b }: Pair): Features {
  const [left, right] = [hoursOf(a), hoursOf(b)];
  if (left.length === 0 || right.length === 0) return {};
  const meet = left.some((x) => right.some((y) => hoursMeet(x, y)));
  return { hoursMeet: flag(meet), hoursApart: flag(!meet) };
}

/**
 * How the dates of two statements stand to each other: whether the nearest two of one moment meet, how far they are
 * apart and how finely they are told, and whether they are of one event; and whether the hours of the day meet. Nothing
 * where a side has no date, or no hour.
 */
export const dateFeatures = (pair: Pair): Features => ({
  ...hourFeatures(pair),
  ...nearestFeatures(pair),
});

function nearestFeatures(pair: Pair): Features {
  const { a, b } = pair;
  if (a.dates.length === 0 || b.dates.length === 0) return {};
  const nearest = pair.nearestDates;
  if (!nearest) return { datesOfOthers: 1 };
  const { a: x, b: y, event, gap } = nearest;
  const [eventA, eventB] = [dateEvent(a, x), dateEvent(b, y)];
  const words = pair.whole.pairs.filter(([p, q]) => isBeside(a, x, p) && isBeside(b, y, q));
  return {
    dateGap: gap > 0 ? Math.min(MOST_GAP, Math.log2(1 + gap)) : -1,
    dateGrain: Math.max(GRAIN[x.precision], GRAIN[y.precision]),
    dateGrains: Math.abs(GRAIN[x.precision] - GRAIN[y.precision]),
    singleDates: flag(a.dates.length === 1) + flag(b.dates.length === 1),
    dateEventSame: flag(event !== null),
    dateEventOnce: flag(event !== null && ONCE.has(event)),
    dateEventOther: flag(event === null && eventA !== null && eventB !== null),
    dateWords: Math.min(MOST_WORDS, words.length),
    dateRoles: flag(x.role !== y.role),
  };
}

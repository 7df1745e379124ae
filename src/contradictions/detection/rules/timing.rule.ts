import { type DateMention, DateRole } from '../../../language/dates/dates.js';
import { dayNumber } from '../../../language/dates/partial-date.js';
import { type Alignment, comparePlaces, namesDiffer } from '../pairs/align.js';
import { partsDiffer } from '../pairs/parts-differ.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import {
  type DateEvent,
  dateEvent,
  isLived,
  sameMoment,
  tellsRecurring,
} from '../reading/date-events.js';
import { type Candidate, onBothSides, type Pair, type Rule } from './rule.js';
import { differentEvents, otherPredicate } from './timing-events.js';
import { deadlineSentences, timingSentences } from './sentences.js';
import { dateSpan, dateValue } from './shown-spans.js';
import { tellsChange } from '../pairs/other-names.js';
import { datesMeet } from '../pairs/time.js';
import type { Term } from '../reading/terms.js';
import { DismissalReason, FindingKind, Relation } from '../types.js';

export const MIN_SHARED = 1.2;
/** Enough where neither side says anything more: "the company was founded in …". */
export const MIN_WHOLE = 0.9;
export const MIN_COVERAGE = 0.6;
export const MAX_SUBSTITUTION = 0.45;
/** One and the same has more to tell of a year than of a day or a month. */
export const LEAST_COVERAGE = 0.52;
export const MOST_SUBSTITUTION = 0.7;
/** A run of days and its opening or closing are told with two verbs. */
export const MIN_COVERAGE_OF_RUN = 0.45;
const ONE_LIFE = 0.85;
/** What is told within so many days of another report, and of what it tells of, is of the same news. */
export const SAME_NEWS_DAYS = 45;
/** A plan may change within this many days of speaking without being another plan. */
const SAME_PLAN_DAYS = 30;

const DEADLINES = new Set([DateRole.BY, DateRole.UNTIL]);
const isDeadline = (date: DateMention): boolean => DEADLINES.has(date.role);

/** "Before May" is a deadline of what is to come, and a mere bound of what is past. */
const isDue = (statement: AnalysedStatement, date: DateMention): boolean =>
  isDeadline(date) ||
  (date.role === DateRole.BEFORE &&
    (statement.tense === 'FUTURE' || statement.tense === 'PRESENT'));

/** A span counted from an unknown day ("for 15 years") is too loose to clash with another. */
const isLoose = (date: DateMention): boolean =>
  date.frame === 'RELATIVE' && date.precision !== 'DAY';

/** "Until 3 May", "closes on 3 May": the day on which something runs out, as a deadline of either kind. */
const runsOut = (statement: AnalysedStatement, date: DateMention): boolean =>
  date.role === DateRole.AT && dateEvent(statement, date) === 'END';

/** Whether the two dates clash: they cannot meet, or they are two different deadlines. */
function clash(pair: Pair, a: DateMention, b: DateMention): 'DATES' | 'DEADLINES' | null {
  if (isLoose(a) || isLoose(b)) return null;
  const [dueA, dueB] = [isDue(pair.a, a), isDue(pair.b, b)];
  if ((dueA && (dueB || runsOut(pair.b, b))) || (dueB && runsOut(pair.a, a)))
    return a.frame === b.frame && a.latest !== b.latest && !sameEnd(a, b) ? 'DEADLINES' : null;
  return datesMeet(a, b) === false ? 'DATES' : null;
}

/** Deadlines in one month or year meet at the coarser precision. */
function sameEnd(a: DateMention, b: DateMention): boolean {
  const [fine, coarse] = a.precision === 'DAY' ? [a, b] : [b, a];
  const slack = coarse.precision === 'YEAR' ? 365 : coarse.precision === 'MONTH' ? 31 : 0;
  return (
    coarse.precision !== fine.precision &&
    fine.latest <= coarse.latest &&
    fine.latest > coarse.latest - slack
  );
}

/** What one does over and over, dated by year only, is told apart by it; what rises or falls by any date. */
const recurs = (pair: Pair, a: DateMention, b: DateMention): boolean =>
  (a.precision === 'YEAR' &&
    b.precision === 'YEAR' &&
    tellsRecurring(pair.a) &&
    tellsRecurring(pair.b)) ||
  ((a.precision !== 'DAY' || b.precision !== 'DAY') && tellsChange(pair));

/** What returns every so often, dated by year or month only, is told apart by its dates. */
function returns(pair: Pair, a: DateMention, b: DateMention): boolean {
  const series = pair.a.scopeRoles.has('SERIES') && pair.b.scopeRoles.has('SERIES');
  return (
    series &&
    a.precision !== 'DAY' &&
    b.precision !== 'DAY' &&
    a.value.slice(0, 4) !== b.value.slice(0, 4)
  );
}

const postponed = (pair: Pair): boolean =>
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

/** Sharing places and the things counted alone makes no common event. */
const tellsEvent = (term: Term): boolean => !term.keys.some((key) => /^[np]:/.test(key));

/** A name by its capital, or a word that no lexicon knows: Arabic has no capitals. */
const mayName = ({ name, place, keys }: Term): boolean =>
  place === null && (name || !keys.some((key) => /^[acmnopv]:/.test(key)));

/** Whether both speak of one by name: a life has one beginning and one end, whatever else is told. */
const sharesName = ({ pairs }: Alignment): boolean =>
  pairs.some(([a, b]) => mayName(a) && mayName(b));

const isFiner = (a: DateMention, b: DateMention): boolean =>
  a.precision !== 'YEAR' && b.precision !== 'YEAR';

/** Why two dates that clash are still no conflict; null where they are one. */
function reasonFor(
  pair: Pair,
  [a, b]: readonly [DateMention, DateMention],
  event: DateEvent | null,
): DismissalReason | null {
  const alignment = pair.whole;
  const bounded = event === 'RUN' || event === 'ORIGIN';
  const least = Math.min(alignment.restWeightA, alignment.restWeightB);
  if (postponed(pair)) return DismissalReason.SUPERSEDED;
  if (comparePlaces(alignment) === 'DIFFERENT' || namesDiffer(alignment))
    return DismissalReason.DIFFERENT_SUBJECT;
  const finer = isFiner(a, b);
  const otherwise =
    !bounded &&
    (least > (finer ? MOST_SUBSTITUTION : MAX_SUBSTITUTION) * alignment.told ||
      differentEvents(pair, [a, b]) ||
      (!finer && otherPredicate(alignment)) ||
      partsDiffer(pair, alignment));
  if (otherwise || returns(pair, a, b) || recurs(pair, a, b))
    return DismissalReason.DIFFERENT_SUBJECT;
  const later =
    countsDiffer(pair.a, pair.b) ||
    supersededPlan(pair, a, b) ||
    (event !== 'ORIGIN' && ofTheirTimes(pair, a, b));
  if (later) return DismissalReason.SUPERSEDED;
  const denied =
    pair.a.denied !== pair.b.denied || alignment.pairs.some(([x, y]) => x.negated !== y.negated);
  return denied ? DismissalReason.NOT_CONTRADICTORY : null;
}

function compareTwo(
  pair: Pair,
  [a, b]: readonly [DateMention, DateMention],
  event: DateEvent | null,
): Candidate | null {
  const what = clash(pair, a, b);
  if (!what) return null;
  const alignment = pair.whole;
  if (isLived(event) && sharesName(alignment)) return ofOneLife(pair, a, b);
  const bounded = event === 'RUN' || event === 'ORIGIN';
  const least = Math.min(alignment.restWeightA, alignment.restWeightB);
  const coverage =
    alignment.shared + least === 0 ? 0 : alignment.shared / (alignment.shared + least);
  const whole = alignment.restWeightA + alignment.restWeightB === 0;
  if (
    alignment.shared < (whole || bounded ? MIN_WHOLE : MIN_SHARED) ||
    coverage < (bounded ? MIN_COVERAGE_OF_RUN : isFiner(a, b) ? LEAST_COVERAGE : MIN_COVERAGE) ||
    !alignment.pairs.some(([term]) => tellsEvent(term))
  )
    return null;
  return toCandidate(pair, a, b, {
    deadlines: what === 'DEADLINES',
    score: Math.min(0.9, 0.4 + 0.5 * coverage),
    reason: reasonFor(pair, [a, b], event),
  });
}

interface Verdict {
  deadlines: boolean;
  score: number;
  reason: DismissalReason | null;
}

/** Two births or two deaths of one who is named on both sides. */
function ofOneLife(pair: Pair, a: DateMention, b: DateMention): Candidate {
  const others = namesDiffer(pair.whole) && !onlyFuller(pair.whole);
  const reason = others ? DismissalReason.DIFFERENT_SUBJECT : null;
  return toCandidate(pair, a, b, { deadlines: false, score: ONE_LIFE, reason });
}

/** One side has every name that the other has, and more: a full name and a short one. */
const onlyFuller = ({ restA, restB }: Alignment): boolean =>
  !restA.some((term) => term.name) || !restB.some((term) => term.name);

function toCandidate(
  pair: Pair,
  a: DateMention,
  b: DateMention,
  { deadlines, score, reason }: Verdict,
): Candidate {
  const [spanA, spanB] = [dateSpan(pair.a, a), dateSpan(pair.b, b)];
  return {
    relation: deadlines ? Relation.TENSION : Relation.CONTRARY,
    score,
    spansA: [spanA],
    spansB: [spanB],
    valueA: dateValue(a),
    valueB: dateValue(b),
    sentences: (deadlines ? deadlineSentences : timingSentences)(spanA.text, spanB.text),
    reason,
  };
}

/** Whether a statement gives a finer date than this year: "a film of 2005, released in August". */
const isCoarse = (statement: AnalysedStatement, date: DateMention): boolean =>
  date.precision === 'YEAR' && statement.dates.some(({ precision }) => precision !== 'YEAR');

/** Years that meet settle nothing between days; days that meet do. */
function settles(pair: Pair, a: DateMention, b: DateMention): boolean {
  const [lastA, lastB] = [isDeadline(a) || runsOut(pair.a, a), isDeadline(b) || runsOut(pair.b, b)];
  if ((isDeadline(a) && lastB) || (isDeadline(b) && lastA)) return false;
  if (isCoarse(pair.a, a) || isCoarse(pair.b, b)) return false;
  return datesMeet(a, b) === true && (a.precision !== 'YEAR' || b.precision !== 'YEAR');
}

function find(pair: Pair): Candidate[] {
  const found: Candidate[] = [];
  for (const a of pair.a.dates) {
    for (const b of pair.b.dates) {
      // A date both statements give settles when it was; what else they date is another matter.
      const [eventA, eventB] = [dateEvent(pair.a, a), dateEvent(pair.b, b)];
      const moment = sameMoment(a, b, eventA, eventB);
      if (!moment) continue;
      if (settles(pair, ...moment) && !postponed(pair)) return [];
      const run = eventA !== eventB && (eventA === 'RUN' || eventB === 'RUN');
      const event = eventA === eventB ? eventA : null;
      const candidate = compareTwo(pair, moment, run ? 'RUN' : event);
      if (candidate) found.push(candidate);
    }
  }
  return found;
}

/** One event, and dates or deadlines that do not meet at the precision given. */
export const timingRule: Rule = {
  name: 'timing.disjoint',
  version: 5,
  kind: FindingKind.TIMING,
  needs: onBothSides(({ dates }) => dates.length > 0),
  find,
};

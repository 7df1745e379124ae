import { type DateMention, DateRole } from '../../../language/dates/dates.js';
import { type Alignment, comparePlaces, namesDiffer } from '../pairs/align.js';
import { partsDiffer } from '../pairs/parts-differ.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { type DateEvent, dateEvent, isLived, sameMoment } from '../reading/date-events.js';
import { type Candidate, onBothSides, type Pair, type Rule } from './rule.js';
import { differentEvents, otherPredicate, otherThings } from './timing-events.js';
import {
  areCountedApart,
  isElsewhere,
  postponed,
  recurs,
  returns,
  tellLater,
} from './timing-occasions.js';
import { deadlineSentences, timingSentences } from './sentences.js';
import { dateSpan, dateValue } from './shown-spans.js';
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
const OTHERS = DismissalReason.DIFFERENT_SUBJECT;

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

/** Sharing places and the things counted alone makes no common event. */
const tellsEvent = (term: Term): boolean => !term.keys.some((key) => /^[np]:/.test(key));

/** A name by its capital, or a word that no lexicon knows: Arabic has no capitals. */
const mayName = ({ name, place, keys }: Term): boolean =>
  place === null && (name || !keys.some((key) => /^[acmnopv]:/.test(key)));

/** An Arabic word without its article, as each word of a person's name is: «نجاة فرحان». */
const isBare = ({ tokens }: AnalysedStatement, { from, place }: Term): boolean =>
  place === null && /^(?!ال)[\u0621-\u064A]/.test(tokens[from]?.text ?? '');

/** Whether two words stand together on both sides that may be a name, whatever else they mean. */
const sharesBareName = ({ a, b, whole: { pairs } }: Pair): boolean =>
  pairs.some(
    ([x, y]) =>
      isBare(a, x) &&
      isBare(b, y) &&
      pairs.some(([p, q]) => p.from === x.to && q.from === y.to && isBare(a, p) && isBare(b, q)),
  );

/** Whether both speak of one by name: a life has one beginning and one end, whatever else is told. */
const sharesName = (pair: Pair): boolean =>
  pair.whole.pairs.some(([a, b]) => mayName(a) && mayName(b)) || sharesBareName(pair);

const isFiner = (a: DateMention, b: DateMention): boolean =>
  a.precision !== 'YEAR' && b.precision !== 'YEAR';

const isBounded = (event: DateEvent | null): boolean => event === 'RUN' || event === 'ORIGIN';

/** Why two dates that clash are surely those of two days: null where nothing in the words says so. */
function surelyApart(
  pair: Pair,
  [a, b]: readonly [DateMention, DateMention],
  event: DateEvent | null,
): DismissalReason | null {
  if (postponed(pair)) return DismissalReason.SUPERSEDED;
  const others =
    comparePlaces(pair.whole) === 'DIFFERENT' ||
    (!isBounded(event) &&
      (differentEvents(pair, [a, b]) ||
        otherThings(pair.whole) ||
        isElsewhere(pair, a, b) ||
        areCountedApart(pair, a, b))) ||
    returns(pair, a, b) ||
    recurs(pair, a, b);
  if (others) return DismissalReason.DIFFERENT_SUBJECT;
  return tellLater(pair, a, b, event) ? DismissalReason.SUPERSEDED : null;
}

/** Whether the two say so much else that they may tell of two events. */
function mayBeOthers(
  pair: Pair,
  [a, b]: readonly [DateMention, DateMention],
  event: DateEvent | null,
): boolean {
  const { whole } = pair;
  if (namesDiffer(whole)) return true;
  if (isBounded(event)) return false;
  const finer = isFiner(a, b);
  const least = Math.min(whole.restWeightA, whole.restWeightB);
  return (
    least > (finer ? MOST_SUBSTITUTION : MAX_SUBSTITUTION) * whole.told ||
    (!finer && otherPredicate(whole)) ||
    partsDiffer(pair, whole)
  );
}

/** Whether the one denies what the other tells. */
const deniesOther = ({ a, b, whole }: Pair): boolean =>
  a.denied !== b.denied || whole.pairs.some(([x, y]) => x.negated !== y.negated);

/** Whether the two share so much that the two dates are taken to be of one event. */
function isOneEvent(
  { whole }: Pair,
  [a, b]: readonly [DateMention, DateMention],
  event: DateEvent | null,
  coverage: number,
): boolean {
  const bounded = isBounded(event);
  const all = whole.restWeightA + whole.restWeightB === 0;
  return (
    whole.shared >= (all || bounded ? MIN_WHOLE : MIN_SHARED) &&
    coverage >= (bounded ? MIN_COVERAGE_OF_RUN : isFiner(a, b) ? LEAST_COVERAGE : MIN_COVERAGE) &&
    whole.pairs.some(([term]) => tellsEvent(term))
  );
}

function compareTwo(
  pair: Pair,
  dates: readonly [DateMention, DateMention],
  event: DateEvent | null,
): Candidate | null {
  const [a, b] = dates;
  const what = clash(pair, a, b);
  const { whole } = pair;
  if (!what || whole.shared < MIN_WHOLE) return null;
  if (isLived(event) && sharesName(pair)) return ofOneLife(pair, a, b);
  const least = Math.min(whole.restWeightA, whole.restWeightB);
  const coverage = whole.shared / (whole.shared + least);
  const score = Math.min(0.9, 0.4 + 0.5 * coverage);
  const deadlines = what === 'DEADLINES';
  if (!isOneEvent(pair, dates, event, coverage)) {
    // Said of two days that do not meet, it may still be one event, told in other words.
    const mayBeOne =
      (deadlines || pair.time === 'DISJOINT') &&
      !deniesOther(pair) &&
      surelyApart(pair, dates, event) === null;
    if (!mayBeOne) return null;
    return { ...toCandidate(pair, a, b, { deadlines, score, reason: OTHERS }), unsure: true };
  }
  const sure = surelyApart(pair, dates, event);
  const others = mayBeOthers(pair, dates, event);
  const reason = others && sure !== DismissalReason.SUPERSEDED ? OTHERS : sure;
  const denied = reason === null && deniesOther(pair) ? DismissalReason.NOT_CONTRADICTORY : null;
  const candidate = toCandidate(pair, a, b, { deadlines, score, reason: reason ?? denied });
  return { ...candidate, unsure: others && sure === null && !deniesOther(pair) };
}

interface Verdict {
  deadlines: boolean;
  score: number;
  reason: DismissalReason | null;
}

/** Two births or two deaths of one who is named on both sides. */
function ofOneLife(pair: Pair, a: DateMention, b: DateMention): Candidate {
  const others = namesDiffer(pair.whole) && !onlyFuller(pair.whole);
  const reason = others ? OTHERS : null;
  const candidate = toCandidate(pair, a, b, { deadlines: false, score: ONE_LIFE, reason });
  return { ...candidate, unsure: others, certain: !others };
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
  const doubts: { candidate: Candidate; a: DateMention; b: DateMention }[] = [];
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
      if (candidate?.unsure === true) doubts.push({ candidate, a, b });
      else if (candidate) found.push(candidate);
    }
  }
  // Beside dates that are told apart for certain, or found, no other two are worth a question.
  if (found.length > 0 || doubts.length === 0) return found;
  const nearest = pair.nearestDates;
  return doubts
    .filter(({ a, b }) => nearest?.a === a && nearest.b === b)
    .map(({ candidate }) => candidate);
}

/** One event, and dates or deadlines that do not meet at the precision given. */
export const timingRule: Rule = {
  name: 'timing.disjoint',
  version: 10,
  kind: FindingKind.TIMING,
  needs: onBothSides(({ dates }) => dates.length > 0),
  find,
};

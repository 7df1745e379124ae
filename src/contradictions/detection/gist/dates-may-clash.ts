import { DateRole } from '../../../language/dates/dates.js';
import { MAX_UNLINKED, ONE_NEWS_DAYS } from '../pairs/same-saying.js';
import { datesMeet, isPoint } from '../pairs/time.js';
import { isLived, sameMoment } from '../reading/date-events.js';
import {
  LEAST_COVERAGE,
  MIN_COVERAGE_OF_RUN,
  MIN_SHARED,
  MIN_WHOLE,
  MOST_SUBSTITUTION,
} from '../rules/timing.rule.js';
import { SAME_NEWS_DAYS } from '../rules/timing-occasions.js';
import { isIn } from './aligned.js';
import type { Gist, GistDate } from './gist.js';
import type { GistPair } from './gist-pair.js';
import { Trait } from './traits.js';
import { Column, MILLION, WIDTH, Word } from './words.js';

const LATEST = new Set([DateRole.BY, DateRole.UNTIL, DateRole.BEFORE]);

const isLoose = ({ frame, precision }: GistDate): boolean =>
  frame === 'RELATIVE' && precision !== 'DAY';

/** Whether two dates of one moment may be two dates or two deadlines. */
function mayClash(a: GistDate, b: GistDate): boolean {
  if (isLoose(a) || isLoose(b)) return false;
  const runsOut = ({ role, event }: GistDate): boolean => role === DateRole.AT && event === 'END';
  const [dueA, dueB] = [LATEST.has(a.role), LATEST.has(b.role)];
  const due = (dueA && (dueB || runsOut(b))) || (dueB && runsOut(a));
  return (due && a.frame === b.frame && a.latest !== b.latest) || datesMeet(a, b) === false;
}

/** Whether a date is near the day on which it was told. */
function isOfNow({ times: { said } }: Gist, { frame, earliest, latest }: GistDate): boolean {
  if (!said || frame !== 'ABSOLUTE') return false;
  return Math.max(earliest - said.latest, said.earliest - latest) <= SAME_NEWS_DAYS;
}

/** Whether `timing.disjoint` may find something. */
export function timingMayFind(pair: GistPair): boolean {
  const { a, b } = pair;
  if (pair.shared < MIN_WHOLE) return false;
  return a.dates.some((x) => b.dates.some((y) => twoMayFind(pair, x, y)));
}

/** Whether two dates are told of two reports, each of its own time. */
const areOfNow = (pair: GistPair, x: GistDate, y: GistDate): boolean =>
  pair.saidApart !== null &&
  pair.saidApart > SAME_NEWS_DAYS &&
  isOfNow(pair.a, x) &&
  isOfNow(pair.b, y);

/** Whether `timing.disjoint` may hold two dates back for want of certainty: as `mayBeMisdated` of the alignment. */
export function mayBeMisdated(pair: GistPair): boolean {
  if (pair.shared < MIN_WHOLE) return false;
  return pair.a.dates.some((x) =>
    pair.b.dates.some((y) => {
      const moment = sameMoment(x, y, x.event, y.event);
      if (!moment || !mayClash(...moment)) return false;
      const once = x.event === y.event && (x.event === 'ORIGIN' || isLived(x.event));
      return once || !areOfNow(pair, ...moment);
    }),
  );
}

function twoMayFind(pair: GistPair, x: GistDate, y: GistDate): boolean {
  const moment = sameMoment(x, y, x.event, y.event);
  if (!moment || !mayClash(...moment)) return false;
  const event = x.event === y.event ? x.event : null;
  if (isLived(event)) return true;
  const bounded = event === 'ORIGIN' || x.event === 'RUN' || y.event === 'RUN';
  const later = areOfNow(pair, ...moment);
  if ((later && event !== 'ORIGIN') || pair.bothLack(Word.NAME)) return false;
  if (bounded) return pair.coverage >= MIN_COVERAGE_OF_RUN;
  if (pair.shared < MIN_SHARED && pair.allRest > 0) return false;
  return pair.coverage >= LEAST_COVERAGE && pair.leastRest <= MOST_SUBSTITUTION * pair.told;
}

/** Whether what a side says beside its subject is said by the other too. */
function isCovered(pair: GistPair, side: 0 | 1): boolean {
  const { table, count } = (side === 0 ? pair.a : pair.b).words;
  let lacking = 0;
  for (let at = 0; at < count; at++) {
    const flags = table[at * WIDTH + Column.FLAGS]!;
    const linked = isIn(pair.whole.paired[side], at);
    if (!linked && (flags & (Word.SUBJECT | Word.EDGE)) === 0)
      lacking += table[at * WIDTH + Column.WEIGHT]!;
  }
  return lacking <= (MAX_UNLINKED + 0.001) * MILLION;
}

/** Whether `timing.same-saying` may find something. */
export function sameSayingMayFind(pair: GistPair): boolean {
  const { a, b } = pair;
  if (!pair.both(Trait.ENGLISH) || pair.both(Trait.REFERS_BACK)) return false;
  if ((pair.saidApart ?? 0) > ONE_NEWS_DAYS) return false;
  const points = (each: Gist): GistDate[] => each.dates.filter(isPoint);
  // Within a run any day may be meant, so that a run clashes with more than what it does not meet.
  const clashing = points(a).some((x) =>
    points(b).some((y) => x.event !== null || y.event !== null || datesMeet(x, y) === false),
  );
  return clashing && (isCovered(pair, 0) || isCovered(pair, 1));
}

import { comparePlaces, namesDiffer } from '../pairs/align.js';
import { tellsChange } from '../pairs/other-names.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { type Ordered, ordersIn } from '../reading/orders.js';
import { tellsRecurring } from '../reading/date-events.js';
import { ordinalsDiffer } from '../reading/ordinals.js';
import type { Term } from '../reading/terms.js';
import { DismissalReason, FindingKind, Relation } from '../types.js';
import { type Candidate, onBothSides, type Pair, type Rule, spanOf } from './rule.js';
import { orderSentences } from './sentences.js';
import { isPredicate, otherPredicate } from './timing-events.js';

const SCORE = 0.74;
/** Of what it was before or after, both must name so much; and of what was, so much for certain. */
export const MIN_ANCHOR = 0.5;
export const MIN_SHARED = 0.6;
export const ENOUGH_SHARED = 1.2;
export const MIN_COVERAGE = 0.5;
export const MUCH = 0.3;

const outside = ({ from, to }: Ordered, term: Term): boolean => term.from < from || term.from >= to;
const weightOf = (terms: readonly Term[]): number =>
  terms.reduce((sum, { weight }) => sum + weight, 0);

/** A denial that only narrows down: «لم يعلم إلا بعد», "not until after". */
const isExceptive = ({ tokens }: AnalysedStatement, { from }: Ordered): boolean =>
  tokens
    .slice(Math.max(0, from - 3), from)
    .some(({ text }) => /^(?:الا|until|سوي|only)$/.test(text));

/** Whether a side denies what it gives a place in the order. */
export const isDenied = (side: AnalysedStatement, ordered: Ordered): boolean =>
  side.denied ||
  (!isExceptive(side, ordered) &&
    side.terms.some((term) => term.negated && outside(ordered, term)));

/** "Opened before", "closed after": two events, each with its place in the order. */
const tellOpposites = ({ a, b }: Pair): boolean =>
  a.terms.some((term) =>
    term.opposed.some(({ key, otherKey }) => b.byKey.has(otherKey) && !b.byKey.has(key)),
  );

/** How much both say of what was, how much of it each says alone, and whether each has a deed of its own. */
function toldOf({ whole }: Pair, x: Ordered, y: Ordered) {
  const told = {
    ...whole,
    pairs: whole.pairs.filter(([a, b]) => outside(x, a) && outside(y, b)),
    restA: whole.restA.filter((term) => outside(x, term)),
    restB: whole.restB.filter((term) => outside(y, term)),
  };
  const shared = weightOf(told.pairs.map(([a]) => a));
  const least = Math.min(weightOf(told.restA), weightOf(told.restB));
  // Where each says more than a little for itself, a deed that both name tells that it is one.
  const one = told.pairs.some(([a, b]) => isPredicate(a) && isPredicate(b));
  const apart = otherPredicate(told) || (least > MUCH && !one);
  return { shared, coverage: shared / Math.max(shared + least, 0.01), apart };
}

function compareTwo(pair: Pair, x: Ordered, y: Ordered): Candidate | null {
  const { pairs } = pair.whole;
  const anchor = pairs.filter(([a, b]) => x.terms.includes(a) && y.terms.includes(b));
  if (x.order === y.order || weightOf(anchor.map(([a]) => a)) < MIN_ANCHOR) return null;
  if (isDenied(pair.a, x) || isDenied(pair.b, y)) return null;
  const { shared, coverage, apart } = toldOf(pair, x, y);
  if (shared < MIN_SHARED) return null;
  const unsure =
    shared < ENOUGH_SHARED || coverage < MIN_COVERAGE || apart || namesDiffer(pair.whole);
  const [spanA, spanB] = [spanOf(pair.a, x.from, x.to), spanOf(pair.b, y.from, y.to)];
  return {
    relation: Relation.CONTRARY,
    score: SCORE,
    spansA: [spanA],
    spansB: [spanB],
    valueA: spanA.text,
    valueB: spanB.text,
    sentences: orderSentences(spanA.text, spanB.text),
    reason: unsure ? DismissalReason.DIFFERENT_SUBJECT : null,
    unsure,
  };
}

function find(pair: Pair): Candidate[] {
  const { a, b } = pair;
  if (pair.time === 'DISJOINT' || comparePlaces(pair.whole) === 'DIFFERENT') return [];
  if (ordinalsDiffer(a, b) || tellOpposites(pair) || tellsChange(pair)) return [];
  if (tellsRecurring(a) && tellsRecurring(b)) return [];
  const found = ordersIn(a).flatMap((x) =>
    ordersIn(b).flatMap((y) => compareTwo(pair, x, y) ?? []),
  );
  return found.slice(0, 1);
}

/** One event, told as before something by the one side, and as after it by the other. */
export const orderRule: Rule = {
  name: 'timing.order',
  version: 1,
  kind: FindingKind.TIMING,
  needs: onBothSides((side) => ordersIn(side).length > 0),
  find,
};

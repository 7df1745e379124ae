import { Comparator } from '../../../language/statement.js';
import { negationDepth } from '../../../language/cues/negation.js';
import type { QuantityMention } from '../../../language/numbers/quantities.js';
import {
  type Alignment,
  alignTerms,
  comparePlaces,
  membersDiffer,
  namesDiffer,
} from '../pairs/align.js';
import { hasGrown, tellsThenAndNow } from '../pairs/grown-since.js';
import { partsDiffer } from '../pairs/parts-differ.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { isUncounted } from '../reading/counted-kinds.js';
import { aspectsDiffer } from '../reading/aspects.js';
import { areasDiffer, isOffset, isPartitive, scopesDiffer } from '../reading/quantity-scope.js';
import { figuresAgree, isDuration } from '../pairs/intervals.js';
import { changesDiffer, ratesDiffer } from '../reading/rates-and-changes.js';
import { areAccounted, isOfRest, isOfStage } from '../pairs/quantity-accounts.js';
import { isPart, isPlacePart } from './quantity-parts.js';
import { type Candidate, onBothSides, type Pair, type Rule } from './rule.js';
import { complementSentences, quantitySentences } from './sentences.js';
import { otherPredicate } from './timing-events.js';
import { inOneText, quantitySpans } from './shown-spans.js';
import { isStale, withSpeaker } from '../pairs/staleness.js';
import type { Term } from '../reading/terms.js';
import { DismissalReason, FindingKind, Relation } from '../types.js';

/** How much two statements must share, in term weights, and as a part of the shorter one. */
export const MIN_SHARED = 1.2;
/** A length or an area of one thing is said in few words: its unit counts as shared. */
export const SHARED_UNIT = 0.3;
export const MEASURED = new Set(['LENGTH', 'AREA', 'MASS', 'VOLUME', 'TEMPERATURE', 'SPEED']);
export const MAX_BARE_REST = 0.3;
/** The weight of one telling word. */
export const ONE_WORD = 1.1;
export const MIN_COVERAGE = 0.5;
/** Enough in common that an editor may ask why it is no conflict. */
export const MIN_RELATED = 0.9;
export const MIN_RELATED_COVERAGE = 0.3;
/** What only one side names may weigh this much of what they share, on the side that has less of it. */
export const MAX_SUBSTITUTION = 0.8;
/** Counts of states grow stale: after this many days a different count is a later state. */
const STATE_DAYS = 30;
/** Tolls only rise. */
const TOLLS = new Set([
  'killed',
  'injured',
  'missing',
  'infected',
  'displaced',
  'arrested',
  'rescued',
  'destroyed',
]);
type Counted = Pick<QuantityMention, 'dimension' | 'kinds'>;

/** Whether the two count or measure the same sort of thing at all. */
export function comparable(a: Counted, b: Counted): boolean {
  if (a.dimension !== null || b.dimension !== null)
    return a.dimension === b.dimension || (isDuration(a.dimension) && isDuration(b.dimension));
  return a.kinds.some((kind) => b.kinds.includes(kind));
}

/** Two bare figures in sentences that say the same else: "measured 6.1", "measured 5.4". */
function areBare(pair: Pair, a: QuantityMention, b: QuantityMention): boolean {
  const { restWeightA, restWeightB } = pair.whole;
  return (
    isUncounted(a) &&
    isUncounted(b) &&
    pair.a.quantities.length + pair.b.quantities.length === 2 &&
    restWeightA + restWeightB <= MAX_BARE_REST
  );
}

/** The terms a number belongs to: its clause's, or the whole statement's where it is the only one. */
function contextOf(statement: AnalysedStatement, quantity: QuantityMention): readonly Term[] {
  if (statement.quantities.length < 2) return statement.terms;
  const clause = statement.clauses[quantity.from];
  const near = statement.terms.filter((term) => term.clause === clause);
  return near.reduce((sum, term) => sum + term.weight, 0) >= MIN_SHARED ? near : statement.terms;
}

/** What happened to the things counted, by the nearest such word; the counted noun may say it itself. */
function measuresOf(terms: readonly Term[], quantity: QuantityMention): readonly string[] {
  if (quantity.measure !== null) return [quantity.measure];
  let best: readonly string[] = [];
  let nearest = Infinity;
  for (const term of terms) {
    if (term.measures.length === 0) continue;
    const distance =
      term.from >= quantity.to ? term.from - quantity.to : quantity.from - term.to + 0.5;
    if (distance < nearest) {
      nearest = distance;
      best = term.measures;
    }
  }
  return best;
}

function later(
  pair: Pair,
  a: QuantityMention,
  b: QuantityMention,
  measures: readonly string[],
): boolean {
  if (pair.saidApart === null || pair.saidApart === 0 || pair.later === null) return false;
  if (pair.time === 'SAME' && pair.saidApart > STATE_DAYS) return false;
  const [early, late] = pair.later === 'b' ? [a, b] : [b, a];
  const grows = (late.lower ?? late.upper ?? 0) > (early.upper ?? early.lower ?? 0);
  const toll = measures.some((measure) => TOLLS.has(measure));
  const flagged =
    pair.a.scopeRoles.has('UPDATE') ||
    pair.b.scopeRoles.has('UPDATE') ||
    pair.a.scopeRoles.has('SO_FAR') ||
    pair.b.scopeRoles.has('SO_FAR');
  if (toll) return grows;
  if (flagged && grows) return true;
  // So many a day, so many a year: a state of the world, whoever tells of it.
  // And so is what one has or is at the time of speaking.
  const present = pair.a.tense === 'PRESENT' && pair.b.tense === 'PRESENT';
  return isStale(pair, STATE_DAYS, present || (a.per !== null && b.per !== null));
}

/** "The union does not have 4,000 members" gives no figure. */
const isNegated = (
  { negations, clauses }: AnalysedStatement,
  { boundFrom, from, to }: QuantityMention,
): boolean => {
  // «لا يزيد عمر الهيكل على» bounds the number, and denies nothing.
  const others = negations.filter((each) => each.from < (boundFrom ?? from) || each.from >= to);
  return negationDepth(others, clauses, from) % 2 === 1;
};

/** "300 displaced people were injured", "9,000 displaced people will return": a toll, and what else is to come. */
function oneIsToCome({ a, b }: Pair, context: Alignment): boolean {
  const tells = ({ measures }: Term): boolean => measures.some((measure) => TOLLS.has(measure));
  const [tollA, tollB] = [context.restA.some(tells), context.restB.some(tells)];
  if (tollA === tollB || !otherPredicate(context)) return false;
  return (tollA ? b : a).tense === 'FUTURE' && (tollA ? a : b).tense !== 'FUTURE';
}

/** Why two disjoint numbers are still no conflict; null where they are one. */
function reasonFor(
  pair: Pair,
  context: Alignment,
  a: QuantityMention,
  b: QuantityMention,
): DismissalReason | null {
  const left = measuresOf(context.pairs.map(([term]) => term).concat(context.restA), a);
  const right = measuresOf(context.pairs.map(([, term]) => term).concat(context.restB), b);
  const place = comparePlaces(context);
  if (place === 'DIFFERENT' || namesDiffer(context)) return DismissalReason.DIFFERENT_SUBJECT;
  if (pair.time === 'DISJOINT') return DismissalReason.SUPERSEDED;
  const [saidA, saidB] = [[pair.a, a] as const, [pair.b, b] as const];
  if (ratesDiffer(saidA, saidB) || changesDiffer(saidA, saidB) || a.part !== b.part)
    return DismissalReason.DIFFERENT_SCOPE;
  if (isOffset(pair.a, a) !== isOffset(pair.b, b)) return DismissalReason.DIFFERENT_SCOPE;
  if (isPartitive(pair.a, a) !== isPartitive(pair.b, b)) return DismissalReason.DIFFERENT_SCOPE;
  if (aspectsDiffer(saidA, saidB) || scopesDiffer(pair, [a, b]))
    return DismissalReason.DIFFERENT_SCOPE;
  if (place === 'CONTAINED' || isPart(a, b) || isPlacePart(context, a, b) || isOfStage(pair, a, b))
    return DismissalReason.DIFFERENT_SCOPE;
  if (areAccounted(pair, a, b) || isOfRest(pair, a, b)) return DismissalReason.COMPATIBLE_BOUNDS;
  const otherMeasure =
    left.length > 0 && right.length > 0 && !left.some((measure) => right.includes(measure));
  if (otherMeasure || (left.length + right.length > 0 && oneIsToCome(pair, context)))
    return DismissalReason.DIFFERENT_SCOPE;
  if (later(pair, a, b, [...left, ...right]) || hasGrown(pair, a, b) || tellsThenAndNow(pair))
    return DismissalReason.SUPERSEDED;
  if (areasDiffer(pair)) return DismissalReason.DIFFERENT_SCOPE;
  // "For the striker", "for the goalkeeper": where nothing else differs, that is what it is of.
  const alone = Math.max(context.restWeightA, context.restWeightB) <= ONE_WORD;
  if (partsDiffer(pair, context) || (alone && membersDiffer(context)))
    return DismissalReason.DIFFERENT_SUBJECT;
  const substituted = Math.min(context.restWeightA, context.restWeightB);
  if (substituted > MAX_SUBSTITUTION * context.told) return DismissalReason.DIFFERENT_SUBJECT;
  const negated = isNegated(pair.a, a) || isNegated(pair.b, b);
  return pair.a.denied || pair.b.denied || negated ? DismissalReason.NOT_CONTRADICTORY : null;
}

const number = (n: number): string => String(Math.round(n * 1000) / 1000);

/** The number for reading: "2500", ">= 2000", "> 300", "20-30". */
function valueOf(q: QuantityMention): string {
  const unit = q.unit === null ? '' : ` ${q.unit}`;
  const open = q.comparator === Comparator.LESS_THAN || q.comparator === Comparator.MORE_THAN;
  const equal = open ? '' : '=';
  if (q.lower === null) return `<${equal} ${number(q.upper ?? 0)}${unit}`;
  if (q.upper === null) return `>${equal} ${number(q.lower)}${unit}`;
  return (q.lower === q.upper ? number(q.lower) : `${number(q.lower)}-${number(q.upper)}`) + unit;
}

/** "At least n" against "fewer than n": exactly one holds. */
function complementary(a: QuantityMention, b: QuantityMention): boolean {
  const low = a.lower ?? b.lower;
  const high = a.upper ?? b.upper;
  const oneSided =
    (a.lower === null) !== (b.lower === null) && (a.upper === null) !== (b.upper === null);
  return oneSided && low === high;
}

function candidate(
  pair: Pair,
  a: QuantityMention,
  b: QuantityMention,
  reason: DismissalReason | null,
  score: number,
): Candidate {
  const [spansA, spansB] = [quantitySpans(pair.a, a), quantitySpans(pair.b, b)];
  const [textA, textB] = [inOneText(spansA), inOneText(spansB)];
  const opposite = complementary(a, b);
  return {
    relation: opposite ? Relation.CONTRADICTORY : Relation.CONTRARY,
    score,
    spansA,
    spansB,
    valueA: valueOf(a),
    valueB: valueOf(b),
    sentences: (opposite ? complementSentences : quantitySentences)(textA, textB),
    reason,
  };
}

/** "The tower has 44 floors", "the tower is 61 storeys high": hardly a word more on either side. */
const isTerse = ({ restWeightA, restWeightB }: Alignment): boolean =>
  Math.min(restWeightA, restWeightB) === 0 && restWeightA + restWeightB <= ONE_WORD;

/** Two figures that may be of one thing, and whether both can be told of it. */
interface Two {
  a: QuantityMention;
  b: QuantityMention;
  agree: boolean;
}

function compareTwo(pair: Pair, { a, b, agree }: Two): Candidate | null {
  const context = withSpeaker(
    pair,
    alignTerms(contextOf(pair.a, a), contextOf(pair.b, b), pair.crossLanguage),
  );
  const smaller = context.shared + Math.min(context.restWeightA, context.restWeightB);
  const coverage = smaller === 0 ? 0 : context.shared / smaller;
  const counted = a.kinds[0] !== undefined && a.kinds[0] === b.kinds[0] && isTerse(context);
  const told = MEASURED.has(a.dimension ?? '') || counted;
  const least = told ? MIN_SHARED - SHARED_UNIT : MIN_SHARED;
  if (context.shared < least || coverage < MIN_COVERAGE) {
    const related = context.shared >= MIN_RELATED && coverage >= MIN_RELATED_COVERAGE;
    return related && !agree ? candidate(pair, a, b, DismissalReason.DIFFERENT_SUBJECT, 0.3) : null;
  }
  const score =
    Math.min(0.95, 0.55 + 0.4 * coverage) *
    (pair.time === 'SAME' || pair.saidApart === 0 ? 1 : 0.95);
  if (!agree) return candidate(pair, a, b, reasonFor(pair, context, a, b), score);
  const same = a.lower === b.lower && a.upper === b.upper;
  return same ? null : candidate(pair, a, b, DismissalReason.COMPATIBLE_BOUNDS, score);
}

function find(pair: Pair): Candidate[] {
  const met = { a: new Set<QuantityMention>(), b: new Set<QuantityMention>() };
  const drafts: Two[] = [];
  for (const a of pair.a.quantities) {
    for (const b of pair.b.quantities) {
      const may = comparable(a, b) || areBare(pair, a, b);
      if (!may && isUncounted(a) === isUncounted(b)) continue;
      const agree = figuresAgree(a, b);
      if (may) drafts.push({ a, b, agree });
      if (agree && a.per === b.per) {
        met.a.add(a);
        met.b.add(b);
      }
    }
  }
  return drafts.flatMap((two) => {
    const found = compareTwo(pair, two);
    if (!found) return [];
    // A number that the other statement also gives is no rival of that statement's other numbers.
    const isRival = two.agree || (!met.a.has(two.a) && !met.b.has(two.b));
    return isRival
      ? [found]
      : [{ ...found, reason: found.reason ?? DismissalReason.DIFFERENT_SCOPE }];
  });
}

/** Two numbers for one thing whose intervals do not meet. */
export const quantityRule: Rule = {
  name: 'quantity.disjoint',
  version: 11,
  kind: FindingKind.QUANTITY,
  needs: onBothSides(({ quantities }) => quantities.length > 0),
  find,
};

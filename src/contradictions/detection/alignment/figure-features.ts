import type { QuantityMention } from '../../../language/numbers/quantities.js';
import { Comparator } from '../../../language/statement.js';
import type { Examined } from '../examined.js';
import { figuresAgree, isDuration } from '../pairs/intervals.js';
import { isUncounted } from '../reading/counted-kinds.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { aspectsDiffer } from '../reading/aspects.js';
import { isOffset, isPartitive, scopesDiffer } from '../reading/quantity-scope.js';
import { changesDiffer, ratesDiffer } from '../reading/rates-and-changes.js';
import { type Features, flag } from './features.js';
import type { SoftAlignment } from './soft-align.js';
import type { Unit } from './units.js';

type Figure = QuantityMention;

/** How surely two figures are of one sort: of one unit or noun, of what one side leaves unsaid, or of nouns nobody knows. */
const KEY = { NONE: 0, UNKNOWN: 1, BARE: 2, SAME: 3 } as const;

/** Words this many tokens off a figure tell half as much of it as those beside it. */
const HALF_WAY = 6;
const MAX_RATIO = 6;
const MAX_AROUND = 4;
/** A pair of one sort is taken before one of unknown sorts that has this much more around it. */
const PER_KEY = 0.5;
const SORT = { COUNT: 1, SHARE: 2, TIME: 3, MEASURE: 4 } as const;
/** Whether a unit is the noun that a figure counts. */
const isNounOf = ({ to, nounEnd }: Figure, unit: Unit): boolean =>
  unit.from >= to && unit.to <= nounEnd;

function keyOf(x: Figure, y: Figure, { links }: SoftAlignment): number {
  if (isUncounted(x) || isUncounted(y)) return KEY.BARE;
  if (x.dimension !== null || y.dimension !== null)
    return x.dimension === y.dimension ? KEY.SAME : KEY.NONE;
  if (x.kinds.some((kind) => y.kinds.includes(kind))) return KEY.SAME;
  return links.some(({ a, b }) => isNounOf(x, a) && isNounOf(y, b)) ? KEY.SAME : KEY.UNKNOWN;
}

const nearness = ({ from, nounEnd }: Figure, unit: Unit): number => {
  const off = unit.from >= nounEnd ? unit.from - nounEnd : Math.max(0, from - unit.to);
  return HALF_WAY / (HALF_WAY + off);
};

/** What is said around a figure, by weight and by how near it stands. */
function saidAround(figure: Figure, units: readonly Unit[]): number {
  let sum = 0;
  for (const unit of units) if (unit.type !== 'NUMBER') sum += unit.weight * nearness(figure, unit);
  return sum;
}

/** How much of it both say of their figure. */
function sharedAround(x: Figure, y: Figure, { links }: SoftAlignment): number {
  let sum = 0;
  for (const { a, b } of links)
    if (a.type !== 'NUMBER') sum += Math.min(a.weight * nearness(x, a), b.weight * nearness(y, b));
  return sum;
}

interface Match {
  x: Figure;
  y: Figure;
  key: number;
  around: number;
  apart: boolean;
}

/** All figures that may be set against each other. */
function matches(
  a: AnalysedStatement,
  b: AnalysedStatement,
  alignment: SoftAlignment,
): readonly Match[] {
  const found: Match[] = [];
  for (const x of a.quantities)
    for (const y of b.quantities) {
      const key = keyOf(x, y, alignment);
      if (key === KEY.NONE) continue;
      const apart = !figuresAgree(x, y);
      found.push({ x, y, key, around: sharedAround(x, y, alignment), apart });
    }
  return found;
}

/** Of rivals for each other's place the two whose surroundings agree most; a figure that both give is no rival. */
function bestOf(all: readonly Match[]): { best: Match | null; met: number } {
  const met = all.filter(({ apart, key }) => !apart && key !== KEY.UNKNOWN);
  const given = new Set(met.flatMap(({ x, y }) => [x, y]));
  const rivals = all.filter(({ x, y }) => !given.has(x) && !given.has(y));
  let best: Match | null = null;
  let most = -1;
  for (const each of rivals.length > 0 ? rivals : met) {
    const fit = each.around + PER_KEY * each.key;
    if (fit > most) [best, most] = [each, fit];
  }
  return { best, met: met.length };
}

const middle = ({ lower, upper }: Figure): number =>
  Math.abs(lower === null || upper === null ? (lower ?? upper ?? 0) : (lower + upper) / 2);

/** By how many doublings one figure is larger than the other. */
function ratioOf(x: Figure, y: Figure): number {
  const [small, large] = [middle(x), middle(y)].sort((one, other) => one - other);
  if (large === undefined || small === undefined || large === 0) return 0;
  return small === 0 ? MAX_RATIO : Math.min(MAX_RATIO, Math.log2(large / small));
}

function sortOf({ dimension }: Figure): number {
  if (dimension === null) return SORT.COUNT;
  if (dimension === 'SHARE') return SORT.SHARE;
  return isDuration(dimension) ? SORT.TIME : SORT.MEASURE;
}

/** In how many ways one is said to be of something else: so many a day, a rise, some of a whole, of the first half. */
function scopesApart(
  a: AnalysedStatement,
  b: AnalysedStatement,
  { x, y }: Match,
  outcome: Examined | null,
): number {
  let count =
    flag(ratesDiffer([a, x], [b, y])) +
    flag(changesDiffer([a, x], [b, y])) +
    flag(x.part !== y.part) +
    flag(isOffset(a, x) !== isOffset(b, y)) +
    flag(isPartitive(a, x) !== isPartitive(b, y)) +
    flag(aspectsDiffer([a, x], [b, y]));
  if (outcome) {
    const asGiven = outcome.pair.a === a;
    count += flag(scopesDiffer(outcome.pair, asGiven ? [x, y] : [y, x]));
  }
  return count;
}

/**
 * How the two figures stand to each other that are most likely of one thing: whether they are apart, how far, how
 * surely they count the same, and what is said around them. All 0 where no two can be compared.
 *
 * @param outcome what the rules made of the pair, in either order
 */
export function figureFeatures(
  a: AnalysedStatement,
  b: AnalysedStatement,
  alignment: SoftAlignment,
  outcome: Examined | null,
): Features {
  if (a.quantities.length === 0 || b.quantities.length === 0) return {};
  const { best, met } = bestOf(matches(a, b, alignment));
  if (!best) return {};
  const { x, y, key, around, apart } = best;
  const least = Math.min(saidAround(x, alignment.unitsA), saidAround(y, alignment.unitsB));
  const isOpen = ({ comparator }: Figure): number => flag(comparator !== Comparator.EXACT);
  return {
    figureApart: flag(apart),
    figureMet: Math.min(2, met),
    figureRatio: apart ? ratioOf(x, y) : 0,
    figureKey: key,
    figureSort: Math.max(sortOf(x), sortOf(y)),
    figureAlone: flag(a.quantities.length === 1) + flag(b.quantities.length === 1),
    figureAround: Math.min(MAX_AROUND, around),
    figureCover: least === 0 ? 0 : Math.min(1, around / least),
    figureOpen: isOpen(x) + isOpen(y),
    figureScopes: scopesApart(a, b, best, outcome),
  };
}

import { areAlternatives } from '../../../language/concepts/alternatives.js';
import { placeWithin } from '../../../language/concepts/concepts.js';
import { isFunctionWord } from '../../../language/words/function-words.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { areOpposites } from '../reading/opposites.js';
import { FindingKind } from '../types.js';
import type { Link } from './links.js';
import { roleSwaps } from './roles.js';
import type { SoftAlignment } from './soft-align.js';
import type { Unit } from './units.js';
import { telling } from './word-statistics.js';

/** Where two aligned statements part, and what sort of difference it is. */
export interface Difference {
  kind: FindingKind;
  /** What an explanation calls it. */
  sort: 'ROLES' | 'OPPOSED' | 'MEMBERS' | 'NUMBERS' | 'POLARITY' | 'DIRECTION' | 'WORDS';
  unitsA: readonly Unit[];
  unitsB: readonly Unit[];
}

/** A pair of units that clash, the better the more of their surroundings agree. */
interface Clash {
  a: Unit;
  b: Unit;
  fit: number;
}

const best = (clashes: readonly Clash[]): Clash | undefined =>
  [...clashes].sort((x, y) => y.fit - x.fit || x.a.order - y.a.order || x.b.order - y.b.order)[0];

/** Opposed predicates, both affirmed or both denied: "did not stop" agrees with "went on". */
export const areOpposed = ({ term: x }: Unit, { term: y }: Unit): boolean =>
  x !== null && y !== null && x.negated === y.negated && areOpposites(x, y);

/** Whether two units name two places, two people, or two members of one class. */
export const areMembers = (a: Unit, b: Unit): boolean => {
  const [x, y] = [a.term, b.term];
  if (!x || !y) return false;
  if (x.place !== null && y.place !== null)
    return !placeWithin(x.place, y.place) && !placeWithin(y.place, x.place);
  if (x.name && y.name) return true;
  return x.alternatives.some((one) => y.alternatives.some((other) => areAlternatives(one, other)));
};

const pointApart = ({ term: x }: Unit, { term: y }: Unit): boolean =>
  x !== null &&
  y !== null &&
  x.valences.length > 0 &&
  y.valences.length > 0 &&
  x.valences.some((one) =>
    y.valences.some((other) => other.axis === one.axis && other.sign !== one.sign),
  );

/** Two figures of one dimension, or two plain counts. */
const areNumbers = (a: Unit, b: Unit): boolean =>
  a.quantity !== null && b.quantity !== null && a.quantity.dimension === b.quantity.dimension;

/** Sorts of clash between two words, the surest first. */
const SORTS: readonly [Difference['sort'], FindingKind, (a: Unit, b: Unit) => boolean][] = [
  ['OPPOSED', FindingKind.OPPOSITION, areOpposed],
  ['MEMBERS', FindingKind.IDENTITY, areMembers],
  ['NUMBERS', FindingKind.QUANTITY, areNumbers],
  ['DIRECTION', FindingKind.OPPOSITION, pointApart],
];

/** The pair of words that clashes and whose surroundings agree most; the first where several do. */
function bestClash(
  left: readonly Unit[],
  right: readonly Unit[],
  clash: (a: Unit, b: Unit) => boolean,
  alignment: SoftAlignment,
): Clash | null {
  let found: Clash | null = null;
  for (const a of left) {
    for (const b of right) {
      if (!clash(a, b)) continue;
      const slot = alignment.slots.find((each) => each.a === a && each.b === b);
      const fit = slot ? (slot.both ? 2 : 1) : 0;
      if (!found || fit > found.fit) found = { a, b, fit };
    }
  }
  return found;
}

function wordClash(alignment: SoftAlignment): Difference | null {
  const { unitsA, unitsB, restA, restB } = alignment;
  for (const [sort, kind, clash] of SORTS) {
    // An opposed predicate may be linked with another word; what is merely named must be left over.
    const found =
      sort === 'OPPOSED'
        ? bestClash(unitsA, unitsB, clash, alignment)
        : bestClash(restA, restB, clash, alignment);
    if (found) return { kind, sort, unitsA: [found.a], unitsB: [found.b] };
  }
  return null;
}

/** Whether a unit is the first word that a negation turns round: "does not need troops" denies the need. */
function isDeniedHead({ negations, tokens }: AnalysedStatement, unit: Unit): boolean {
  return negations.some(({ scopeFrom, scopeTo }) => {
    let head = scopeFrom;
    while (head < scopeTo && isFunctionWord(tokens, head)) head++;
    return unit.from <= head && head < unit.to;
  });
}

/** Whether one side denies a word that both have and the other affirms it. */
const isTurned = ({ a, b }: Link): boolean =>
  (a.term?.negated ?? false) !== (b.term?.negated ?? false);

/** A word both have that one side turns round, at the head of what it denies. */
const turnedHead = (
  a: AnalysedStatement,
  b: AnalysedStatement,
  { links }: SoftAlignment,
): Link | undefined =>
  links.find((link) => isTurned(link) && (isDeniedHead(a, link.a) || isDeniedHead(b, link.b)));

function polarityClash(
  a: AnalysedStatement,
  b: AnalysedStatement,
  alignment: SoftAlignment,
): Difference | null {
  const turned = turnedHead(a, b, alignment);
  return turned
    ? { kind: FindingKind.NEGATION, sort: 'POLARITY', unitsA: [turned.a], unitsB: [turned.b] }
    : null;
}

/** Whether one side denies what the other affirms of whatever they name: "did not do it to A", "did it to B". */
export const turnsRound = (
  a: AnalysedStatement,
  b: AnalysedStatement,
  alignment: SoftAlignment,
): boolean => turnedHead(a, b, alignment) !== undefined;

/** Whether one side denies something that the other does not speak of at all. */
export const deniesAnother = (
  a: AnalysedStatement,
  b: AnalysedStatement,
  alignment: SoftAlignment,
): boolean => alignment.links.some(isTurned) && !turnsRound(a, b, alignment);

/** The most telling of some words, so many at most. */
export const mostTelling = (units: readonly Unit[], count: number): Unit[] =>
  [...units]
    .sort((x, y) => telling(y) * y.weight - telling(x) * x.weight || x.order - y.order)
    .slice(0, count);

/** Where nothing better is known: the words that fill one slot, or those that only one side has. */
function leftoverClash(alignment: SoftAlignment): Difference | null {
  const slot = best(alignment.slots.map(({ a, b, both }) => ({ a, b, fit: both ? 2 : 1 })));
  const a = slot?.a ?? mostTelling(alignment.restA, 1)[0] ?? alignment.links.at(-1)?.a;
  const b = slot?.b ?? mostTelling(alignment.restB, 1)[0] ?? alignment.links.at(-1)?.b;
  if (!a || !b || alignment.restA.length + alignment.restB.length === 0) return null;
  return { kind: FindingKind.OPPOSITION, sort: 'WORDS', unitsA: [a], unitsB: [b] };
}

/** Two participants that have changed places. */
function roleClash(
  a: AnalysedStatement,
  b: AnalysedStatement,
  { links, restA, restB }: SoftAlignment,
): Difference | null {
  const [swap] = roleSwaps(a, b, links);
  // Where much else differs, another order is another sentence and no exchange.
  if (!swap || restA.length > MAX_LEFT_OVER || restB.length > MAX_LEFT_OVER) return null;
  return {
    kind: FindingKind.IDENTITY,
    sort: 'ROLES',
    unitsA: [swap.one.a, swap.other.a],
    unitsB: [swap.one.b, swap.other.b],
  };
}

const MAX_LEFT_OVER = 2;

/** The difference that best explains why two related statements conflict; null where there is none. */
export function differenceOf(
  a: AnalysedStatement,
  b: AnalysedStatement,
  alignment: SoftAlignment,
): Difference | null {
  return (
    wordClash(alignment) ??
    polarityClash(a, b, alignment) ??
    roleClash(a, b, alignment) ??
    leftoverClash(alignment)
  );
}

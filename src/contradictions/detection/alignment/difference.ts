import { isFunctionWord } from '../../../language/words/function-words.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { areOpposites } from '../reading/opposites.js';
import { FindingKind } from '../types.js';
import type { Substitution } from './in-order.js';
import type { Link } from './links.js';
import { pairsOf } from './pairs-of.js';
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

/** Whether both are affirmed, or both denied: "did not stop" agrees with "went on". */
export const isOneWay = ({ a, b }: Substitution): boolean => a.term?.negated === b.term?.negated;

/** Opposed predicates, both affirmed or both denied. */
export const areOpposed = ({ term: x }: Unit, { term: y }: Unit): boolean =>
  x !== null && y !== null && x.negated === y.negated && areOpposites(x, y);

/** Whether a word points somewhere: up, to the good. */
export const isDirected = ({ term }: Unit): boolean => term !== null && term.valences.length > 0;
const pointApart = ({ term: x }: Unit, { term: y }: Unit): boolean =>
  x !== null &&
  y !== null &&
  x.valences.some((one) =>
    y.valences.some((other) => other.axis === one.axis && other.sign !== one.sign),
  );

const isNumber = ({ quantity }: Unit): boolean => quantity !== null;

/** Two figures of one dimension, or two plain counts. */
const areNumbers = (a: Unit, b: Unit): boolean =>
  a.quantity !== null && b.quantity !== null && a.quantity.dimension === b.quantity.dimension;

/** The pair of words whose surroundings agree most; the first where several do. */
function bestOf(clashes: readonly Substitution[], { slots }: SoftAlignment): Clash | null {
  let found: Clash | null = null;
  for (const { a, b } of clashes) {
    const slot = slots.find((each) => each.a === a && each.b === b);
    const fit = slot ? (slot.both ? 2 : 1) : 0;
    if (!found || fit > found.fit) found = { a, b, fit };
  }
  return found;
}

/** What is left over on both sides and clashes. */
const clashesOf = (
  { restA, restB }: SoftAlignment,
  may: (unit: Unit) => boolean,
  clash: (a: Unit, b: Unit) => boolean,
): readonly Substitution[] => pairsOf(restA.filter(may), restB.filter(may), clash);

/**
 * Sorts of clash between two words, the surest first. An opposed predicate may be linked with another word; what is
 * merely named must be left over.
 */
const SORTS: readonly [
  Difference['sort'],
  FindingKind,
  (alignment: SoftAlignment) => readonly Substitution[],
][] = [
  ['OPPOSED', FindingKind.OPPOSITION, ({ opposed }) => opposed.filter(isOneWay)],
  ['MEMBERS', FindingKind.IDENTITY, ({ members }) => members],
  ['NUMBERS', FindingKind.QUANTITY, (each) => clashesOf(each, isNumber, areNumbers)],
  ['DIRECTION', FindingKind.OPPOSITION, (each) => clashesOf(each, isDirected, pointApart)],
];

function wordClash(alignment: SoftAlignment): Difference | null {
  for (const [sort, kind, clashes] of SORTS) {
    const found = bestOf(clashes(alignment), alignment);
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
  alignment: SoftAlignment,
): Difference | null {
  const { restA, restB } = alignment;
  const [swap] = alignment.swaps(a, b);
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

import { areAlternatives } from '../../../language/concepts/alternatives.js';
import { placeWithin } from '../../../language/concepts/concepts.js';
import { Language } from '../../../language/language.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { ordinalsDiffer } from '../reading/ordinals.js';
import { isNamed } from '../reading/terms.js';
import { isOneWay } from './difference.js';
import { type Substitution, substitutionsInOrder } from './in-order.js';
import type { Link } from './links.js';
import type { SoftAlignment } from './soft-align.js';
import { type Unit, weightOf } from './units.js';
import { telling } from './word-statistics.js';

/** Named numbers that say how two aligned statements stand to each other; each 0 where nothing is to be said. */
export type Features = Record<string, number>;

/** Counts as features: of more than so many no more is said. */
export const cappedAt =
  (most: number) =>
  (count: number): number =>
    Math.min(count, most);

/** More units, or more weight, than so many says nothing more. */
export const MOST = 6;
const capped = cappedAt(MOST);
export const flag = (holds: boolean): number => (holds ? 1 : 0);

/** Names of features by what they are put together from: put together anew, each would be a new string to look up. */
const NAMES = new Map<string, Map<string, string>>();

/** The feature that says of what sort something is: "time_OVERLAPPING". */
export function nameOf(what: string, of: string): string {
  let known = NAMES.get(what);
  if (!known) NAMES.set(what, (known = new Map<string, string>()));
  let name = known.get(of);
  if (name === undefined) known.set(of, (name = `${what}_${of}`));
  return name;
}

const hasModality = ({ modalities, laterModalities }: AnalysedStatement): boolean =>
  modalities.size + laterModalities.length > 0;
export const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);
/** How much the two share, by weight and by how rare the shared words are. */
export function overlapFeatures(alignment: SoftAlignment): Features {
  const { links, restA, restB, unitsA, unitsB } = alignment;
  const shared = links.reduce((sum, { a, b }) => sum + Math.min(a.weight, b.weight), 0);
  const [weightA, weightB] = [weightOf(unitsA), weightOf(unitsB)];
  const rarities = links.map(({ a }) => telling(a)).sort((x, y) => y - x);
  const rarity = rarities.reduce((sum, each) => sum + each, 0);
  const missing = [...restA, ...restB].reduce((sum, unit) => sum + telling(unit), 0);
  const [restWeightA, restWeightB] = [weightOf(restA), weightOf(restB)];
  return {
    shared: capped(shared),
    sharedCount: capped(links.length),
    coverShort: ratio(shared, Math.min(weightA, weightB)),
    coverLong: ratio(shared, Math.max(weightA, weightB)),
    rarity: capped(rarity),
    rarest: rarities[0] ?? 0,
    nextRarest: rarities[1] ?? 0,
    rarityCover: ratio(rarity, rarity + missing / 2),
    rest: capped(Math.min(restWeightA, restWeightB)),
    restMax: capped(Math.max(restWeightA, restWeightB)),
    units: (unitsA.length + unitsB.length) / 20,
    lengthRatio: ratio(
      Math.min(unitsA.length, unitsB.length),
      Math.max(unitsA.length, unitsB.length),
    ),
  };
}

/** How far the linked units stand in another order: 0 for the same order, 1 for the reverse. */
function disorderOf(links: readonly Link[]): number {
  let crossed = 0;
  for (const [i, { a, b }] of links.entries())
    for (let j = i + 1; j < links.length; j++) {
      const later = links[j];
      if (later && (a.order - later.a.order) * (b.order - later.b.order) < 0) crossed++;
    }
  return ratio(crossed, (links.length * (links.length - 1)) / 2);
}

function orderFeatures(
  a: AnalysedStatement,
  b: AnalysedStatement,
  alignment: SoftAlignment,
): Features {
  const { links, restA, restB, unitsA, unitsB, slots, partnerOf } = alignment;
  const substitutions = substitutionsInOrder(unitsA, unitsB, (x, y) => partnerOf(x) === y);
  const spare = substitutions.filter((each) => restA.includes(each.a) && restB.includes(each.b));
  const crossed = substitutions.filter(
    (each) => !restA.includes(each.a) && !restB.includes(each.b),
  );
  const swaps = alignment.swaps(a, b);
  return {
    disorder: disorderOf(links),
    substitutions: capped(spare.length),
    crossings: capped(crossed.length),
    swapsMarked: capped(swaps.filter((swap) => swap.marked).length),
    swapsOrder: capped(swaps.filter((swap) => !swap.marked).length),
    slots: capped(slots.length),
    slotsBoth: capped(slots.filter((slot) => slot.both).length),
    alternatives: flag(slots.some(({ a: x, b: y }) => unitsAlternate(x, y))),
    alternativesAny: flag(restA.some((x) => restB.some((y) => unitsAlternate(x, y)))),
    spelling: capped(links.filter((link) => link.match === 'SPELLING').length),
  };
}

/** Whether two units name two members of one class: football and tennis. */
export const unitsAlternate = (a: Unit, b: Unit): boolean =>
  (a.term?.alternatives ?? []).some((x) =>
    (b.term?.alternatives ?? []).some((y) => areAlternatives(x, y)),
  );

const placesOf = (units: readonly Unit[]): string[] =>
  units.flatMap((unit) => unit.term?.place ?? []);

const strangers = (left: readonly string[], right: readonly string[]): number =>
  right.length === 0
    ? 0
    : left.filter((x) => !right.some((y) => placeWithin(x, y) || placeWithin(y, x))).length;

function namingFeatures({ restA, restB, links }: SoftAlignment): Features {
  const [placesA, placesB] = [placesOf(restA), placesOf(restB)];
  const named = (units: readonly Unit[]): boolean => units.some((unit) => unit.term?.name);
  const typed = (units: readonly Unit[], type: Unit['type']): boolean =>
    units.some((unit) => unit.type === type);
  return {
    placesDiffer: capped(strangers(placesA, placesB) + strangers(placesB, placesA)),
    placeOne: flag(placesA.length > 0 !== placesB.length > 0),
    namesDiffer: flag(named(restA) && named(restB)),
    nameOne: flag(named(restA) !== named(restB)),
    numbersDiffer: flag(typed(restA, 'NUMBER') && typed(restB, 'NUMBER')),
    numberOne: flag(typed(restA, 'NUMBER') !== typed(restB, 'NUMBER')),
    numbersShared: capped(links.filter((link) => link.a.type === 'NUMBER').length),
    datesDiffer: flag(typed(restA, 'DATE') && typed(restB, 'DATE')),
  };
}

/** How many words of the first have an opposite in the second. */
const opposedCount = (opposed: readonly Substitution[]): number =>
  capped(new Set(opposed.map(({ a }) => a)).size);

function polarityFeatures(
  a: AnalysedStatement,
  b: AnalysedStatement,
  { links, restA, restB, opposed: all }: SoftAlignment,
): Features {
  const opposed = all.filter(isOneWay);
  const denies = (side: AnalysedStatement): boolean =>
    side.denied || side.terms.some((term) => term.negated);
  const turned = links.filter(
    (link) => (link.a.term?.negated ?? false) !== (link.b.term?.negated ?? false),
  );
  return {
    opposed: opposedCount(
      opposed.filter((each) => restA.includes(each.a) && restB.includes(each.b)),
    ),
    opposedAny: opposedCount(opposed),
    negation: flag(denies(a) !== denies(b)),
    negationLinked: capped(turned.length),
    modality: flag(hasModality(a) !== hasModality(b)),
    ordinals: flag(ordinalsDiffer(a, b)),
  };
}

/** What the statement that says less says and the other does not: where it stands, and what it is. */
function shorterFeatures({ restA, restB, unitsA, unitsB, links }: SoftAlignment): Features {
  const shortA = weightOf(unitsA) <= weightOf(unitsB);
  const [rest, units] = shortA ? [restA, unitsA] : [restB, unitsB];
  const [first, last] = [units[0], units.at(-1)];
  const openings = links.some(({ a, b }) => a === unitsA[0] && b === unitsB[0]);
  return {
    shortRest: capped(rest.length),
    shortTelling: Math.max(0, ...rest.map((unit) => telling(unit) * unit.weight)),
    shortNamed: flag(rest.some(({ term }) => term !== null && isNamed(term))),
    shortFirst: flag(first !== undefined && rest.includes(first)),
    shortLast: flag(last !== undefined && rest.includes(last)),
    openingsMeet: flag(openings),
  };
}

/** What is said beside the overlap, in groups. The order of the two statements makes no difference. */
export const featuresOf = (
  a: AnalysedStatement,
  b: AnalysedStatement,
  alignment: SoftAlignment,
): readonly Features[] => [
  orderFeatures(a, b, alignment),
  namingFeatures(alignment),
  polarityFeatures(a, b, alignment),
  shorterFeatures(alignment),
  {
    crossLanguage: flag(a.language !== b.language),
    english: flag(a.language === Language.EN && b.language === Language.EN),
  },
];

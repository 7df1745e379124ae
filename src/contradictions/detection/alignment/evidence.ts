import { placeWithin } from '../../../language/concepts.js';
import type { AnalysedStatement } from '../analyse.js';
import type { Examined } from '../examined.js';
import type { Finding } from '../types.js';
import {
  areMembers,
  areOpposed,
  deniesAnother,
  type Difference,
  differenceOf,
} from './difference.js';
import { FeatureRow } from './feature-row.js';
import { type Features, featuresOf, overlapFeatures } from './features.js';
import { type SoftAlignment, softAlign } from './soft-align.js';
import { type Unit, weightOf } from './units.js';

/** A pair aligned word by word, and what that and the rules say of it in numbers. */
export interface Evidence {
  /** Beside what they say, the two name different places, people or members of a class. */
  othersNamed: boolean;
  /** They name two different things each: another visitor in another city is another visit. */
  twiceNamed: boolean;
  /** One names a place that lies in a place the other names. */
  placesNest: boolean;
  /** Predicates of the two are opposed. */
  opposedToo: boolean;
  /** What one side denies the other does not speak of. */
  deniesAnother: boolean;
  /** The two say the same words with the parties in each other's place. */
  exchanged: boolean;
  /** Where they part; null where one says nothing that the other does not say. */
  difference: Difference | null;
  features: FeatureRow;
  /** The keys of the words that only one side has. */
  leftovers: readonly string[];
}

const strongest = (findings: readonly Finding[]): number =>
  findings.reduce((most, { score }) => Math.max(most, score), 0);

/** What the rules made of the pair. */
type RuleOutcome = Pick<Examined, 'findings' | 'suppressed' | 'unsure'>;

/** What the rules found and what they held back, as features. */
function ruleFeatures(outcome: RuleOutcome | null): Features {
  const found: Features = { ruleScore: strongest(outcome?.findings ?? []), held: 0, unsure: 0 };
  for (const each of outcome?.suppressed ?? []) {
    const unsure = outcome?.unsure.has(each) === true;
    found[unsure ? 'unsure' : 'held'] = 1;
    found[`${unsure ? 'unsure' : 'held'}_${each.kind}_${each.reason}`] = 1;
  }
  return found;
}

/** What the difference is, and how much both sides differ beside it. */
function differenceFeatures(
  { restA, restB }: SoftAlignment,
  difference: Difference | null,
): Features {
  if (!difference) return { difference_NONE: 1 };
  const beside = (rest: readonly Unit[], own: readonly Unit[]): number =>
    weightOf(rest.filter((unit) => !own.includes(unit)));
  return {
    [`difference_${difference.sort}`]: 1,
    beside: Math.min(beside(restA, difference.unitsA), beside(restB, difference.unitsB)),
  };
}

/** Whether one or both count in wholes and parts, and whether the subjects seem to be two. */
function framingFeatures(
  a: AnalysedStatement,
  b: AnalysedStatement,
  { unitsA, unitsB, restA, restB }: SoftAlignment,
): Features {
  const opens = (units: readonly Unit[], rest: readonly Unit[]): boolean =>
    units.slice(0, 2).some((unit) => rest.includes(unit));
  return {
    quantified: (a.quantifiers.length > 0 ? 1 : 0) + (b.quantifiers.length > 0 ? 1 : 0),
    openings: opens(unitsA, restA) && opens(unitsB, restB) ? 1 : 0,
    dated: a.dates.length > 0 && b.dates.length > 0 ? 1 : 0,
  };
}

/** Two countries, two people, or two members of one class: either could do what the other does. */
function areAlike([one, other]: readonly Unit[]): boolean {
  const [x, y] = [one?.term, other?.term];
  if (!x || !y) return false;
  if (x.place !== null || y.place !== null) return x.place !== null && y.place !== null;
  if (x.name || y.name) return x.name && y.name;
  return x.alternatives.some((left) => y.alternatives.some((right) => left.class === right.class));
}

/** Whether one of two places lies in the other. */
function placesNest(a: Unit, b: Unit): boolean {
  const [x, y] = [a.term?.place ?? null, b.term?.place ?? null];
  return x !== null && y !== null && (placeWithin(x, y) || placeWithin(y, x));
}

/** How many words of one side each name something else than a word of the other, one to one. */
function namedApart({ restA, restB }: SoftAlignment): number {
  const free = new Set(restB);
  let count = 0;
  for (const a of restA) {
    const rival = [...free].find((b) => areMembers(a, b) && !(a.term?.name && b.term?.name));
    if (rival && free.delete(rival)) count++;
  }
  return count;
}

function measured(
  a: AnalysedStatement,
  b: AnalysedStatement,
  outcome: RuleOutcome | null,
  isWorth: (overlap: Features) => boolean,
): Evidence | null {
  const alignment = softAlign(a, b);
  const overlap = overlapFeatures(alignment);
  if (!isWorth(overlap)) return null;
  const difference = differenceOf(a, b, alignment);
  const rest = [...alignment.restA, ...alignment.restB];
  const row = new FeatureRow();
  for (const features of featuresOf(a, b, alignment)) row.add(features);
  return {
    difference,
    exchanged: rest.length === 0 && difference?.sort === 'ROLES' && areAlike(difference.unitsA),
    deniesAnother: deniesAnother(a, b, alignment),
    placesNest: alignment.restA.some((x) => alignment.restB.some((y) => placesNest(x, y))),
    opposedToo: alignment.unitsA.some((x) => alignment.unitsB.some((y) => areOpposed(x, y))),
    twiceNamed: namedApart(alignment) > 1,
    othersNamed: alignment.restA.some((x) => alignment.restB.some((y) => areMembers(x, y))),
    features: row
      .add(overlap)
      .add(ruleFeatures(outcome))
      .add(differenceFeatures(alignment, difference))
      .add(framingFeatures(a, b, alignment)),
    leftovers: [...new Set(rest.map(({ key }) => key))],
  };
}

/** Whether a pair is aligned as given; the same of the two comes first whichever way they are given. */
const inOrder = (a: AnalysedStatement, b: AnalysedStatement): boolean =>
  a.input.statement <= b.input.statement;

/**
 * Aligns two statements and measures them; null where the overlap is not worth the rest. Symmetric: the
 * other order gives the same features.
 */
export function evidenceOf(
  a: AnalysedStatement,
  b: AnalysedStatement,
  outcome: RuleOutcome | null,
  isWorth: (overlap: Features) => boolean = () => true,
): Evidence | null {
  if (inOrder(a, b)) return measured(a, b, outcome, isWorth);
  const evidence = measured(b, a, outcome, isWorth);
  if (!evidence?.difference) return evidence;
  const { difference } = evidence;
  return {
    ...evidence,
    difference: { ...difference, unitsA: difference.unitsB, unitsB: difference.unitsA },
  };
}

import { type OpposedUse, placeWithin } from '../../../language/concepts/concepts.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import type { Examined } from '../examined.js';
import { answers } from '../reading/opposites.js';
import {
  deniesAnother,
  type Difference,
  differenceOf,
  isOneWay,
  turnsRound,
} from './difference.js';
import { directionFeatures } from './direction-features.js';
import { FeatureRow } from './feature-row.js';
import { figureFeatures } from './figure-features.js';
import { type Features, featuresOf, flag, nameOf, overlapFeatures } from './features.js';
import type { Substitution } from './in-order.js';
import { isMutual, isRepeatable } from '../identity/repeatable.js';
import { replacedFeatures, replacesThings } from './replaced-features.js';
import { areAlike, areParties } from './roles.js';
import { shownDifference } from './shown-difference.js';
import { type SoftAlignment, softAlign } from './soft-align.js';
import { type Unit, weightOf } from './units.js';

const FOUND = 'found';
/** Whether a feature says what a rule found: there is none where the model is asked of what kind a conflict is. */
export const isOfFound = (name: string): boolean => name.startsWith(`${FOUND}_`);

/** What the rules found, the surest of each, and what they held back. */
function ruleFeatures(outcome: Examined | null): Features {
  const features: Features = { held: 0, unsure: 0 };
  for (const { rule, candidate } of outcome?.found ?? []) {
    const name = nameOf(FOUND, rule.name);
    features[name] = Math.max(features[name] ?? 0, candidate.score);
  }
  for (const each of outcome?.suppressed ?? []) {
    const held = outcome?.unsure.has(each) === true ? 'unsure' : 'held';
    features[held] = 1;
    features[nameOf(nameOf(held, each.rule.kind), each.reason)] = 1;
  }
  return features;
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
    [nameOf('difference', difference.sort)]: 1,
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

/** By which of its meanings a word is opposed to another. */
const usesOpposed = ({ a: { term: x }, b: { term: y } }: Substitution): OpposedUse[] =>
  x !== null && y !== null ? x.opposed.filter((use) => answers(use, y)).slice(0, 1) : [];

/** Two accounts that share this much by weight are of one occasion. */
export const RICH = 3.2;

/** Whether one side says nothing that the other does not say, and the other hardly more. */
const sameElse = ({ restA, restB }: SoftAlignment): boolean =>
  Math.min(restA.length, restB.length) === 0 && restA.length + restB.length <= 1;

const isPlace = ({ term }: Unit): boolean => (term?.place ?? null) !== null;

/** Whether one of two places lies in the other. */
function placesNest(a: Unit, b: Unit): boolean {
  const [x, y] = [a.term?.place ?? null, b.term?.place ?? null];
  return x !== null && y !== null && (placeWithin(x, y) || placeWithin(y, x));
}

/** How many words of one side each name something else than a word of the other, one to one. */
function namedApart({ members }: SoftAlignment): number {
  const taken = new Set<Unit>();
  let count = 0;
  for (const { a, b } of members) {
    if (taken.has(a) || taken.has(b) || (a.term?.name && b.term?.name)) continue;
    taken.add(a).add(b);
    count++;
  }
  return count;
}

/** With so many words of its own each side has a predicate of its own. */
const A_PREDICATE = 3;
/** As much as a telling word. */
const MUCH = 0.6;

/** Whether the units stand together, with none of the others between them. */
function isOneRun(units: readonly Unit[], linked: ReadonlySet<Unit>): boolean {
  const places = units.flatMap((unit, at) => (linked.has(unit) ? [at] : []));
  const [first, last] = [places[0], places.at(-1)];
  return first !== undefined && last !== undefined && last - first === places.length - 1;
}

/** A pair aligned word by word, and what that and the rules say of it; each worked out when it is asked for. */
export class Evidence {
  private parting: Difference | null | undefined;

  /** @param swapped whether the sides were given in the other order than they are aligned in */
  constructor(
    private readonly a: AnalysedStatement,
    private readonly b: AnalysedStatement,
    private readonly alignment: SoftAlignment,
    private readonly overlap: Features,
    private readonly outcome: Examined | null,
    private readonly swapped: boolean,
  ) {}

  private get aligned(): Difference | null {
    if (this.parting === undefined) this.parting = differenceOf(this.a, this.b, this.alignment);
    return this.parting;
  }

  /** Where they part; null where one says nothing that the other does not say. */
  get difference(): Difference | null {
    const found = this.aligned;
    return found && this.inGivenOrder(found);
  }

  /** The difference for an editor: where no word is set against another, the most telling stand for each side. */
  get shown(): Difference | null {
    const found = this.aligned;
    if (found?.sort !== 'WORDS') return this.difference;
    return this.inGivenOrder(shownDifference(this.a, this.b, this.alignment, found));
  }

  private inGivenOrder(found: Difference): Difference {
    return this.swapped ? { ...found, unitsA: found.unitsB, unitsB: found.unitsA } : found;
  }

  /** The two say the same words with the parties in each other's place. */
  get exchanged(): boolean {
    const { a, b } = this;
    const difference = sameElse(this.alignment) ? this.aligned : null;
    return (
      difference?.sort === 'ROLES' &&
      areAlike(difference.unitsA) &&
      !isMutual(a, b) &&
      areParties(a, difference.unitsA) &&
      areParties(b, difference.unitsB)
    );
  }

  /** Both tell of an act that can be done again elsewhere, and share little that would make it one. */
  get repeatable(): boolean {
    return (
      isRepeatable(this.a, this.b) && weightOf(this.alignment.links.map((link) => link.a)) < RICH
    );
  }

  /** What one side denies the other does not speak of. */
  get deniesAnother(): boolean {
    return deniesAnother(this.a, this.b, this.alignment);
  }

  /** Each side says much that the other does not. */
  get bothSayMore(): boolean {
    const { restA, restB } = this.alignment;
    return Math.min(weightOf(restA), weightOf(restB)) >= MUCH;
  }

  /** All that they share is one phrase: a thing of which each tells something else. */
  get sharesOnePhrase(): boolean {
    const { links, unitsA, unitsB, restA, restB } = this.alignment;
    return (
      Math.min(restA.length, restB.length) >= A_PREDICATE &&
      isOneRun(unitsA, new Set(links.map((link) => link.a))) &&
      isOneRun(unitsB, new Set(links.map((link) => link.b)))
    );
  }

  /** One denies the opposite of what the other says: "not closed", "open". */
  get deniesOpposite(): boolean {
    return this.alignment.opposed.some((each) => !isOneWay(each));
  }

  /** One side denies the act that the other tells of. */
  get turnsRound(): boolean {
    return turnsRound(this.a, this.b, this.alignment);
  }

  /** Each side names a thing that the other does not. */
  get replacesThings(): boolean {
    return replacesThings(this.a, this.b, this.alignment);
  }

  /** One names a place that lies in a place the other names. */
  get placesNest(): boolean {
    const { restA, restB } = this.alignment;
    return restA.some((x) => isPlace(x) && restB.some((y) => placesNest(x, y)));
  }

  /** What is turned round twice is as it was: "supports lifting it", "opposes keeping it". */
  get turnsTwice(): boolean {
    const uses = this.alignment.opposed.filter(isOneWay).flatMap(usesOpposed);
    const attitudes = uses.filter(({ entry }) => entry.attitude === true);
    return attitudes.length > 0 && attitudes.length < uses.length;
  }

  /** Predicates of the two are opposed. */
  get opposedToo(): boolean {
    return this.alignment.opposed.some(isOneWay);
  }

  /** They name two different things each: another visitor in another city is another visit. */
  get twiceNamed(): boolean {
    return namedApart(this.alignment) > 1;
  }

  /** Beside what they say, the two name different places, people or members of a class. */
  get othersNamed(): boolean {
    return this.alignment.members.length > 0;
  }

  /** @param row an empty one, to be filled */
  measure(row: FeatureRow): FeatureRow {
    const { a, b, alignment } = this;
    for (const features of featuresOf(a, b, alignment)) row.add(features);
    for (const features of replacedFeatures(a, b, alignment, this.aligned)) row.add(features);
    row.add({
      deniesAnother: flag(this.deniesAnother),
      othersNamed: flag(this.othersNamed),
      placesNest: flag(this.placesNest),
      opposedToo: flag(this.opposedToo),
      repeatable: flag(this.repeatable),
      namedApart: Math.min(3, namedApart(alignment)),
      bothSayMore: flag(this.bothSayMore),
      sharesOnePhrase: flag(this.sharesOnePhrase),
      deniesOpposite: flag(this.deniesOpposite),
      turnsRound: flag(this.turnsRound),
      replacesThings: flag(this.replacesThings),
      exchanged: flag(this.exchanged),
    });
    return row
      .add(this.overlap)
      .add(ruleFeatures(this.outcome))
      .add(differenceFeatures(alignment, this.aligned))
      .add(figureFeatures(a, b, alignment, this.outcome))
      .add(framingFeatures(a, b, alignment))
      .add(directionFeatures(a, b, alignment));
  }
}

/** Whether a pair is aligned as given; the same of the two comes first whichever way they are given. */
const inOrder = (a: AnalysedStatement, b: AnalysedStatement): boolean =>
  a.input.statement <= b.input.statement;

/** How much of the statement that says less both say, by weight: as the feature `coverShort`. */
function coverOf({ links, unitsA, unitsB }: SoftAlignment): number {
  let shared = 0;
  for (const { a, b } of links) shared += Math.min(a.weight, b.weight);
  const least = Math.min(weightOf(unitsA), weightOf(unitsB));
  return least === 0 ? 0 : shared / least;
}

/**
 * Aligns two statements to be measured; null where the overlap is not worth the rest. Symmetric: the
 * other order gives the same features.
 *
 * @param leastCover how much of the shorter one both must say, 0–1: asked first, since most end there
 */
export function evidenceOf(
  a: AnalysedStatement,
  b: AnalysedStatement,
  outcome: Examined | null,
  isWorth: (overlap: Features) => boolean = () => true,
  leastCover = 0,
): Evidence | null {
  const swapped = !inOrder(a, b);
  const [first, second] = swapped ? [b, a] : [a, b];
  const alignment = softAlign(first, second);
  if (coverOf(alignment) < leastCover) return null;
  const overlap = overlapFeatures(alignment);
  if (!isWorth(overlap)) return null;
  return new Evidence(first, second, alignment, overlap, outcome, swapped);
}

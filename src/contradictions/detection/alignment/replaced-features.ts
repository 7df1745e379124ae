import { Language } from '../../../language/language.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { type Difference, isDirected } from './difference.js';
import { cappedAt, type Features, flag } from './features.js';
import type { Substitution } from './in-order.js';
import { areAlike } from './roles.js';
import { lettersOf, type SoftAlignment } from './soft-align.js';
import { likeness } from './spelling-likeness.js';
import type { Unit } from './units.js';
import { countOf, Sort, sortsOf } from './word-sorts.js';
import { telling } from './word-statistics.js';

const capped = cappedAt(4);

/** What of each side the other lacks, sort by sort: what is merely added is on one side only. */
function leftOverFeatures(
  a: AnalysedStatement,
  b: AnalysedStatement,
  { restA, restB }: SoftAlignment,
): Features {
  const lesser = (sort: number): number =>
    capped(Math.min(countOf(a, restA, sort), countOf(b, restB, sort)));
  const [predicatesA, predicatesB] = [
    countOf(a, restA, Sort.PREDICATE),
    countOf(b, restB, Sort.PREDICATE),
  ];
  const [meantA, meantB] = [countOf(a, restA, Sort.MEANT), countOf(b, restB, Sort.MEANT)];
  return {
    leftBoth: capped(Math.min(restA.length, restB.length)),
    leftMost: capped(Math.max(restA.length, restB.length)),
    thingsReplaced: lesser(Sort.THING),
    predicatesReplaced: capped(Math.min(predicatesA, predicatesB)),
    predicateOne: flag(predicatesA > 0 !== predicatesB > 0),
    unknownReplaced: capped(Math.min(restA.length - meantA, restB.length - meantB)),
    meantReplaced: capped(Math.min(meantA, meantB)),
    verbsReplaced: lesser(Sort.VERB),
    adjectivesReplaced: lesser(Sort.NISBA),
    tellingReplaced: Math.min(mostTelling(restA), mostTelling(restB)),
    nearSpelling: a.language === b.language ? nearest(restA, restB, a.language) : 0,
  };
}

/** How much the most telling of some words tells; 0 where there are none. */
function mostTelling(units: readonly Unit[]): number {
  let most = 0;
  for (const unit of units) most = Math.max(most, telling(unit));
  return most;
}

/** How much alike the likest two unknown words are that no spelling has brought together, 0–1. */
function nearest(restA: readonly Unit[], restB: readonly Unit[], language: Language): number {
  const arabic = language === Language.AR;
  let near = 0;
  for (const x of restA) {
    const letters = lettersOf(x, arabic);
    if (!letters) continue;
    for (const y of restB) {
      const others = lettersOf(y, arabic);
      if (others) near = Math.max(near, likeness(letters, others));
    }
  }
  return near;
}

/** The units within reach of one in its clause, nearest first. */
function around(units: readonly Unit[], unit: Unit, reach: number): Unit[] {
  const found: Unit[] = [];
  for (let far = 1; far <= reach; far++)
    for (const at of [unit.order + far, unit.order - far]) {
      const other = units[at];
      if (other && other.term?.clause === unit.term?.clause) found.push(other);
    }
  return found;
}

const REACH = 2;

/** Whether what stands around the two words that clash is the same, or itself another. */
function surroundingFeatures(
  first: AnalysedStatement,
  second: AnalysedStatement,
  alignment: SoftAlignment,
  difference: Difference | null,
): Features {
  const [a, b] = [difference?.unitsA[0], difference?.unitsB[0]];
  if (!difference || !a || !b || difference.unitsA.length > 1) return {};
  const { unitsA, unitsB, partnerOf, restA, restB } = alignment;
  const [nearA, nearB] = [around(unitsA, a, REACH), around(unitsB, b, REACH)];
  const shared = nearA.filter((unit) => {
    const partner = partnerOf(unit);
    return partner !== undefined && nearB.includes(partner);
  });
  const [nextA, nextB] = [unitsA[a.order + 1], unitsB[b.order + 1]];
  const [lastA, lastB] = [unitsA[a.order - 1], unitsB[b.order - 1]];
  const bothLeft = (x: Unit | undefined, y: Unit | undefined): boolean =>
    x !== undefined && y !== undefined && restA.includes(x) && restB.includes(y);
  const meet = (x: Unit | undefined, y: Unit | undefined): boolean =>
    x !== undefined && y !== undefined && partnerOf(x) === y;
  return {
    besideShared: capped(shared.length),
    besideTelling: mostTelling(shared),
    nextReplaced: flag(bothLeft(nextA, nextB)),
    lastReplaced: flag(bothLeft(lastA, lastB)),
    nextMeet: flag(meet(nextA, nextB)),
    lastMeet: flag(meet(lastA, lastB)),
    crossMeet: flag(meet(nextA, lastB) || meet(lastA, nextB)),
    besideLeft: capped(
      Math.min(
        countOf(
          first,
          nearA.filter((unit) => restA.includes(unit)),
          Sort.THING,
        ),
        countOf(
          second,
          nearB.filter((unit) => restB.includes(unit)),
          Sort.THING,
        ),
      ),
    ),
    clashEarly: flag(a.order === 0) + flag(b.order === 0),
    clashLast: flag(a.order === unitsA.length - 1) + flag(b.order === unitsB.length - 1),
    clashTelling: Math.min(telling(a), telling(b)),
  };
}

/** Which way a word points on an axis as it is said, or 0: "did not reject" points the other way. */
const signOn = ({ term }: Unit, axis: string): number => {
  const valence = term?.valences.find((each) => each.axis === axis);
  return !term || !valence ? 0 : term.negated ? -valence.sign : valence.sign;
};

const AXES = ['UP', 'GOOD', 'WITH', 'ON'];
const isDenied = ({ term }: Unit): boolean => term?.negated === true;

/** "Refused", "did not accept": words that point opposite ways, of which one is denied. */
const isTakenBack = (x: Unit, y: Unit): boolean =>
  AXES.some((axis) => signOn(x, axis) * signOn(y, axis) > 0) ||
  (x.term?.opposed ?? []).some((use) => y.term?.keys.includes(use.otherKey));

type Units = Pick<SoftAlignment, 'restA' | 'restB' | 'unitsA' | 'unitsB'>;

/** A word left over and any of the other side, one of the two denied. */
function deniedPairs({ restA, restB, unitsA, unitsB }: Units): Substitution[] {
  const found: Substitution[] = [];
  for (const a of restA)
    for (const b of unitsB) if (isDenied(a) !== isDenied(b)) found.push({ a, b });
  for (const b of restB)
    for (const a of unitsA) if (isDenied(a) !== isDenied(b)) found.push({ a, b });
  return found;
}

/** Whether each side names a thing that the other does not. */
export const replacesThings = (
  a: AnalysedStatement,
  b: AnalysedStatement,
  { restA, restB }: SoftAlignment,
): boolean =>
  restA.some((unit) => (sortsOf(a, unit) & Sort.THING) !== 0) &&
  restB.some((unit) => (sortsOf(b, unit) & Sort.THING) !== 0);

/** What one side denies: whether the other says as much, says the contrary, or does not speak of it. */
function denialFeatures(units: Units): Features {
  const { restA, restB, unitsA, unitsB } = units;
  if (!unitsA.some(isDenied) && !unitsB.some(isDenied)) return {};
  const pairs = deniedPairs(units);
  const [deniedA, deniedB] = [restA.some(isDenied), restB.some(isDenied)];
  return {
    takenBack: flag(pairs.some(({ a, b }) => isTakenBack(a, b))),
    deniedAgainst: flag(
      pairs.some(({ a, b }) => AXES.some((axis) => signOn(a, axis) * signOn(b, axis) < 0)),
    ),
    deniedLeft: flag(deniedA || deniedB),
    deniedBoth: flag(deniedA && deniedB),
  };
}

/** Which way what is said of a thing points: the nearest direction beside it, or 0. */
function courseOf(beside: readonly Unit[], axis: string): number {
  for (const other of beside) {
    const sign = signOn(other, axis);
    if (sign !== 0) return sign;
  }
  return 0;
}

/** The axes on which things go, with the features that tell of each. */
const COURSES = ['UP', 'GOOD', 'WITH'].map((axis) => ({
  axis,
  apart: `apart${axis}`,
  alike: `alike${axis}`,
}));

/** "Gold rose and the dollar fell": of each thing both name, whether both let it go the same way. */
function courseFeatures(
  first: AnalysedStatement,
  second: AnalysedStatement,
  { unitsA, unitsB, links }: SoftAlignment,
): Features {
  if (!unitsA.some(isDirected) || !unitsB.some(isDirected)) return {};
  const isThing = (statement: AnalysedStatement, unit: Unit): boolean =>
    (sortsOf(statement, unit) & Sort.THING) !== 0;
  const things = links
    .filter(({ a, b }) => isThing(first, a) && isThing(second, b))
    .map(({ a, b }) => [around(unitsA, a, REACH), around(unitsB, b, REACH)] as const);
  const found: Features = {};
  for (const { axis, apart, alike } of COURSES) {
    const products = things.map(([a, b]) => courseOf(a, axis) * courseOf(b, axis));
    found[apart] = capped(products.filter((product) => product < 0).length);
    found[alike] = capped(products.filter((product) => product > 0).length);
  }
  return found;
}

/** Who is put before a colon, and whether the parties that changed places could stand for each other. */
function partyFeatures(
  a: AnalysedStatement,
  b: AnalysedStatement,
  alignment: SoftAlignment,
): Features {
  const { links, unitsA, unitsB, restA, restB } = alignment;
  const [sourceA, sourceB] = [sourceOf(a, unitsA), sourceOf(b, unitsB)];
  const all = (units: readonly Unit[], rest: readonly Unit[]): boolean =>
    units.length > 0 && units.every((unit) => rest.includes(unit));
  const swaps = alignment.swaps(a, b).filter(({ one, other }) => areAlike([one.a, other.a]));
  const [question, other] = [asks(a), asks(b)];
  return {
    sourceReplaced: flag(all(sourceA, restA) && all(sourceB, restB)),
    sourceOne: flag(sourceA.length > 0 !== sourceB.length > 0),
    swapsAlike: capped(swaps.length),
    swapsAlone: flag(swaps.length > 0 && Math.min(restA.length, restB.length) === 0),
    firstReplaced: flag(bothIn(unitsA[0], restA) && bothIn(unitsB[0], restB)),
    finalReplaced: flag(bothIn(unitsA.at(-1), restA) && bothIn(unitsB.at(-1), restB)),
    predicateLinked: capped(
      links.filter((link) => (sortsOf(a, link.a) & Sort.PREDICATE) !== 0).length,
    ),
    question: flag(question !== other),
    questions: flag(question && other),
  };
}

const bothIn = (unit: Unit | undefined, rest: readonly Unit[]): boolean =>
  unit !== undefined && rest.includes(unit);

const asks = ({ tokens }: AnalysedStatement): boolean => tokens.at(-1)?.text === '?';

const SOURCE_REACH = 6;

/** The units before a colon that stands near the start. */
function sourceOf({ tokens }: AnalysedStatement, units: readonly Unit[]): Unit[] {
  const colon = tokens.slice(0, SOURCE_REACH).findIndex(({ text }) => text === ':');
  return colon < 0 ? [] : units.filter((unit) => unit.to <= colon);
}

/** How what the two do not share lies in them. Symmetric. */
export const replacedFeatures = (
  a: AnalysedStatement,
  b: AnalysedStatement,
  alignment: SoftAlignment,
  difference: Difference | null,
): readonly Features[] => [
  leftOverFeatures(a, b, alignment),
  surroundingFeatures(a, b, alignment, difference),
  courseFeatures(a, b, alignment),
  denialFeatures(alignment),
  partyFeatures(a, b, alignment),
];

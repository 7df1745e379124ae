import { Language } from '../../../language/language.js';
import { TokenKind } from '../../../language/text/tokens.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import type { Difference } from './difference.js';
import { type Features, flag } from './features.js';
import { type Link, linkedIn } from './links.js';
import { areAlike, roleSwaps } from './roles.js';
import type { SoftAlignment } from './soft-align.js';
import { likeness, spellingOf, type Spelling } from './spelling-likeness.js';
import type { Unit } from './units.js';
import { telling } from './word-statistics.js';

const MAX_COUNT = 4;
const capped = (count: number): number => Math.min(count, MAX_COUNT);

/** What says rather how or how much than of what. */
const MIN_THING = 0.5;
const isPredicate = ({ term }: Unit): boolean =>
  term !== null && (term.opposed.length > 0 || term.valences.length > 0);
const isThing = (unit: Unit): boolean => unit.weight >= MIN_THING && !isPredicate(unit);
const hasMeaning = ({ term }: Unit): boolean =>
  term?.keys.some((key) => key.charAt(1) === ':' && 'pcanmvo'.includes(key.charAt(0))) === true;

const VERB = /^[وف]?س?[يت](?!.*(?:ة|ات|ين)$)\S{3,}$/;
const NISBA = /^[وفبكل]?(?:ال|ل)?\S{3,}(?:ي|يه|ية|يين|يون|يات)$/;

const tokenOf = ({ tokens }: AnalysedStatement, unit: Unit) => tokens[unit.from];
const looks = (statement: AnalysedStatement, unit: Unit, form: RegExp): boolean => {
  const token = tokenOf(statement, unit);
  return token?.kind === TokenKind.ARABIC && form.test(token.text);
};
const lesser = (a: readonly Unit[], b: readonly Unit[], is: (unit: Unit) => boolean): number =>
  Math.min(a.filter(is).length, b.filter(is).length);

/** What of each side the other lacks, sort by sort: what is merely added is on one side only. */
function leftOverFeatures(
  a: AnalysedStatement,
  b: AnalysedStatement,
  { restA, restB }: SoftAlignment,
): Features {
  const like = (form: RegExp): number =>
    Math.min(
      restA.filter((unit) => looks(a, unit, form)).length,
      restB.filter((unit) => looks(b, unit, form)).length,
    );
  const most = (units: readonly Unit[]): number => Math.max(0, ...units.map(telling));
  const counts = [restA.length, restB.length];
  return {
    leftBoth: capped(Math.min(...counts)),
    leftMost: capped(Math.max(...counts)),
    thingsReplaced: capped(lesser(restA, restB, isThing)),
    predicatesReplaced: capped(lesser(restA, restB, isPredicate)),
    predicateOne: flag(restA.some(isPredicate) !== restB.some(isPredicate)),
    unknownReplaced: capped(lesser(restA, restB, (unit) => !hasMeaning(unit))),
    meantReplaced: capped(lesser(restA, restB, hasMeaning)),
    verbsReplaced: capped(like(VERB)),
    adjectivesReplaced: capped(like(NISBA)),
    tellingReplaced: Math.min(most(restA), most(restB)),
    nearSpelling: a.language === b.language ? nearest(restA, restB, a.language) : 0,
  };
}

/** The letters of a word that no lexicon knows as a place or as one of several. */
const lettersOf = ({ term, text }: Unit, arabic: boolean): Spelling | null =>
  term?.place !== null || term.alternatives.length > 0 ? null : spellingOf(text, arabic);

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
function surroundingFeatures(alignment: SoftAlignment, difference: Difference | null): Features {
  const [a, b] = [difference?.unitsA[0], difference?.unitsB[0]];
  if (!difference || !a || !b || difference.unitsA.length > 1) return {};
  const { unitsA, unitsB, links, restA, restB } = alignment;
  const partnerOf = linkedIn(links);
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
    besideTelling: Math.max(0, ...shared.map(telling)),
    nextReplaced: flag(bothLeft(nextA, nextB)),
    lastReplaced: flag(bothLeft(lastA, lastB)),
    nextMeet: flag(meet(nextA, nextB)),
    lastMeet: flag(meet(lastA, lastB)),
    crossMeet: flag(meet(nextA, lastB) || meet(lastA, nextB)),
    besideLeft: capped(
      Math.min(
        nearA.filter((unit) => restA.includes(unit) && isThing(unit)).length,
        nearB.filter((unit) => restB.includes(unit) && isThing(unit)).length,
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

/** "Refused", "did not accept": words that point opposite ways, and one of them denied. */
const isTakenBack = (x: Unit, y: Unit): boolean =>
  isDenied(x) !== isDenied(y) &&
  (AXES.some((axis) => signOn(x, axis) * signOn(y, axis) > 0) ||
    (x.term?.opposed ?? []).some((use) => y.term?.keys.includes(use.otherKey)));

type Units = Pick<SoftAlignment, 'restA' | 'restB' | 'unitsA' | 'unitsB'>;

/** A word left over and any of the other side, one of the two denied. */
const deniedPairs = ({ restA, restB, unitsA, unitsB }: Units): [Unit, Unit][] =>
  [
    ...restA.flatMap((x) => unitsB.map((y): [Unit, Unit] => [x, y])),
    ...restB.flatMap((y) => unitsA.map((x): [Unit, Unit] => [x, y])),
  ].filter(([x, y]) => isDenied(x) !== isDenied(y));

/** Whether each side names a thing that the other does not. */
export const replacesThings = ({ restA, restB }: SoftAlignment): boolean =>
  lesser(restA, restB, isThing) > 0;

/** What one side denies: whether the other says as much, says the contrary, or does not speak of it. */
function denialFeatures({ restA, restB, unitsA, unitsB }: Units): Features {
  if (!unitsA.some(isDenied) && !unitsB.some(isDenied)) return {};
  const pairs = deniedPairs({ restA, restB, unitsA, unitsB });
  const [deniedA, deniedB] = [restA, restB].map((rest) => rest.filter(isDenied).length);
  return {
    takenBack: flag(pairs.some(([x, y]) => isTakenBack(x, y))),
    deniedAgainst: flag(
      pairs.some(([x, y]) => AXES.some((axis) => signOn(x, axis) * signOn(y, axis) < 0)),
    ),
    deniedLeft: flag(deniedA !== 0 || deniedB !== 0),
    deniedBoth: flag(deniedA !== 0 && deniedB !== 0),
  };
}

/** Which way what is said of a thing points: the nearest direction beside it, or 0. */
function courseOf(units: readonly Unit[], unit: Unit, axis: string): number {
  for (const other of around(units, unit, REACH)) {
    const sign = signOn(other, axis);
    if (sign !== 0) return sign;
  }
  return 0;
}

/** "Gold rose and the dollar fell": of each thing both name, whether both let it go the same way. */
function courseFeatures({ unitsA, unitsB, links }: SoftAlignment): Features {
  const found: Features = {};
  for (const axis of ['UP', 'GOOD', 'WITH']) {
    let [apart, alike] = [0, 0];
    for (const { a, b } of links) {
      if (!isThing(a) || !isThing(b)) continue;
      const product = courseOf(unitsA, a, axis) * courseOf(unitsB, b, axis);
      if (product < 0) apart++;
      if (product > 0) alike++;
    }
    found[`apart${axis}`] = capped(apart);
    found[`alike${axis}`] = capped(alike);
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
  const swaps = roleSwaps(a, b, links).filter(({ one, other }) => areAlike([one.a, other.a]));
  const [question, other] = [asks(a), asks(b)];
  return {
    sourceReplaced: flag(all(sourceA, restA) && all(sourceB, restB)),
    sourceOne: flag(sourceA.length > 0 !== sourceB.length > 0),
    swapsAlike: capped(swaps.length),
    swapsAlone: flag(swaps.length > 0 && Math.min(restA.length, restB.length) === 0),
    firstReplaced: flag(bothIn(unitsA[0], restA) && bothIn(unitsB[0], restB)),
    finalReplaced: flag(bothIn(unitsA.at(-1), restA) && bothIn(unitsB.at(-1), restB)),
    predicateLinked: capped(links.filter((link: Link) => isPredicate(link.a)).length),
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
  surroundingFeatures(alignment, difference),
  courseFeatures(alignment),
  denialFeatures(alignment),
  partyFeatures(a, b, alignment),
];

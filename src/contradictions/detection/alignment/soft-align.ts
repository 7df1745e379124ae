import { Language } from '../../../language/language.js';
import type { QuantityMention } from '../../../language/numbers/quantities.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { areOpposites } from '../reading/opposites.js';
import { termsMeet } from '../reading/terms.js';
import { datesMeet } from '../pairs/time.js';
import { type Slot, slotsOf } from './slots.js';
import { likeness, type Spelling, spellingOf } from './spelling-likeness.js';
import type { Substitution } from './in-order.js';
import { type Link, linkedIn, type Match } from './links.js';
import { areMembers, mayBeMember } from './members.js';
import { pairsOf } from './pairs-of.js';
import { type RoleSwap, roleSwaps } from './roles.js';
import { MAX_UNITS, type Unit, unitsOf } from './units.js';

/** What two statements have in common word by word, and what each says beside it. */
export class SoftAlignment {
  private found: readonly Slot[] | undefined;
  private partners: ((unit: Unit) => Unit | undefined) | undefined;
  private opposites: readonly Substitution[] | undefined;
  private namedOtherwise: readonly Substitution[] | undefined;
  private exchanged: readonly RoleSwap[] | undefined;

  constructor(
    readonly unitsA: readonly Unit[],
    readonly unitsB: readonly Unit[],
    readonly links: readonly Link[],
    readonly restA: readonly Unit[],
    readonly restB: readonly Unit[],
  ) {}

  /** Where the two fill one place in the sentence differently; most pairs are given up before. */
  get slots(): readonly Slot[] {
    return (this.found ??= slotsOf(this));
  }

  /** What a unit of the first statement is linked with. */
  get partnerOf(): (unit: Unit) => Unit | undefined {
    return (this.partners ??= linkedIn(this.links));
  }

  /** Every two words on opposite sides of a pair of the lexicon, linked or not, denied or not; in reading order. */
  get opposed(): readonly Substitution[] {
    return (this.opposites ??= pairsOf(
      this.unitsA.filter(takesSide),
      this.unitsB.filter(takesSide),
      ({ term: x }, { term: y }) => areOpposites(x!, y!),
    ));
  }

  /** Every two words left over that name two places, two people or two members of a class; in reading order. */
  get members(): readonly Substitution[] {
    return (this.namedOtherwise ??= pairsOf(
      this.restA.filter(mayBeMember),
      this.restB.filter(mayBeMember),
      areMembers,
    ));
  }

  /** Linked units that have changed places. @param a the first of the two that are aligned @param b the second */
  swaps(a: AnalysedStatement, b: AnalysedStatement): readonly RoleSwap[] {
    return (this.exchanged ??= roleSwaps(a, b, this.links));
  }
}

const takesSide = ({ term }: Unit): boolean => term !== null && term.opposed.length > 0;

export const MIN_LIKENESS = 0.72;

type Bounds = Pick<QuantityMention, 'unit' | 'lower' | 'upper'>;

/** Whether two figures may be one, by their bounds and units. */
export const figuresMeet = (a: Bounds, b: Bounds): boolean =>
  (a.unit === b.unit || a.unit === null || b.unit === null) &&
  (a.lower ?? -Infinity) <= (b.upper ?? Infinity) &&
  (b.lower ?? -Infinity) <= (a.upper ?? Infinity);

function sameValue(a: Unit, b: Unit): boolean {
  if (a.quantity && b.quantity) return figuresMeet(a.quantity, b.quantity);
  return a.date !== null && b.date !== null && datesMeet(a.date, b.date) === true;
}

/** Whether two units are the same thing: words by a common key, figures and dates by their value. */
const areSame = (a: Unit, b: Unit, cross: boolean): boolean =>
  a.term === null
    ? b.term === null && sameValue(a, b)
    : (a.bits & b.bits) !== 0 && b.term !== null && termsMeet(a.term, b.term, cross);

/** Which unit of the other side each is paired with, by their orders, or -1: of the one pair at hand. */
const partnerA = new Int8Array(MAX_UNITS);
const partnerB = new Int8Array(MAX_UNITS);

/** The units' keys as bits, side by side: most units are told apart by these alone. */
const bitsOfUnits = noted((statement: AnalysedStatement): readonly number[] =>
  unitsOf(statement).map(({ bits }) => bits),
);

/** One statement of the pair at hand. */
interface Side {
  units: readonly Unit[];
  bits: readonly number[];
  partner: Int8Array;
}

function sideOf(statement: AnalysedStatement, partner: Int8Array): Side {
  const units = unitsOf(statement);
  partner.fill(-1, 0, units.length);
  return { units, bits: bitsOfUnits(statement), partner };
}

/** The next place from `from` on of a unit that is the same thing; the number of units where there is none. */
function nextSame(unit: Unit, { units, bits }: Side, from: number, cross: boolean): number {
  const own = unit.bits;
  for (let at = from; at < units.length; at++) {
    // What is no word has no bits, and is compared by its value.
    if ((own & bits[at]!) === 0 && own !== 0) continue;
    if (areSame(unit, units[at]!, cross)) return at;
  }
  return units.length;
}

/** Pairs each unit with what is the same thing, the pair whose neighbours agree most first. */
function pairSame({ units }: Side, other: Side, links: Link[], cross: boolean): void {
  for (const a of units) {
    let best = -1;
    let most = -1;
    let at = nextSame(a, other, 0, cross);
    for (; at < other.units.length; at = nextSame(a, other, at + 1, cross)) {
      if (partnerB[at] !== -1) continue;
      const fit = neighboursPaired(a.order, at, units.length);
      if (fit > most) [best, most] = [at, fit];
    }
    if (best >= 0) link(links, a, other.units[best]!, a.term ? 'SAME' : 'VALUE');
  }
}

/** The same for what is left over and may be another spelling of a word that no lexicon knows. */
function pairSpelt({ units }: Side, other: Side, links: Link[], arabic: boolean): void {
  for (const a of units) {
    const letters = partnerA[a.order] === -1 ? lettersOf(a, arabic) : null;
    if (letters === null) continue;
    let best = -1;
    let most = -1;
    for (let at = 0; at < other.units.length; at++) {
      if (partnerB[at] !== -1 || !isSpelling(letters, other.units[at]!, arabic)) continue;
      const fit = neighboursPaired(a.order, at, units.length);
      if (fit > most) [best, most] = [at, fit];
    }
    if (best >= 0) link(links, a, other.units[best]!, 'SPELLING');
  }
}

function link(links: Link[], a: Unit, b: Unit, match: Match): void {
  links.push({ a, b, match });
  partnerA[a.order] = b.order;
  partnerB[b.order] = a.order;
}

const neighboursPaired = (i: number, j: number, length: number): number =>
  (i > 0 && j > 0 && partnerA[i - 1] === j - 1 ? 1 : 0) +
  (i + 1 < length && partnerA[i + 1] === j + 1 ? 1 : 0);

/** The letters of a unit that no lexicon knows; words a lexicon knows as two things are no two spellings of one. */
export function lettersOf(unit: Unit, arabic: boolean): Spelling | null {
  if (unit.spelling !== undefined) return unit.spelling;
  const { term } = unit;
  const known = term?.place !== null || term.alternatives.length > 0;
  return (unit.spelling = known ? null : spellingOf(unit.text, arabic));
}

function isSpelling(letters: Spelling, unit: Unit, arabic: boolean): boolean {
  const others = lettersOf(unit, arabic);
  return others !== null && likeness(letters, others) >= MIN_LIKENESS;
}

/** What only one side has. A word said twice on one side is not something the other side lacks. */
function restOf({ units, partner }: Side, other: Side, cross: boolean): Unit[] {
  const rest: Unit[] = [];
  for (const unit of units) {
    if (partner[unit.order] !== -1) continue;
    if (nextSame(unit, other, 0, cross) === other.units.length) rest.push(unit);
  }
  return rest;
}

function align(a: AnalysedStatement, b: AnalysedStatement): SoftAlignment {
  const cross = a.language !== b.language;
  const [left, right] = [sideOf(a, partnerA), sideOf(b, partnerB)];
  const links: Link[] = [];
  pairSame(left, right, links, cross);
  if (!cross) pairSpelt(left, right, links, a.language === Language.AR);
  const restA = restOf(left, right, cross);
  return new SoftAlignment(left.units, right.units, links, restA, restOf(right, left, cross));
}

/** The last pair aligned: rules and the trained model ask for the same one after the other. */
let last: { a: AnalysedStatement; b: AnalysedStatement; alignment: SoftAlignment } | null = null;

/** Aligns two statements: by keys, by value, then unknown words by their spelling. */
export function softAlign(a: AnalysedStatement, b: AnalysedStatement): SoftAlignment {
  if (last?.a === a && last.b === b) return last.alignment;
  last = { a, b, alignment: align(a, b) };
  return last.alignment;
}

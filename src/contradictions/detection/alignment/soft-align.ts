import { Language } from '../../../language/language.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { termsMeet } from '../reading/terms.js';
import { datesMeet } from '../pairs/time.js';
import { type Slot, slotsOf } from './slots.js';
import { likeness, type Spelling, spellingOf } from './spelling-likeness.js';
import type { Link, Match } from './links.js';
import { MAX_UNITS, type Unit, unitsOf } from './units.js';

/** What two statements have in common word by word, and what each says beside it. */
export class SoftAlignment {
  private found: readonly Slot[] | undefined;

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
}

const MIN_LIKENESS = 0.72;

function sameValue(a: Unit, b: Unit): boolean {
  if (a.quantity && b.quantity) {
    const { lower, upper, unit } = a.quantity;
    const other = b.quantity;
    return (
      (unit === other.unit || unit === null || other.unit === null) &&
      (lower ?? -Infinity) <= (other.upper ?? Infinity) &&
      (other.lower ?? -Infinity) <= (upper ?? Infinity)
    );
  }
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

/** Pairs each unit with what meets it, the pair whose neighbours agree most first. */
function pairUp(
  unitsA: readonly Unit[],
  unitsB: readonly Unit[],
  links: Link[],
  match: Match,
  meets: (a: Unit, b: Unit) => boolean,
): void {
  for (let i = 0; i < unitsA.length; i++) {
    if (partnerA[i] !== -1) continue;
    const a = unitsA[i]!;
    let best = -1;
    let most = -1;
    for (let j = 0; j < unitsB.length; j++) {
      if (partnerB[j] !== -1 || !meets(a, unitsB[j]!)) continue;
      const fit = neighboursPaired(i, j, unitsA.length);
      if (fit > most) [best, most] = [j, fit];
    }
    if (best < 0) continue;
    links.push({ a, b: unitsB[best]!, match: match === 'SAME' && !a.term ? 'VALUE' : match });
    partnerA[i] = best;
    partnerB[best] = i;
  }
}

const neighboursPaired = (i: number, j: number, length: number): number =>
  (i > 0 && j > 0 && partnerA[i - 1] === j - 1 ? 1 : 0) +
  (i + 1 < length && partnerA[i + 1] === j + 1 ? 1 : 0);

/** The letters of a unit that no lexicon knows; words a lexicon knows as two things are no two spellings of one. */
function lettersOf(unit: Unit, arabic: boolean): Spelling | null {
  if (unit.spelling !== undefined) return unit.spelling;
  const { term } = unit;
  const known = term?.place !== null || term.alternatives.length > 0;
  return (unit.spelling = known ? null : spellingOf(unit.text, arabic));
}

function areSpellings(a: Unit, b: Unit, arabic: boolean): boolean {
  const left = lettersOf(a, arabic);
  const right = left === null ? null : lettersOf(b, arabic);
  if (left === null || right === null) return false;
  return likeness(left, right) >= MIN_LIKENESS;
}

/** What only one side has. A word said twice on one side is not something the other side lacks. */
function restOf(
  units: readonly Unit[],
  partner: Int8Array,
  others: readonly Unit[],
  cross: boolean,
): Unit[] {
  const rest: Unit[] = [];
  for (let i = 0; i < units.length; i++) {
    if (partner[i] !== -1) continue;
    const unit = units[i]!;
    let j = 0;
    while (j < others.length && !areSame(unit, others[j]!, cross)) j++;
    if (j === others.length) rest.push(unit);
  }
  return rest;
}

/** Aligns two statements: by keys, by value, then unknown words by their spelling. */
export function softAlign(a: AnalysedStatement, b: AnalysedStatement): SoftAlignment {
  const cross = a.language !== b.language;
  const unitsA = unitsOf(a);
  const unitsB = unitsOf(b);
  partnerA.fill(-1, 0, unitsA.length);
  partnerB.fill(-1, 0, unitsB.length);
  const links: Link[] = [];
  pairUp(unitsA, unitsB, links, 'SAME', (x, y) => areSame(x, y, cross));
  if (!cross) {
    const arabic = a.language === Language.AR;
    pairUp(unitsA, unitsB, links, 'SPELLING', (x, y) => areSpellings(x, y, arabic));
  }
  return new SoftAlignment(
    unitsA,
    unitsB,
    links,
    restOf(unitsA, partnerA, unitsB, cross),
    restOf(unitsB, partnerB, unitsA, cross),
  );
}

import { Language } from '../../../language/language.js';
import type { AnalysedStatement } from '../analyse.js';
import { termsMeet } from '../terms.js';
import { datesMeet } from '../time.js';
import { type Slot, slotsOf } from './slots.js';
import { likeness, type Spelling, spellingOf } from './spelling-likeness.js';
import type { Link, Match } from './links.js';
import { type Unit, unitsOf } from './units.js';

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

function matchOf(a: Unit, b: Unit, cross: boolean): Match | null {
  if (a.term && b.term) return termsMeet(a.term, b.term, cross) ? 'SAME' : null;
  return sameValue(a, b) ? 'VALUE' : null;
}

/** Which unit of the other side each unit is paired with, by their orders; -1 where with none. */
interface Pairing {
  ofA: number[];
  ofB: number[];
}

/** Pairs units greedily, the pair whose neighbours agree most first. */
function pairUp(
  unitsA: readonly Unit[],
  unitsB: readonly Unit[],
  paired: Pairing,
  links: Link[],
  match: (a: Unit, b: Unit) => Match | null,
): void {
  for (const a of unitsA) {
    if (paired.ofA[a.order] !== -1) continue;
    let best: Unit | null = null;
    let found: Match | null = null;
    let most = -1;
    for (const b of unitsB) {
      if (paired.ofB[b.order] !== -1) continue;
      const met = match(a, b);
      if (met === null) continue;
      const fit = neighboursPaired(a.order, b.order, paired);
      if (fit <= most) continue;
      [best, found, most] = [b, met, fit];
    }
    if (!best || !found) continue;
    links.push({ a, b: best, match: found });
    paired.ofA[a.order] = best.order;
    paired.ofB[best.order] = a.order;
  }
}

const neighboursPaired = (a: number, b: number, { ofA }: Pairing): number =>
  (b > 0 && a > 0 && ofA[a - 1] === b - 1 ? 1 : 0) + (ofA[a + 1] === b + 1 ? 1 : 0);

/** The letters of a unit that no lexicon knows; words a lexicon knows as two things are no two spellings of one. */
function lettersOf(unit: Unit, arabic: boolean): Spelling | null {
  if (unit.spelling !== undefined) return unit.spelling;
  const { term } = unit;
  const known = term === null || term.place !== null || term.alternatives.length > 0;
  return (unit.spelling = known ? null : spellingOf(unit.text, arabic));
}

/** Aligns two statements: by keys, by value, then unknown words by their spelling. */
export function softAlign(a: AnalysedStatement, b: AnalysedStatement): SoftAlignment {
  const cross = a.language !== b.language;
  const unitsA = unitsOf(a);
  const unitsB = unitsOf(b);
  const paired = { ofA: unitsA.map(() => -1), ofB: unitsB.map(() => -1) };
  const links: Link[] = [];
  pairUp(unitsA, unitsB, paired, links, (x, y) => matchOf(x, y, cross));
  if (!cross) {
    const arabic = a.language === Language.AR;
    pairUp(unitsA, unitsB, paired, links, (x, y) => {
      const left = lettersOf(x, arabic);
      if (!left) return null;
      const right = lettersOf(y, arabic);
      return right !== null && likeness(left, right) >= MIN_LIKENESS ? 'SPELLING' : null;
    });
  }
  // A word said twice on one side is not something the other side lacks.
  const repeats = (unit: Unit, others: readonly Unit[]): boolean =>
    others.some((other) => matchOf(unit, other, cross) !== null);
  return new SoftAlignment(
    unitsA,
    unitsB,
    links,
    unitsA.filter((unit) => paired.ofA[unit.order] === -1 && !repeats(unit, unitsB)),
    unitsB.filter((unit) => paired.ofB[unit.order] === -1 && !repeats(unit, unitsA)),
  );
}

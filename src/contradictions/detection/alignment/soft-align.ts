import { Language } from '../../../language/language.js';
import type { AnalysedStatement } from '../analyse.js';
import { type Term, termsMeet } from '../terms.js';
import { datesMeet } from '../time.js';
import { type Slot, slotsOf } from './slots.js';
import { spellingLikeness } from './spelling-likeness.js';
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
  if (a.term && b.term)
    return (a.bits & b.bits) !== 0 && termsMeet(a.term, b.term, cross) ? 'SAME' : null;
  return sameValue(a, b) ? 'VALUE' : null;
}

/** Pairs units greedily, the pair whose neighbours agree most first. */
function pairUp(
  restA: Unit[],
  restB: Unit[],
  links: Link[],
  match: (a: Unit, b: Unit) => Match | null,
): void {
  for (const a of [...restA]) {
    let best: { b: Unit; match: Match; fit: number } | null = null;
    for (const b of restB) {
      const found = match(a, b);
      if (found === null) continue;
      const fit = neighboursLinked(a, b, links);
      if (!best || fit > best.fit) best = { b, match: found, fit };
    }
    if (!best) continue;
    links.push({ a, b: best.b, match: best.match });
    restA.splice(restA.indexOf(a), 1);
    restB.splice(restB.indexOf(best.b), 1);
  }
}

function neighboursLinked(a: Unit, b: Unit, links: readonly Link[]): number {
  let linked = 0;
  for (const link of links) {
    const step = link.a.order - a.order;
    if ((step === 1 || step === -1) && step === link.b.order - b.order) linked++;
  }
  return linked;
}

/** Words a lexicon knows as two things are no two spellings of one. */
const isSpelling = (a: Term, b: Term): boolean =>
  a.place === null &&
  b.place === null &&
  a.alternatives.length === 0 &&
  b.alternatives.length === 0;

/** Aligns two statements: by keys, by value, then unknown words by their spelling. */
export function softAlign(a: AnalysedStatement, b: AnalysedStatement): SoftAlignment {
  const cross = a.language !== b.language;
  const unitsA = unitsOf(a);
  const unitsB = unitsOf(b);
  const restA = [...unitsA];
  const restB = [...unitsB];
  const links: Link[] = [];
  pairUp(restA, restB, links, (x, y) => matchOf(x, y, cross));
  if (!cross) {
    const arabic = a.language === Language.AR;
    pairUp(restA, restB, links, (x, y) =>
      x.term &&
      y.term &&
      isSpelling(x.term, y.term) &&
      spellingLikeness(x.text, y.text, arabic) >= MIN_LIKENESS
        ? 'SPELLING'
        : null,
    );
  }
  // A word said twice on one side is not something the other side lacks.
  const repeats = (unit: Unit, others: readonly Unit[]): boolean =>
    others.some((other) => matchOf(unit, other, cross) !== null);
  return new SoftAlignment(
    unitsA,
    unitsB,
    links,
    restA.filter((unit) => !repeats(unit, unitsB)),
    restB.filter((unit) => !repeats(unit, unitsA)),
  );
}

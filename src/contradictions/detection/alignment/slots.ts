import type { Unit } from './units.js';

/** One place in the sentence that the two statements fill differently. */
export interface Slot {
  a: Unit;
  b: Unit;
  /** What stands before and what stands after are both the same; else one of them. */
  both: boolean;
}

interface Aligned {
  unitsA: readonly Unit[];
  unitsB: readonly Unit[];
  partnerOf: (unit: Unit) => Unit | undefined;
  restA: readonly Unit[];
  restB: readonly Unit[];
}

/** Units left over on both sides beside the same linked neighbour, or at the same end. */
export function slotsOf(alignment: Aligned): Slot[] {
  const { unitsA, unitsB, partnerOf, restA, restB } = alignment;
  const meets = (x: Unit | undefined, y: Unit | undefined): boolean =>
    x === undefined || y === undefined ? x === y : partnerOf(x) === y;
  const found: Slot[] = [];
  for (const a of restA) {
    for (const b of restB) {
      const before = meets(unitsA[a.order - 1], unitsB[b.order - 1]);
      const after = meets(unitsA[a.order + 1], unitsB[b.order + 1]);
      if (before || after) found.push({ a, b, both: before && after });
    }
  }
  return found;
}

import type { Unit } from './units.js';

/** Two units that stand in one slot: where the statements, read in order, differ there. */
export interface Substitution {
  a: Unit;
  b: Unit;
}

const GAP = 0.6;
const MISMATCH = 1;

/**
 * Aligns two statements in reading order (Needleman and Wunsch 1970) and returns the slots that the
 * two fill differently. `linked` says whether two units are the same thing.
 */
export function substitutionsInOrder(
  unitsA: readonly Unit[],
  unitsB: readonly Unit[],
  linked: (a: Unit, b: Unit) => boolean,
): Substitution[] {
  const width = unitsB.length + 1;
  const cost = new Float64Array((unitsA.length + 1) * width);
  const at = (i: number, j: number): number => cost[i * width + j] ?? 0;
  const same: boolean[] = [];
  for (let j = 1; j < width; j++) cost[j] = j * GAP;
  for (let i = 1; i <= unitsA.length; i++) {
    cost[i * width] = i * GAP;
    for (let j = 1; j < width; j++) {
      const meets = linked(unitsA[i - 1]!, unitsB[j - 1]!);
      same[i * width + j] = meets;
      cost[i * width + j] = Math.min(
        at(i - 1, j - 1) + (meets ? 0 : MISMATCH),
        at(i - 1, j) + GAP,
        at(i, j - 1) + GAP,
      );
    }
  }
  const found: Substitution[] = [];
  let i = unitsA.length;
  let j = unitsB.length;
  while (i > 0 && j > 0) {
    const meets = same[i * width + j] === true;
    const here = at(i, j);
    if (here === at(i - 1, j - 1) + (meets ? 0 : MISMATCH)) {
      if (!meets) found.push({ a: unitsA[i - 1]!, b: unitsB[j - 1]! });
      i--;
      j--;
    } else if (here === at(i - 1, j) + GAP) i--;
    else j--;
  }
  return found.reverse();
}

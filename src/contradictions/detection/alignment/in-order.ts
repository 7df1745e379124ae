import type { Unit } from './units.js';

/** Two units that stand in one slot: where the statements, read in order, differ there. */
export interface Substitution {
  a: Unit;
  b: Unit;
}

/** The table that is filled for each pair, as large as the largest so far. */
let cost = new Float64Array(0);
let same = new Uint8Array(0);

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
  const cells = (unitsA.length + 1) * width;
  if (cost.length < cells) [cost, same] = [new Float64Array(cells), new Uint8Array(cells)];
  const at = (i: number, j: number): number => cost[i * width + j]!;
  cost[0] = 0;
  for (let j = 1; j < width; j++) cost[j] = j * GAP;
  for (let i = 1; i <= unitsA.length; i++) {
    cost[i * width] = i * GAP;
    for (let j = 1; j < width; j++) {
      const meets = linked(unitsA[i - 1]!, unitsB[j - 1]!);
      same[i * width + j] = meets ? 1 : 0;
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
    const meets = same[i * width + j] === 1;
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

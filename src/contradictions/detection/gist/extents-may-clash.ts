import type { Extent, ExtentUse } from '../reading/extent-use.js';
import { TURNED } from '../reading/extents.js';
import { relationBetween } from '../rules/quantifier.rule.js';

const EXTENTS = Object.keys(TURNED) as Extent[];

/** What extents a statement gives in words, one bit each, and then those that a mere number gives. */
export const extentBits = (uses: readonly ExtentUse[]): number =>
  uses.reduce(
    (bits, { extent, numeric }) =>
      bits | (1 << (EXTENTS.indexOf(extent) + (numeric ? EXTENTS.length : 0))),
    0,
  );

const areAtOdds = (x: Extent, y: Extent): boolean =>
  [relationBetween(x, y), relationBetween(x, TURNED[y]), relationBetween(TURNED[x], y)].some(
    (relation) => relation !== null,
  );

/** A number says "some" only against "none" and "all". */
const isWhole = (extent: Extent): boolean => extent === 'NONE' || extent === 'ALL';

/** For each bit, the bits of the other side that the rule may set against it. */
const RIVALS: readonly number[] = [false, true].flatMap((numeric) =>
  EXTENTS.map((extent) =>
    [false, true].reduce(
      (bits, other, half) =>
        EXTENTS.reduce((sum, rival, at) => {
          const answers = (!numeric || isWhole(rival)) && (!other || isWhole(extent));
          return answers && areAtOdds(extent, rival)
            ? sum | (1 << (at + half * EXTENTS.length))
            : sum;
        }, bits),
      0,
    ),
  ),
);

/** Whether any extent of the one may be at odds with any of the other: see `quantifier.square`. */
export function extentsMayClash(a: number, b: number): boolean {
  if (a === 0 || b === 0) return false;
  for (let left = a; left !== 0; left &= left - 1)
    if ((RIVALS[31 - Math.clz32(left & -left)]! & b) !== 0) return true;
  return false;
}

import type { QuantityMention } from '../../../language/numbers/quantities.js';
import { Comparator } from '../../../language/statement.js';

/** Two round figures closer than this are one figure. */
const ROUND_TOLERANCE = 0.02;

/** A figure with its bounds and its unit. */
export type Figure = Pick<QuantityMention, 'lower' | 'upper' | 'comparator' | 'unit' | 'dimension'>;

interface Interval {
  low: number;
  high: number;
  lowOpen: boolean;
  highOpen: boolean;
}

export const intervalOf = (q: Figure): Interval => ({
  low: q.lower ?? -Infinity,
  high: q.upper ?? Infinity,
  lowOpen: q.comparator === Comparator.MORE_THAN,
  highOpen: q.comparator === Comparator.LESS_THAN,
});

export function disjoint(a: Interval, b: Interval): boolean {
  if (a.high < b.low || b.high < a.low) return true;
  return (
    (a.high === b.low && (a.highOpen || b.lowOpen)) ||
    (b.high === a.low && (b.highOpen || a.lowOpen))
  );
}

const isRound = (n: number): boolean => n >= 1000 && n % 100 === 0;

/** A number that is told for being round: "60 plays" may well be "more than 60 plays". */
const isTold = (n: number): boolean => n >= 10 && n % 5 === 0;

/** "60", "more than 60": a round number and the same as a bound are one figure. */
function boundMeets(a: Figure, b: Figure): boolean {
  const [exact, bound] = a.comparator === Comparator.EXACT ? [a, b] : [b, a];
  const open =
    bound.comparator === Comparator.MORE_THAN || bound.comparator === Comparator.LESS_THAN;
  const value = bound.lower ?? bound.upper;
  return (
    exact.comparator === Comparator.EXACT && open && isTold(value ?? 0) && exact.lower === value
  );
}

/** Parts of a whole that come to no whole percents. */
const PARTS = [3, 6, 7, 9];

/** "A third", "two sevenths": a share that no number of whole percents is. */
const isFraction = (percent: number): boolean =>
  !Number.isInteger(percent) &&
  PARTS.some(
    (parts) => Math.abs((percent * parts) / 100 - Math.round((percent * parts) / 100)) < 2e-3,
  );

/** "A third" and "33 percent", "two thirds" and "67 percent": a fraction is told to a whole percent. */
const sameShare = (x: number, y: number): boolean =>
  (isFraction(x) && isWholeOf(x, y)) || (isFraction(y) && isWholeOf(y, x));

const isWholeOf = (fraction: number, whole: number): boolean =>
  whole === Math.floor(fraction) || whole === Math.round(fraction);

/** Equal at the precision given: 13 miles and 21 km, 2,500 and 2,480 where one is round. */
export function nearlyEqual(a: Figure, b: Figure): boolean {
  if (boundMeets(a, b)) return true;
  if (a.comparator !== Comparator.EXACT || b.comparator !== Comparator.EXACT) return false;
  const x = a.lower ?? 0;
  const y = b.lower ?? 0;
  if (a.unit === 'PERCENT' && b.unit === 'PERCENT' && sameShare(x, y)) return true;
  const gap = Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y), 1);
  const converted =
    a.unit !== null && a.unit === b.unit && a.unit !== 'PERCENT' && a.dimension !== a.unit;
  return gap <= ROUND_TOLERANCE && (converted || isRound(x) || isRound(y));
}

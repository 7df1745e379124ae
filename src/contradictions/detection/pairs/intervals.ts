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

/** Equal at the precision given: 13 miles and 21 km, 2,500 and 2,480 where one is round. */
export function nearlyEqual(a: Figure, b: Figure): boolean {
  if (a.comparator !== Comparator.EXACT || b.comparator !== Comparator.EXACT) return false;
  const x = a.lower ?? 0;
  const y = b.lower ?? 0;
  const gap = Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y), 1);
  const converted =
    a.unit !== null && a.unit === b.unit && a.unit !== 'PERCENT' && a.dimension !== a.unit;
  return gap <= ROUND_TOLERANCE && (converted || isRound(x) || isRound(y));
}

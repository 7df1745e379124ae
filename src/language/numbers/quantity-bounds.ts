import { Comparator } from '../statement.js';

const ABOUT_TOLERANCE = 0.1;

/**
 * The bounds a comparator leaves of a number read as `low`–`high`; null where an end is open.
 * `rounding` is half of the last place written.
 */
export function boundsOf(
  low: number,
  high: number | null,
  rounding: number,
  comparator: Comparator,
): [lower: number | null, upper: number | null] {
  switch (comparator) {
    case Comparator.ABOUT:
      return [
        low - Math.abs(low) * ABOUT_TOLERANCE,
        high === null ? null : high + Math.abs(high) * ABOUT_TOLERANCE,
      ];
    case Comparator.AT_LEAST:
    case Comparator.MORE_THAN:
      return [low, null];
    case Comparator.AT_MOST:
    case Comparator.LESS_THAN:
      return [null, high];
    default:
      return [low - rounding, high === null ? null : high + rounding];
  }
}

import type { QuantityMention } from '../../../language/numbers/quantities.js';
import { Comparator } from '../../../language/statement.js';

/** Two round figures closer than this are one figure. */
const ROUND_TOLERANCE = 0.02;

/** Days, months. */
const WEEK = 7;
const YEAR = 12;

/** A figure with its bounds and its unit. */
export type Figure = Pick<QuantityMention, 'lower' | 'upper' | 'comparator' | 'unit' | 'dimension'>;

interface Interval {
  low: number;
  high: number;
  lowOpen: boolean;
  highOpen: boolean;
}

/** Whether all that the first figure may be is less than all that the second may be. */
export const isLess = (x: Figure, y: Figure): boolean => (x.upper ?? Infinity) < (y.lower ?? 0);

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

/** Seconds of the units in which times are told. A month is taken for a twelfth of a year. */
const SECONDS: ReadonlyMap<string | null, number> = new Map([
  ['SECOND', 1],
  ['DAY', 86_400],
  ['MONTH', 2_629_800],
]);
/** The dimensions of how long something takes. */
export const DURATIONS = [...SECONDS.keys()] as readonly string[];

/** Whether it is told how long something takes. */
export const isDuration = (dimension: string | null): boolean => SECONDS.has(dimension);

/** What a whole number of days or months may be short of or more than: half of the unit it was told in. */
function tolerance({ dimension, lower, comparator }: Figure): number {
  if (lower === null || comparator !== Comparator.EXACT) return 0;
  const larger = dimension === 'DAY' ? WEEK : YEAR;
  return lower > 0 && lower % larger === 0 ? larger / 2 : 0.5;
}

function inSeconds(figure: Figure, scale: number, more: number): Figure {
  const { lower, upper } = figure;
  return {
    ...figure,
    dimension: 'SECOND',
    unit: 'SECOND',
    lower: lower === null ? null : (lower - more) * scale,
    upper: upper === null ? null : (upper + more) * scale,
  };
}

/** "40 hours" and "two days": two times in seconds, the one in the larger unit as roughly as it is told. */
function inOneUnit(a: Figure, b: Figure): [Figure, Figure] {
  const [x, y] = [SECONDS.get(a.dimension), SECONDS.get(b.dimension)];
  if (x === undefined || y === undefined || x === y) return [a, b];
  return [inSeconds(a, x, x > y ? tolerance(a) : 0), inSeconds(b, y, y > x ? tolerance(b) : 0)];
}

/** Whether two figures can both be told of one thing: their bounds meet, or they are one at the precision given. */
export function figuresAgree(x: Figure, y: Figure): boolean {
  const [a, b] = inOneUnit(x, y);
  return !disjoint(intervalOf(a), intervalOf(b)) || nearlyEqual(a, b);
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
function nearlyEqual(a: Figure, b: Figure): boolean {
  if (boundMeets(a, b)) return true;
  if (a.comparator !== Comparator.EXACT || b.comparator !== Comparator.EXACT) return false;
  const x = a.lower ?? 0;
  const y = b.lower ?? 0;
  if (a.unit === 'PERCENT' && b.unit === 'PERCENT' && sameShare(x, y)) return true;
  const gap = Math.abs(x - y) / Math.max(Math.abs(x), Math.abs(y), 1);
  const converted =
    a.unit !== null && a.unit === b.unit && a.unit !== 'PERCENT' && a.dimension !== a.unit;
  return gap <= ROUND_TOLERANCE && (converted || isRound(x) || isRound(y) || areYears(a, b));
}

/** "27 years", "27 years and three months": long times are told to the year. */
const areYears = (a: Figure, b: Figure): boolean =>
  a.dimension === 'MONTH' &&
  b.dimension === 'MONTH' &&
  ((a.lower ?? 1) % YEAR === 0) !== ((b.lower ?? 1) % YEAR === 0);

import { Column, MILLION, MOST_WORDS, ROUNDING, WIDTH, type Words } from './words.js';

/** Which words of two statements are paired with which, and what is left over. Weights in millionths. */
export class Aligned {
  /** The words of each side that are paired, and those left over, one bit each. */
  readonly paired: [number, number] = [0, 0];
  readonly left: [number, number] = [0, 0];
  /** For each paired word of a side, the place of its partner. */
  readonly partners = [new Int32Array(MOST_WORDS), new Int32Array(MOST_WORDS)] as const;
  shared = 0;
  /** What those weigh that are left over, between languages only in part: see `alignTerms`. */
  readonly rest: [number, number] = [0, 0];

  clear(): void {
    const { paired, left, rest } = this;
    paired[0] = paired[1] = left[0] = left[1] = rest[0] = rest[1] = 0;
    this.shared = 0;
  }

  pair(i: number, j: number): void {
    this.paired[0] |= 1 << i;
    this.paired[1] |= 1 << j;
    this.partners[0][i] = j;
    this.partners[1][j] = i;
  }

  /** What both say, at most; the speaker not counted. */
  get told(): number {
    return this.shared / MILLION + ROUNDING;
  }

  /** What each has and the other lacks, at least: the less of the two, and both. */
  get leastRest(): number {
    return Math.min(this.rest[0], this.rest[1]) / MILLION - ROUNDING;
  }

  get allRest(): number {
    return (this.rest[0] + this.rest[1]) / MILLION - ROUNDING;
  }

  /** How much of what the one says that says less is shared, at most. @param own weight of the speaker */
  coverage(own: number): number {
    const shared = this.told + own;
    const whole = shared + this.leastRest;
    return whole <= 0 ? 0 : shared / whole + ROUNDING;
  }
}

/** The bits of all words of a side. */
export const allBits = (count: number): number => ((1 << count) - 1) | 0;

export const isIn = (bits: number, at: number): boolean => ((bits >>> at) & 1) === 1;

export const lowest = (bits: number): number => 31 - Math.clz32(bits & -bits);
export const highest = (bits: number): number => 31 - Math.clz32(bits);

/** What some words weigh, in millionths. */
export function weightOf({ table }: Words, bits: number): number {
  let weight = 0;
  for (let left = bits; left !== 0; left &= left - 1)
    weight += table[lowest(left) * WIDTH + Column.WEIGHT]!;
  return weight;
}

/** Which of some words have a flag. */
export function flagged({ table }: Words, bits: number, flag: number): number {
  let found = 0;
  for (let left = bits; left !== 0; left &= left - 1)
    if ((table[lowest(left) * WIDTH + Column.FLAGS]! & flag) !== 0) found |= left & -left;
  return found;
}

/** Of a place, a hash of the largest place that holds it. */
export const regionOf = ({ table }: Words, at: number): number =>
  table[at * WIDTH + Column.REGION]!;

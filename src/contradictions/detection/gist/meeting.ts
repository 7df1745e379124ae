import { Column, MOST_WORDS, WIDTH, Word, type Words } from './words.js';

const { WEIGHT, FLAGS, FROM, TO, BITS, MORE_BITS, SOUNDS } = Column;

/** Between languages a word that no lexicon knows counts for so many tenths: as in `alignTerms`. */
const UNTRANSLATED_TENTHS = 4;

const NO_WORDS: Words = { count: 0, table: new Int32Array(0), keys: new Int32Array(0) };

/**
 * How the words of two statements meet, by `alignTerms` on hashes: the same pairs, so long as no two keys
 * share a hash. Weights in millionths. There is one, for the pair at hand.
 */
export class Meeting {
  /** For each word of a side, which of the other it has a key in common with, one bit each. */
  readonly met = [new Int32Array(MOST_WORDS), new Int32Array(MOST_WORDS)] as const;
  /** The words of each side that are paired, and those left over, one bit each. */
  readonly paired: [number, number] = [0, 0];
  readonly left: [number, number] = [0, 0];
  shared = 0;
  readonly rest: [number, number] = [0, 0];
  /** So much could any alignment of some of these words share at most. */
  most = 0;

  private a = NO_WORDS;
  private b = NO_WORDS;
  private cross = false;

  /** Meets two others. */
  of(a: Words, b: Words, cross: boolean): this {
    this.a = a;
    this.b = b;
    this.cross = cross;
    const [metA, metB] = this.met;
    metB.fill(0, 0, b.count);
    for (let i = 0; i < a.count; i++) {
      let met = 0;
      for (let j = 0; j < b.count; j++) {
        if (!haveCommonKey(a, i * WIDTH, b, j * WIDTH, cross)) continue;
        met |= 1 << j;
        metB[j]! |= 1 << i;
      }
      metA[i] = met;
    }
    return this;
  }

  /** The weight of a side's words that meet any of the other's. */
  metWeight(side: 0 | 1): number {
    const { count, table } = side === 0 ? this.a : this.b;
    const met = this.met[side];
    let weight = 0;
    for (let at = 0; at < count; at++) if (met[at] !== 0) weight += table[at * WIDTH + WEIGHT]!;
    return weight;
  }

  /** Pairs the words as `alignTerms` does. */
  align(): this {
    const { a, b, paired, left, rest } = this;
    let [free, shared] = [b.count === 31 ? 0x7fffffff : (1 << b.count) - 1, 0];
    paired[0] = paired[1] = left[0] = left[1] = rest[0] = rest[1] = 0;
    for (let i = 0; i < a.count; i++) {
      const met = this.met[0][i]!;
      const open = met & free;
      if (open === 0) {
        // A word said twice on one side is not something the other side lacks.
        if (met === 0) this.leave(0, i);
        continue;
      }
      const j = (open & (open - 1)) === 0 ? 31 - Math.clz32(open) : this.firstByKey(i, open);
      free &= ~(1 << j);
      paired[0] |= 1 << i;
      paired[1] |= 1 << j;
      shared += Math.min(a.table[i * WIDTH + WEIGHT]!, b.table[j * WIDTH + WEIGHT]!);
    }
    for (let j = 0; j < b.count; j++)
      if (((free >>> j) & 1) === 1 && !this.repeats(j)) this.leave(1, j);
    this.shared = shared;
    this.most = Math.min(this.metWeight(0), this.metWeight(1));
    return this;
  }

  /** Whether any of the words left over on a side has a flag. */
  isLeft(side: 0 | 1, flag: number): boolean {
    const { count, table } = side === 0 ? this.a : this.b;
    const left = this.left[side];
    for (let at = 0; at < count; at++)
      if (((left >>> at) & 1) === 1 && (table[at * WIDTH + FLAGS]! & flag) !== 0) return true;
    return false;
  }

  private leave(side: 0 | 1, at: number): void {
    const { table } = side === 0 ? this.a : this.b;
    const weight = table[at * WIDTH + WEIGHT]!;
    const unknown = this.cross && (table[at * WIDTH + FLAGS]! & Word.NEUTRAL) === 0;
    this.left[side] |= 1 << at;
    this.rest[side] += unknown ? (weight * UNTRANSLATED_TENTHS) / 10 : weight;
  }

  /** Of some words of the other side, the first that has this word's first key that any of them has. */
  private firstByKey(i: number, open: number): number {
    const { a, b } = this;
    const row = i * WIDTH;
    for (let key = a.table[row + FROM]!; key < a.table[row + TO]!; key++) {
      if (!this.cross && isSound(a, row, key)) continue;
      for (let j = 0; j < b.count; j++) {
        if (((open >>> j) & 1) === 0) continue;
        const other = j * WIDTH;
        for (let at = b.table[other + FROM]!; at < b.table[other + TO]!; at++)
          if (a.keys[key] === b.keys[at]) return j;
      }
    }
    return 31 - Math.clz32(open);
  }

  /** Whether a word of the second side says again what one that is paired says. */
  private repeats(j: number): boolean {
    const { b, paired } = this;
    for (let other = 0; other < b.count; other++)
      if (((paired[1] >>> other) & 1) === 1 && haveCommonKey(b, j * WIDTH, b, other * WIDTH, true))
        return true;
    return false;
  }
}

const isSound = ({ table }: Words, row: number, key: number): boolean =>
  ((table[row + SOUNDS]! >>> (key - table[row + FROM]!)) & 1) === 1;

function haveCommonKey(a: Words, i: number, b: Words, j: number, sounds: boolean): boolean {
  const [x, y] = [a.table, b.table];
  if ((x[i + BITS]! & y[j + BITS]!) === 0 || (x[i + MORE_BITS]! & y[j + MORE_BITS]!) === 0)
    return false;
  const [to, end] = [x[i + TO]!, y[j + TO]!];
  for (let key = x[i + FROM]!; key < to; key++) {
    const hash = a.keys[key]!;
    for (let at = y[j + FROM]!; at < end; at++)
      if (b.keys[at] === hash && (sounds || !isSound(a, i, key))) return true;
  }
  return false;
}

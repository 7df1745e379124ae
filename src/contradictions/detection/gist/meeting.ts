import { Aligned, allBits, isIn, lowest } from './aligned.js';
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
  /** All the words, aligned. */
  readonly whole = new Aligned();
  /** So much could any alignment of some of these words share at most. */
  most = 0;

  private a = NO_WORDS;
  private b = NO_WORDS;
  private cross = false;
  private readonly some = new Aligned();

  /** Meets two others. */
  of(a: Words, b: Words, cross: boolean): this {
    this.a = a;
    this.b = b;
    this.cross = cross;
    const [metA, metB] = this.met;
    const [x, y, size] = [a.table, b.table, b.count * WIDTH];
    metB.fill(0, 0, b.count);
    for (let i = 0; i < a.count; i++) {
      const row = i * WIDTH;
      const [bits, more] = [x[row + BITS]!, x[row + MORE_BITS]!];
      let met = 0;
      for (let other = 0, j = 0; other < size; other += WIDTH, j++) {
        // Here, and not only in what is called: most words of two statements are told apart by this alone.
        if ((bits & y[other + BITS]!) === 0 || (more & y[other + MORE_BITS]!) === 0) continue;
        if (!haveCommonKey(a, row, b, other, cross)) continue;
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

  /** Pairs all the words. */
  align(): this {
    this.pairUp(this.whole, allBits(this.a.count), allBits(this.b.count));
    this.most = Math.min(this.metWeight(0), this.metWeight(1));
    return this;
  }

  /** Pairs some of the words, one bit each; good until some others are paired. */
  alignSome(left: number, right: number): Aligned {
    this.pairUp(this.some, left, right);
    return this.some;
  }

  /** Whether a word has a key that any of the other side's words has, the sounds of names among them. */
  isSaid(side: 0 | 1, at: number): boolean {
    const [own, other] = side === 0 ? [this.a, this.b] : [this.b, this.a];
    for (let each = 0; each < other.count; each++)
      if (haveCommonKey(own, at * WIDTH, other, each * WIDTH, true)) return true;
    return false;
  }

  /** As `alignTerms`. */
  private pairUp(into: Aligned, left: number, right: number): void {
    const { a, b } = this;
    let free = right;
    into.clear();
    for (let words = left; words !== 0; words &= words - 1) {
      const i = lowest(words);
      const met = this.met[0][i]! & right;
      const open = met & free;
      if (open === 0) {
        // A word said twice on one side is not something the other side lacks.
        if (met === 0) this.leave(into, 0, i);
        continue;
      }
      const j = (open & (open - 1)) === 0 ? lowest(open) : this.firstByKey(i, open);
      free &= ~(1 << j);
      into.pair(i, j);
      into.shared += Math.min(a.table[i * WIDTH + WEIGHT]!, b.table[j * WIDTH + WEIGHT]!);
    }
    for (let words = free; words !== 0; words &= words - 1) {
      const j = lowest(words);
      if (!this.repeats(j, into.paired[1])) this.leave(into, 1, j);
    }
  }

  private leave(into: Aligned, side: 0 | 1, at: number): void {
    const { table } = side === 0 ? this.a : this.b;
    const weight = table[at * WIDTH + WEIGHT]!;
    const unknown = this.cross && (table[at * WIDTH + FLAGS]! & Word.NEUTRAL) === 0;
    into.left[side] |= 1 << at;
    into.rest[side] += unknown ? (weight * UNTRANSLATED_TENTHS) / 10 : weight;
  }

  /** Of some words of the other side, the first that has this word's first key that any of them has. */
  private firstByKey(i: number, open: number): number {
    const { a, b } = this;
    const row = i * WIDTH;
    for (let key = a.table[row + FROM]!; key < a.table[row + TO]!; key++) {
      if (!this.cross && isSound(a, row, key)) continue;
      for (let j = 0; j < b.count; j++) {
        if (!isIn(open, j)) continue;
        const other = j * WIDTH;
        for (let at = b.table[other + FROM]!; at < b.table[other + TO]!; at++)
          if (a.keys[key] === b.keys[at]) return j;
      }
    }
    return lowest(open);
  }

  /** Whether a word of the second side says again what one that is paired says. */
  private repeats(j: number, paired: number): boolean {
    const { b } = this;
    for (let words = paired; words !== 0; words &= words - 1)
      if (haveCommonKey(b, j * WIDTH, b, lowest(words) * WIDTH, true)) return true;
    return false;
  }
}

const isSound = ({ table }: Words, row: number, key: number): boolean =>
  ((table[row + SOUNDS]! >>> (key - table[row + FROM]!)) & 1) === 1;

/** @param sounds whether those of names count */
export function haveCommonKey(a: Words, i: number, b: Words, j: number, sounds: boolean): boolean {
  const { table } = b;
  const [bits, more] = [table[j + BITS]!, table[j + MORE_BITS]!];
  const [to, from, end] = [a.table[i + TO]!, table[j + FROM]!, table[j + TO]!];
  for (let key = a.table[i + FROM]!; key < to; key++) {
    const hash = a.keys[key]!;
    if (((bits >>> (hash >>> 27)) & (more >>> ((hash >>> 22) & 31)) & 1) === 0) continue;
    for (let at = from; at < end; at++)
      if (b.keys[at] === hash && (sounds || !isSound(a, i, key))) return true;
  }
  return false;
}

/** The first word that has a key of this hash; -1 where none has. */
export function placeOfKey({ count, table, keys }: Words, hash: number): number {
  const [bit, more] = [1 << (hash >>> 27), 1 << ((hash >>> 22) & 31)];
  for (let at = 0; at < count; at++) {
    const row = at * WIDTH;
    if ((table[row + BITS]! & bit) === 0 || (table[row + MORE_BITS]! & more) === 0) continue;
    for (let key = table[row + FROM]!; key < table[row + TO]!; key++)
      if (keys[key] === hash) return at;
  }
  return -1;
}

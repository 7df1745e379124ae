import { arabicStem } from '../../../language/words/arabic-forms.js';
import { remembered } from '../../../language/remember.js';

const MIN_LENGTH = 4;

/** What of a word is compared with another's letters. */
export interface Spelling {
  stem: string;
  /** Its pairs of letters as numbers, ascending, the ends counted as letters. */
  pairs: Int32Array;
}

const spellingOfStem = remembered((stem: string): Spelling => {
  const padded = `^${stem}$`;
  const pairs = new Int32Array(padded.length - 1);
  for (let at = 0; at < pairs.length; at++)
    pairs[at] = (padded.charCodeAt(at) << 16) | padded.charCodeAt(at + 1);
  return { stem, pairs: pairs.sort() };
});

/** The letters of a folded word; null where it is too short to be told from others by them. */
export function spellingOf(word: string, arabic: boolean): Spelling | null {
  const stem = arabic ? arabicStem(word) : word;
  return stem.length < MIN_LENGTH ? null : spellingOfStem(stem);
}

/** As `spellingLikeness`, of two words whose letters are at hand. */
export function likeness(a: Spelling, b: Spelling): number {
  const [left, right] = [a.stem.length, b.stem.length];
  if (a.stem.charCodeAt(0) !== b.stem.charCodeAt(0)) return 0;
  if (Math.min(left, right) * 2 < Math.max(left, right)) return 0;
  let shared = 0;
  for (let i = 0, j = 0; i <= left && j <= right;) {
    const [x, y] = [a.pairs[i]!, b.pairs[j]!];
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return (2 * shared) / (left + right + 2);
}

/**
 * Dice coefficient of two folded words' letter pairs, 0–1: near 1 for two spellings of a name or two
 * forms of a word that no rule brings together. Short words are too easily alike, and names
 * that begin otherwise are two: 0.
 */
export function spellingLikeness(a: string, b: string, arabic: boolean): number {
  const [left, right] = [spellingOf(a, arabic), spellingOf(b, arabic)];
  return left && right ? likeness(left, right) : 0;
}

import { arabicStem } from '../../../language/arabic-forms.js';
import { remembered } from '../../../language/remember.js';

const MIN_LENGTH = 4;

const bigrams = remembered((word: string): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  const padded = `^${word}$`;
  for (let at = 0; at + 1 < padded.length; at++) {
    const pair = padded.slice(at, at + 2);
    found.set(pair, (found.get(pair) ?? 0) + 1);
  }
  return found;
});

/**
 * Dice coefficient of two folded words' letter pairs, 0–1: near 1 for two spellings of a name or two
 * forms of a word that no rule brings together. Short words are too easily alike, and names
 * that begin otherwise are two: 0.
 */
export function spellingLikeness(a: string, b: string, arabic: boolean): number {
  const [left, right] = arabic ? [arabicStem(a), arabicStem(b)] : [a, b];
  if (Math.min(left.length, right.length) < MIN_LENGTH || !right.startsWith(left.charAt(0)))
    return 0;
  if (Math.min(left.length, right.length) * 2 < Math.max(left.length, right.length)) return 0;
  const ofA = bigrams(left);
  const ofB = bigrams(right);
  let shared = 0;
  for (const [pair, count] of ofA) shared += Math.min(count, ofB.get(pair) ?? 0);
  return (2 * shared) / (left.length + right.length + 2);
}

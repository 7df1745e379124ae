import { placeWithin } from '../../../language/concepts/concepts.js';
import { remembered } from '../../../language/remember.js';
import {
  arabicConsonants,
  latinConsonants,
  squeeze,
} from '../../../language/text/transliteration.js';
import { spellingLikeness } from '../alignment/spelling-likeness.js';
import type { Term } from '../reading/terms.js';
import type { Pair } from '../rules/rule.js';
import type { Name } from './other-names.js';

/** Consonants of which each script, and each language, writes one for the other: as one letter of each. */
const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/[TS]/g, 'D'],
  [/J/g, 'K'],
  [/F/g, 'B'],
];
/** The part of their consonants that two spellings of one name have in common, in order. */
const ALIKE = 0.7;
/** One script writes as two words what the other writes as one: «عبد الرحمن», "Abdelrahman". */
const MIN_PART = 3;
/** The part of their letters that two spellings in one script have in common. */
const SPELT_ALIKE = 0.5;

/** The consonants of a word, however it is written. */
const soundOf = remembered((word: string): string => {
  let sound = arabicConsonants(word) || latinConsonants(word);
  for (const [letters, letter] of CLASSES) sound = sound.replace(letters, letter);
  return squeeze(sound);
});

/** The length of the longest run of letters, with gaps, that two words have. */
function commonLength(a: string, b: string): number {
  let row = new Array<number>(b.length + 1).fill(0);
  for (const letter of a) {
    const next = [0];
    for (let at = 0; at < b.length; at++)
      next.push(b[at] === letter ? row[at]! + 1 : Math.max(row[at + 1]!, next[at]!));
    row = next;
  }
  return row[b.length]!;
}

const isPart = (part: string, whole: string): boolean =>
  part.length >= MIN_PART && whole.includes(part);

/** Whether two words may be spellings of one, «غيورغيفا» and "Georgieva"; null where they have no consonants to tell. */
function areSpellings(x: string, y: string, crossLanguage: boolean): boolean | null {
  const [a, b] = [soundOf(x), soundOf(y)];
  if (a === '' && b === '' && crossLanguage) return null;
  if (!crossLanguage && (x === y || spellingLikeness(x, y, true) >= SPELT_ALIKE)) return true;
  if (a === '' || b === '') return false;
  const longer = Math.max(a.length, b.length);
  return isPart(a, b) || isPart(b, a) || commonLength(a, b) >= ALIKE * longer;
}

function areAlike(pair: Pair, x: Term, y: Term): boolean | null {
  if (x.place !== null && y.place !== null)
    return x.place === y.place || placeWithin(x.place, y.place) || placeWithin(y.place, x.place);
  const [left, right] = [pair.a.tokens[x.to - 1]?.text ?? '', pair.b.tokens[y.to - 1]?.text ?? ''];
  const alike = areSpellings(left, right, pair.crossLanguage);
  // A place that a lexicon knows, it knows in both languages.
  return alike ?? (x.place === null && y.place === null ? null : false);
}

/**
 * Whether two names may be of one: their last words meet or may be spellings of one, or most of the words of
 * the one that has fewer are among the other's. Many share a given name.
 *
 * @param met which terms of the two are the same for certain
 */
export function mayBeOneName(
  pair: Pair,
  x: Name,
  y: Name,
  met: (one: Term, other: Term) => boolean,
): boolean {
  const alike = (one: Term, other: Term): boolean | null =>
    met(one, other) || areAlike(pair, one, other);
  if (alike(x.at(-1)!, y.at(-1)!) !== false) return true;
  const count = x.filter((one) => y.some((other) => alike(one, other) === true)).length;
  return count * 2 > Math.min(x.length, y.length);
}

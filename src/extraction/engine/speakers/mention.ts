import type { Range } from '../text/ranges.js';
import type { Reading } from '../text/reading.js';
import { textAt } from '../text/token-tests.js';
import type { SourceKind } from '../types.js';

/** What the words of a source tell by themselves. */
export interface Mention {
  range: Range;
  /** The tokens of the name, if the words hold one. */
  name: Range | null;
  /** The tokens that describe who has no name, or that are an organisation's: without articles in front. */
  description: Range;
  kind: SourceKind;
  /** Folded title and organisation nouns among the words: "minister", «وزير». */
  nouns: readonly string[];
  /** A pronoun and nothing else. */
  pronoun: string | null;
  /** "the minister", «الوزير»: goes back to somebody named elsewhere, if anybody fits. */
  definite: boolean;
  /** What the title's form tells: «الوزيرة». */
  gender?: 'F' | 'M' | null;
}

/** The folded words of a range, marks left out. */
export function wordsOf({ tokens }: Reading, { from, to }: Range): string[] {
  const words: string[] = [];
  for (let at = from; at < to; at++) {
    const word = textAt(tokens, at);
    if (/[\p{L}\p{N}]/u.test(word)) words.push(word);
  }
  return words;
}

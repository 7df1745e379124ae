import { keyOf } from '../candidates/candidate-keys.js';
import { analyse } from '../detection/analyse.js';

/** One key of one word of one phrase; a claim has the phrase where it has a key of each of its words. */
export interface PhraseKey {
  phrase: number;
  word: number;
  /** How many words of the phrase have keys at all. */
  words: number;
  key: number;
}

/** The keys under which claims that use these phrases may be indexed, word by word. */
export function phraseKeys(phrases: readonly string[]): PhraseKey[] {
  return phrases.flatMap((text, phrase) => {
    const words = text
      .split(/\s+/)
      .map((word) => keysOfWord(word))
      .filter((keys) => keys.length > 0);
    return words.flatMap((keys, word) =>
      keys.map((key) => ({ phrase, word, words: words.length, key })),
    );
  });
}

function keysOfWord(word: string): number[] {
  const terms = analyse({ statement: word }).terms.flatMap((term) => term.keys);
  return [...new Set(terms.map(keyOf))];
}

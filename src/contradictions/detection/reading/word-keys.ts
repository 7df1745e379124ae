import { arabicRootKey, arabicStem } from '../../../language/words/arabic-forms.js';
import { englishStem } from '../../../language/words/english-forms.js';
import { spellingVariants } from '../../../language/text/spelling.js';
import { arabicNameKey, latinNameKey } from '../../../language/text/transliteration.js';
import { perWord, type Token, TokenKind } from '../../../language/text/tokens.js';
import { type Keyed, keyed } from './key-bits.js';

/** The stems under which an unknown word meets its other forms. */
export const wordKeys = perWord((token: Token): readonly string[] => {
  const word = spellingVariants().get(token.text) ?? token.text;
  if (token.kind === TokenKind.ARABIC) {
    const stem = arabicStem(word);
    const keys = [`s:${stem}`, `r:${arabicRootKey(word)}`];
    // "بمستودع", "لترميم": a preposition written with its noun.
    if (/^[بلك](?!ل)/.test(word) && word.length >= 5) keys.push(`s:${arabicStem(word.slice(1))}`);
    return keys;
  }
  const stem = `s:${englishStem(word)}`;
  // "Tonga" and "Tongan": a name and its adjective begin alike.
  return token.capital && word.length >= 5 ? [stem, `d:${word.slice(0, 5)}`] : [stem];
});

/** How a word sounds as a name, in either script; null where it is none. */
export const nameKey = perWord((token: Token): string | null => {
  const key =
    token.kind === TokenKind.ARABIC
      ? arabicNameKey(token.text)
      : token.capital
        ? latinNameKey(token.text)
        : null;
  return key === null ? null : `t:${key}`;
});

/** All under which a word that no lexicon knows is found. */
export const keysOfUnknown = perWord((token: Token): Keyed => {
  const sound = nameKey(token);
  return keyed(sound === null ? wordKeys(token) : [...wordKeys(token), sound]);
});

/** The prefix of keys that only compare across languages. */
export const NAME_KEY_PREFIX = 't:';

/** By the letters themselves: asked of every key that is looked for. */
export const isNameKey = (key: string): boolean =>
  key.charCodeAt(0) === NAME_KEY_PREFIX.charCodeAt(0) &&
  key.charCodeAt(1) === NAME_KEY_PREFIX.charCodeAt(1);

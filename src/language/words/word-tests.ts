import { arabicForms } from './arabic-forms.js';
import { englishStem } from './english-forms.js';
import { loadLexicon } from '../lexicon.js';
import { Inflection, listedForms, lookupForms } from './phrase-index.js';
import { spellingVariants } from '../text/spelling.js';
import { type Token, TokenKind, tokenise } from '../text/tokens.js';

/** Tells which words of texts the engine takes for one word of a form. */
export interface WordTest {
  /** LIKE patterns of which every folded word it accepts matches one, `exact` ones aside: a cheap sieve. */
  sieve: readonly string[];
  /** Folded words it accepts that the sieve lets fall: irregular forms and other spellings. */
  exact: readonly string[];
  /** Whether a folded word, or a part of one such as the unit of "500km", is this word. */
  accepts(word: string): boolean;
  /** Whether this word follows the one before it in the form with nothing between. */
  joined: boolean;
}

/** Letters that inflection adds, drops or writes otherwise. */
const UNSTEADY = /[اويةتءى]/g;

/** What "n't" and "'s" are parts of is written as one word in texts. */
const isContracted = (token: Token | undefined): boolean =>
  token !== undefined && (token.text === "n't" || token.text.startsWith("'"));

const isWord = (token: Token): boolean =>
  token.kind === TokenKind.ARABIC || token.kind === TokenKind.LATIN;

/** An English ending never reaches the first two letters of a longer word. */
const KEPT_LETTERS = 2;

function sieveOf(token: Token, listed: readonly string[]): string[] {
  if (token.kind === TokenKind.ARABIC)
    return listed.map((form) => `%${[...form.replace(UNSTEADY, '')].join('%')}%`);
  const starts = listed.map((form) => form.slice(0, form.length > KEPT_LETTERS ? KEPT_LETTERS : 1));
  return [...new Set(starts)].map((start) => `%${start}%`);
}

const asRegExp = (pattern: string): RegExp =>
  new RegExp(pattern.slice(1, -1).replaceAll('%', '.*'), 'u');

/** Words that are this one by a list and not by their letters. */
function exactOf(listed: readonly string[]): string[] {
  const spelt = [...spellingVariants()]
    .filter(([, word]) => [word, ...arabicForms(word)].some((form) => listed.includes(form)))
    .map(([variant]) => variant);
  const irregular = loadLexicon('irregular-forms')
    .filter(({ en }) => en.some((form) => listed.includes(englishStem(form))))
    .flatMap(({ en }) => en);
  return [...spelt, ...irregular];
}

/**
 * One test for each word of a form. A text in which some word fails every one of the tests does not
 * have the form; numbers and marks are not tested. Empty where the form has no word, like "€".
 */
export function wordTests(form: string, inflection: Inflection): WordTest[] {
  const tokens = tokenise(form);
  return tokens.flatMap((token, at) => {
    if (!isWord(token) || isContracted(token) || isContracted(tokens[at + 1])) return [];
    const listed = listedForms(token, inflection);
    const before = tokens[at - 1];
    const isOne = (each: Token): boolean =>
      lookupForms(each, inflection).some((found) => listed.includes(found));
    const sieve = sieveOf(token, listed);
    const exact = exactOf(listed);
    const sieves = sieve.map(asRegExp);
    return {
      sieve,
      exact,
      accepts: (word: string) =>
        (sieves.some((each) => each.test(word)) || exact.includes(word)) &&
        tokenise(word).some(isOne),
      joined: before !== undefined && isWord(before) && !isContracted(before),
    };
  });
}

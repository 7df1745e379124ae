import { arabicStem } from '../words/arabic-forms.js';
import { englishStem } from '../words/english-forms.js';
import { isFunctionWord } from '../words/function-words.js';
import { type CountableEntry, countableAt, kindsOf } from './number-context.js';
import { type Token, TokenKind } from '../text/tokens.js';

/** What a plain number counts, and where the noun ends. */
export interface Noun {
  kinds: readonly string[];
  measure: string | null;
  to: number;
}

/** Under what an unknown noun is counted. */
export const stemOf = (token: Token): string =>
  token.kind === TokenKind.ARABIC ? arabicStem(token.text) : englishStem(token.text);

const ofCountable = (entry: CountableEntry, to: number): Noun => ({
  kinds: kindsOf(entry.id),
  measure: entry.measure ?? null,
  to,
});

const NOUN_REACH = 3;

/** "120 stranded whales": the nearest English plural, past what describes it. */
function pluralAfter(tokens: readonly Token[], start: number): number | null {
  for (let at = start; at < start + NOUN_REACH; at++) {
    const token = tokens[at];
    if (token?.kind !== TokenKind.LATIN || isFunctionWord(tokens, at)) return null;
    if (/[^su]s$/.test(token.text) && !/(?:is|ous)$/.test(token.text)) return at;
  }
  return null;
}

/** The noun a plain number counts: the next known countable, else the next content word. */
export function nounAfter(tokens: readonly Token[], at: number): Noun | null {
  let start = at;
  while (
    tokens[start]?.text === 'من' ||
    tokens[start]?.text === 'of' ||
    tokens[start]?.text === 'the'
  )
    start++;
  // An Arabic noun follows its number at once; English puts adjectives between.
  const reach = tokens[start]?.kind === TokenKind.ARABIC ? 1 : NOUN_REACH;
  for (let i = start; i < start + reach; i++) {
    const token = tokens[i];
    if (!token || token.kind === TokenKind.PUNCTUATION || token.kind === TokenKind.NUMBER) break;
    const hit = countableAt(tokens, i);
    if (hit) return ofCountable(hit.entry, hit.to);
    if (isFunctionWord(tokens, i)) break;
  }
  const plural = pluralAfter(tokens, start);
  if (plural !== null) return { kinds: [stemOf(tokens[plural]!)], measure: null, to: plural + 1 };
  const token = tokens[start];
  const word =
    token && (token.kind === TokenKind.ARABIC || token.kind === TokenKind.LATIN) ? token : null;
  return word && !isFunctionWord(tokens, start)
    ? { kinds: [stemOf(word)], measure: null, to: start + 1 }
    : null;
}

/** A crowd or an audience is of persons, whatever follows its number. */
const GATHERED = /^(?:crowds?|audiences?|attendances?|turnout|gathering)$/;

/** "A crowd of 58,000": persons, whatever follows the number; null where no such word stands before it. */
export const gathered = (tokens: readonly Token[], from: number): Noun | null =>
  tokens[from - 1]?.text === 'of' && GATHERED.test(tokens[from - 2]?.text ?? '')
    ? { kinds: kindsOf('spectator'), measure: null, to: from }
    : null;

const COUNT_WORDS = new Set(['عدد', 'بعدد', 'حصيلة', 'toll', 'number', 'عديد']);
const BACK_REACH = 12;

/** The noun before a number that ends its phrase: «بلغ عدد القتلى 25», "the death toll is 99". */
export function nounBefore(tokens: readonly Token[], from: number): Noun | null {
  for (let i = from - 1; i >= Math.max(0, from - BACK_REACH); i--) {
    if (tokens[i]?.kind === TokenKind.NUMBER) return null;
    const hit = countableAt(tokens, i);
    if (!hit) continue;
    const counted =
      COUNT_WORDS.has(tokens[i - 1]?.text ?? '') || COUNT_WORDS.has(tokens[i - 2]?.text ?? '');
    if (counted || hit.entry.measure !== undefined) return ofCountable(hit.entry, from);
  }
  return null;
}

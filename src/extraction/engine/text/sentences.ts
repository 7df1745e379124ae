import { type Token, TokenKind } from '../../../language/text/tokens.js';
import type { Range } from './ranges.js';
import { lastWithin } from './token-tests.js';

export interface Sentence extends Range {
  paragraph: number;
}

/** Longer runs without a full stop are cut: work on a sentence may grow with its length. */
const MAX_TOKENS = 250;

const ABBREVIATIONS = new Set(
  (
    'mr mrs ms dr prof sen rep gov gen col lt sgt capt maj cpl adm rev hon pres st jr sr inc co corp ltd no ' +
    'jan feb mar apr jun jul aug sept sep oct nov dec vs etc al fig art dept asst atty supt messrs u.s'
  ).split(' '),
);

const isWord = (token: Token | undefined): boolean =>
  token?.kind === TokenKind.LATIN || token?.kind === TokenKind.ARABIC;

/** "Sen. Harlan", "U.S. troops", "at 4 a.m. in": the point belongs to the word before it. */
function isAbbreviation(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!isWord(before) || tokens[at]?.spaced) return false;
  if (before!.text.length === 1) {
    const next = tokens[at + 1];
    // "Plan B." ends a sentence, "George W. Bush" does not; Arabic writes «د. منى».
    return (
      before!.kind === TokenKind.ARABIC ||
      tokens[at - 2]?.text === '.' ||
      (next?.kind === TokenKind.LATIN && (before!.capital || !next.capital))
    );
  }
  return before!.capital && ABBREVIATIONS.has(before!.text);
}

/** Whether the point, question or exclamation mark at `at` ends a sentence, seen by itself. */
function isStop(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (!token || !/^[.!?]$/.test(token.text) || token.kind !== TokenKind.PUNCTUATION) return false;
  if (!next) return true;
  if (token.text === '.') {
    if (isAbbreviation(tokens, at)) return isDottedAtEnd(tokens, at);
    // "isnad.org", ".5", "…": nothing stands between.
    if (!next.spaced && next.kind !== TokenKind.ARABIC && next.text !== '"' && next.text !== "'")
      return false;
  }
  return !(next.kind === TokenKind.LATIN && !next.capital && next.spaced);
}

/** "at 4 a.m. Ferries stopped": a capital after the last of two dotted letters, if no name can follow. */
function isDottedAtEnd(tokens: readonly Token[], at: number): boolean {
  const last = tokens[at - 1]?.text;
  return last === 'm' && tokens[at - 2]?.text === '.' && tokens[at + 1]?.capital === true;
}

/** Whether a sentence ends with the quote that closes at `at`. */
function endsWithQuote(
  tokens: readonly Token[],
  at: number,
  attributes: (from: number) => boolean,
): boolean {
  const last = lastWithin(tokens, at);
  const next = tokens[at + 1];
  if (!next) return true;
  if (!/^[.!?…]$/.test(last) || (next.kind === TokenKind.PUNCTUATION && next.text !== '"'))
    return false;
  if (next.kind === TokenKind.LATIN) return next.capital && (last === '.' || !attributes(at + 1));
  return !attributes(at + 1);
}

/** What splitting needs to know of a text besides its tokens. */
export interface SentenceClues {
  paragraphOf: Int32Array;
  /** Past the end of the outermost quote that begins at a token, or 0. */
  quoteEnd: Int32Array;
  /** Whether words that attribute follow: «"لماذا؟" سأل». */
  attributes: (from: number) => boolean;
}

/** Splits into sentences. A quote is never split: what stands in it ends no sentence around it. */
export function splitSentences(tokens: readonly Token[], clues: SentenceClues): Sentence[] {
  const { paragraphOf, quoteEnd, attributes } = clues;
  const sentences: Sentence[] = [];
  let from = 0;
  const cut = (to: number): void => {
    if (to > from) sentences.push({ from, to, paragraph: paragraphOf[from] ?? 0 });
    from = to;
  };
  for (let at = 0; at < tokens.length; at++) {
    if (at > from && paragraphOf[at] !== paragraphOf[at - 1]) cut(at);
    const end = quoteEnd[at] ?? 0;
    if (end > at) {
      at = end - 1;
      if (endsWithQuote(tokens, at, attributes)) cut(at + 1);
    } else if (isStop(tokens, at)) cut(at + 1);
    if (at + 1 - from >= MAX_TOKENS) cut(at + 1);
  }
  cut(tokens.length);
  return sentences;
}

import { fold } from '../../../language/text/normalise.js';
import { type Token, TokenKind } from '../../../language/text/tokens.js';

export const textAt = (tokens: readonly Token[], at: number): string => tokens[at]?.text ?? '';

export const isMark = (token: Token | undefined): boolean => token?.kind === TokenKind.PUNCTUATION;

export const isWord = (token: Token | undefined): token is Token =>
  token?.kind === TokenKind.ARABIC || token?.kind === TokenKind.LATIN;

/** A set of words, written with spaces between. */
export const wordSet = (...lines: string[]): ReadonlySet<string> =>
  new Set(lines.join(' ').split(' '));

/** The same of words as tokens have them: folded. */
export const foldedSet = (...lines: string[]): ReadonlySet<string> =>
  wordSet(...lines.map((line) => fold(line)));

/** The last token before `to` that is no quotation mark: how the words of a quote end, other quotes in it too. */
export function lastWithin(tokens: readonly Token[], to: number): string {
  let at = to - 1;
  while (at >= 0 && /^["']$/.test(textAt(tokens, at)) && isMark(tokens[at])) at--;
  return textAt(tokens, at);
}

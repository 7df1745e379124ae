import { countableAt, unitAt } from './number-context.js';
import type { NumberReading } from './numbers.js';
import { type Token, TokenKind } from '../text/tokens.js';

/** Words of the noun between the two numbers: "one Dutch voter in ten". */
const NOUN_WORDS = 2;
/** A larger first number counts something within something, and gives no share. */
const MAX_PART = 10;

type ReadNumber = (at: number) => NumberReading | null;

const isPlain = (number: NumberReading | null): number is NumberReading =>
  number !== null && !number.share && number.lower === number.upper;

/** The whole that a part is said to be of, where "in every", "out of", «من كل» stands at a token. */
function wholeAt(
  tokens: readonly Token[],
  at: number,
  read: ReadNumber,
): { number: NumberReading; sure: boolean } | null {
  const text = (offset: number): string => tokens[at + offset]?.text ?? '';
  const every = text(1) === 'every' || text(1) === 'كل' || text(2) === 'كل' || text(2) === 'every';
  const of = text(0) === 'من' ? every : text(0) === 'in' || (text(0) === 'out' && text(1) === 'of');
  if (!of) return null;
  let from = at + 1;
  while (['of', 'every', 'بين', 'كل'].includes(tokens[from]?.text ?? '')) from++;
  const number = read(from);
  return isPlain(number) ? { number, sure: every || text(0) === 'out' } : null;
}

/** Whether a number counts what stands behind it: "in ten days", "in two games". */
const counts = (tokens: readonly Token[], at: number): boolean =>
  unitAt(tokens, at) !== null ||
  countableAt(tokens, at) !== null ||
  (tokens[at]?.kind === TokenKind.LATIN && /[^s]s$/.test(tokens[at]?.text ?? ''));

/**
 * "One in ten", "one vote in every five", «ثلاثة من كل عشرة»: a share of a whole, 0–1; null where the first
 * number is of no such phrase.
 */
export function shareOf(
  tokens: readonly Token[],
  first: NumberReading,
  read: ReadNumber,
): NumberReading | null {
  if (!isPlain(first) || first.lower < 1 || first.lower > MAX_PART) return null;
  for (let at = first.to; at <= first.to + NOUN_WORDS; at++) {
    if (tokens[at] === undefined || tokens[at]?.kind === TokenKind.PUNCTUATION) return null;
    const whole = wholeAt(tokens, at, read);
    if (!whole) continue;
    const { number, sure } = whole;
    if (number.lower <= first.lower || (!sure && counts(tokens, number.to))) return null;
    // "Three out of the seven members": both numbers are told, and mean more than their share.
    if (!sure && number.lower % 5 !== 0 && first.lower > 1) return null;
    const value = first.lower / number.lower;
    return { ...first, lower: value, upper: value, share: true, weak: false, to: number.to };
  }
  return null;
}

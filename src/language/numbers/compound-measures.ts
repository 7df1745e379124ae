import { unitAt } from './number-context.js';
import { Comparator } from '../statement.js';
import { type Token, TokenKind } from '../text/tokens.js';

/** What is needed of a quantity to add another to it. Ends are of tokens but for `end`, of characters. */
interface Measure {
  dimension: string | null;
  comparator: Comparator;
  lower: number | null;
  upper: number | null;
  from: number;
  to: number;
  nounEnd: number;
  end: number;
}

/** «ساعتان وعشر دقائق», "two hours and ten minutes": a smaller unit right after a larger one adds to it. */
export function compound<Quantity extends Measure>(
  tokens: readonly Token[],
  larger: Quantity | undefined,
  smaller: Quantity,
): Quantity | null {
  if (larger?.dimension !== 'SECOND' || smaller.dimension !== 'SECOND') return null;
  const between = tokens.slice(larger.to, smaller.from);
  const exact = [larger, smaller].every((each) => each.comparator === Comparator.EXACT);
  const step = (smaller.upper ?? Infinity) < (larger.lower ?? 0);
  if (!exact || !step || between.some(({ text }) => text !== 'and' && text !== 'و')) return null;
  const joined = between.length > 0 || tokens[smaller.from]?.text.startsWith('و') === true;
  const bare = tokens[smaller.from]?.kind === TokenKind.NUMBER;
  if (!joined && !bare) return null;
  return {
    ...larger,
    lower: (larger.lower ?? 0) + (smaller.lower ?? 0),
    upper: (larger.upper ?? 0) + (smaller.upper ?? 0),
    end: smaller.end,
    to: smaller.to,
    nounEnd: smaller.nounEnd,
  };
}

/** A hyphen between two words that it joins. */
export const isHyphen = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === '-' && tokens[at]?.spaced === false && tokens[at + 1]?.spaced === false;

/** The unit of "a six-month ban"; a "ten-year-old" is somebody. */
export function hyphenated(tokens: readonly Token[], at: number): ReturnType<typeof unitAt> {
  if (!isHyphen(tokens, at)) return null;
  const unit = unitAt(tokens, at + 1);
  return unit && !isHyphen(tokens, unit.to) ? unit : null;
}

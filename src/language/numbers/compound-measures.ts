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

/** The dimensions in which a smaller unit is added to a larger one. */
export const TIME: ReadonlySet<string | null> = new Set(['SECOND', 'MONTH']);

/** «ساعتان وعشر دقائق», "two hours and ten minutes": a smaller unit right after a larger one adds to it. */
function compound<Quantity extends Measure>(
  tokens: readonly Token[],
  larger: Quantity | undefined,
  smaller: Quantity,
): Quantity | null {
  if (!larger || larger.dimension !== smaller.dimension || !TIME.has(smaller.dimension))
    return null;
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

/** Adds a quantity to those found, as a part of the one before where the two are one span of time. */
export function addMeasure<Quantity extends Measure>(
  tokens: readonly Token[],
  found: Quantity[],
  read: Quantity,
): void {
  const whole = compound(tokens, found.at(-1), read);
  if (whole) found.pop();
  found.push(whole ?? read);
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

const FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['نصف', 1 / 2],
  ['ثلث', 1 / 3],
  ['ربع', 1 / 4],
]);

/**
 * «ساعتين ونصف الساعة», «طن وربع»: the part of the same unit that is added behind it, 0–1, and where it ends; null
 * where none is.
 */
export function partAfter(
  tokens: readonly Token[],
  at: number,
  unit: string,
): { value: number; to: number } | null {
  const value = FRACTIONS.get(/^و(\S+)$/.exec(tokens[at]?.text ?? '')?.[1] ?? '');
  if (value === undefined) return null;
  const next = tokens[at + 1];
  if (!next || SCALE.test(next.text)) return next ? null : { value, to: at + 1 };
  const bare = { ...next, text: next.text.replace(/^ال/, '') };
  const again = unitAt(tokens, at + 1) ?? unitAt([bare], 0);
  if (again) return again.entry.unit === unit ? { value, to: at + 2 } : null;
  return { value, to: at + 1 };
}

/** «طن ونصف مليون برميل»: half of something else. */
const SCALE = /^(?:الف|مليون|مليار|بليون|تريليون)/;

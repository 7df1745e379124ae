import type { DateMention } from '../../../language/dates/dates.js';
import type { Token } from '../../../language/text/tokens.js';
import { textAt } from '../text/token-tests.js';
import type { DateSpan } from './spans.js';

/** Months of each part of a year. */
const PARTS = new Map([
  ['الربع', 3],
  ['quarter', 3],
  ['النصف', 6],
  ['half', 6],
]);
const ORDINALS = new Map([
  ['الاول', 1],
  ['الثاني', 2],
  ['الثالث', 3],
  ['الرابع', 4],
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
]);
const REACH = 4;
const pad = (month: number): string => String(month).padStart(2, '0');

/** «الربع الأول من العام», "the second half of 2023": a part of the year that a date names; null without one. */
export function partOfYear(
  tokens: readonly Token[],
  { from, to, value, precision }: DateMention,
): DateSpan | null {
  if (precision !== 'YEAR' || !/^\d{4}$/.test(value)) return null;
  for (let at = Math.max(0, from - REACH); at < from - 1; at++) {
    const [one, other] = [textAt(tokens, at), textAt(tokens, at + 1)];
    const length = PARTS.get(one) ?? PARTS.get(other);
    const ordinal = ORDINALS.get(one) ?? ORDINALS.get(other);
    if (length === undefined || ordinal === undefined || ordinal * length > 12) continue;
    const last = ordinal * length;
    const period = { from: `${value}-${pad(last - length + 1)}`, to: `${value}-${pad(last)}` };
    return { from: textAt(tokens, at - 1) === 'the' ? at - 1 : at, to, period };
  }
  return null;
}

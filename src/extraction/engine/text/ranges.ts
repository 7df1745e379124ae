import type { Token } from '../../../language/text/tokens.js';
import type { Span } from '../types.js';

/** Tokens `[from, to)` of a reading. */
export interface Range {
  from: number;
  to: number;
}

export const isEmpty = ({ from, to }: Range): boolean => to <= from;

export const contains = (outer: Range, inner: Range): boolean =>
  outer.from <= inner.from && inner.to <= outer.to;

export const overlaps = (a: Range, b: Range): boolean => a.from < b.to && b.from < a.to;

/** The raw stretch of a range of at least one token. */
export function spanOf(raw: string, tokens: readonly Token[], { from, to }: Range): Span {
  const start = tokens[from]?.start ?? raw.length;
  const end = Math.max(start, tokens[to - 1]?.end ?? start);
  return { start, end, text: raw.slice(start, end) };
}

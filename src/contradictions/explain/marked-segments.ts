import type { Span } from '../detection/types.js';

/** A stretch of a statement, to be set off or not. Joined in order, the texts give the statement back. */
export interface Segment {
  text: string;
  marked: boolean;
}

type Range = [start: number, end: number];

/** True where a cut would separate the two halves of one character (a surrogate pair). */
function splitsPair(text: string, at: number): boolean {
  if (at <= 0 || at >= text.length) return false;
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

/** Spans as ranges inside the text, in order; those that overlap or touch become one. */
function mergedRanges(text: string, spans: readonly Span[]): Range[] {
  const ranges = spans
    .map(({ start, end }): Range => {
      const from = Math.min(Math.max(start, 0), text.length);
      const to = Math.min(Math.max(end, 0), text.length);
      return [splitsPair(text, from) ? from - 1 : from, splitsPair(text, to) ? to + 1 : to];
    })
    .filter(([start, end]) => end > start)
    .sort((x, y) => x[0] - y[0]);
  const merged: Range[] = [];
  for (const range of ranges) {
    const last = merged.at(-1);
    if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push(range);
  }
  return merged;
}

/**
 * Cuts a statement at the spans of its findings. Offsets are UTF-16 code units. A span that reaches outside the
 * statement is cut to it, so that a report on a faulty finding still shows every word once.
 */
export function markedSegments(text: string, spans: readonly Span[]): Segment[] {
  const segments: Segment[] = [];
  let at = 0;
  for (const [start, end] of mergedRanges(text, spans)) {
    if (start > at) segments.push({ text: text.slice(at, start), marked: false });
    segments.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) segments.push({ text: text.slice(at), marked: false });
  return segments;
}

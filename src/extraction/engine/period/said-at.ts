import { isoDay } from '../../../language/dates/partial-date.js';
import type { Span, StatedDate } from '../types.js';
import { statedDates } from '../statement.js';

/**
 * When something was said, as a day: what is told without a date is told of the day the article appeared;
 * one day named beside the content («قال الاثنين», "said on 3 May") is that day; null where it names another
 * time or several, or nobody knows when the article appeared.
 *
 * @param passage what attributes and what is attributed
 * @param parts the content, whose own dates say when something happens and not when it is said
 * @param day the article's, counted as by `dayNumber`
 */
export function saidOn(passage: Span, parts: readonly Span[], day: number | null): string | null {
  if (day === null) return null;
  const beside = statedDates(without(passage, parts), day);
  const [only, more] = beside;
  if (!only) return isoDay(day);
  return more || !isOneDay(only) || only.earliest! > isoDay(day) ? null : only.earliest;
}

const isOneDay = ({ earliest, latest }: StatedDate): boolean =>
  earliest !== null && earliest === latest;

/** The passage with blanks in place of the content. */
function without({ start, text }: Span, parts: readonly Span[]): string {
  let beside = text;
  for (const part of parts) {
    const from = part.start - start;
    const to = part.end - start;
    beside = `${beside.slice(0, from)}${' '.repeat(to - from)}${beside.slice(to)}`;
  }
  return beside;
}

import { leanAt } from '../../../language/dates/date-lean.js';
import { monthAt } from '../../../language/dates/date-words.js';
import { readDates } from '../../../language/dates/dates.js';
import { dayNumber, isoDay } from '../../../language/dates/partial-date.js';
import type { Token } from '../../../language/text/tokens.js';
import { yearTest } from '../../../language/numbers/years.js';
import type { Range } from '../text/ranges.js';
import { textAt, wordSet } from '../text/token-tests.js';
import type { StatedPeriod } from '../types.js';

/** Two dates that bound one time, over tokens `[from, to)`. */
export interface DateSpan extends Range {
  period: StatedPeriod;
}

/** What opens a span, and what may stand between its two dates. */
const OPENINGS = new Map<string, ReadonlySet<string>>([
  ['بين', wordSet('و')],
  ['between', wordSet('and')],
  ['من', wordSet('الي حتي')],
  ['from', wordSet('to until till through')],
]);
const FILLERS = wordSet('عام عامي سنة سنتي شهر شهري العام early the year years');
const YEAR_LINKS = wordSet('من عام سنة شهر العام , of');

interface Point {
  year: number | null;
  month: number | null;
  to: number;
}

const yearAt = (tokens: readonly Token[], at: number): number | null => {
  const text = textAt(tokens, at);
  return /^(?:1[5-9]|20)\d\d$/.test(text) ? Number(text) : null;
};

/** A year, or a month with or without its year, that stands at a token. */
function pointAt(tokens: readonly Token[], start: number): Point | null {
  let at = start;
  while (FILLERS.has(textAt(tokens, at))) at++;
  const year = yearAt(tokens, at);
  if (year !== null) return { year, month: null, to: at + 1 };
  const month = monthAt(tokens, at);
  if (month?.entry.calendar !== 'GREGORIAN') return null;
  let next = month.to;
  while (YEAR_LINKS.has(textAt(tokens, next)) && next < month.to + 2) next++;
  const stated = yearAt(tokens, next);
  return stated === null
    ? { year: null, month: month.entry.month, to: month.to }
    : { year: stated, month: month.entry.month, to: next + 1 };
}

/** The second date of a span; «وتشرين» joins it to its "and". */
function secondAt(tokens: readonly Token[], at: number, joints: ReadonlySet<string>): Point | null {
  const token = tokens[at];
  if (!token) return null;
  if (joints.has(token.text)) return pointAt(tokens, at + 1);
  if (!joints.has('و') || !token.text.startsWith('و')) return null;
  const bare = [
    ...tokens.slice(0, at),
    { ...token, text: token.text.slice(1) },
    ...tokens.slice(at + 1, at + 8),
  ];
  return pointAt(bare, at);
}

/** «… من العام الماضي», "… of last year": the year of two months that name none. */
function relativeYear(
  tokens: readonly Token[],
  at: number,
  day: number | null,
): { year: number; to: number } | null {
  if (day === null || !YEAR_LINKS.has(textAt(tokens, at))) return null;
  const near = tokens.slice(at, at + 5);
  const [date] = readDates(near, day, yearTest(near));
  return date && date.from <= 1 && date.precision === 'YEAR' && /^\d{4}$/.test(date.value)
    ? { year: Number(date.value), to: at + date.to }
    : null;
}

/** "Between March and May" of no year: the last such time, or the next where it is yet to come. */
function nearestYear(last: number, day: number | null, ahead: boolean): number | null {
  if (day === null) return null;
  const [year = 0, month = 1] = isoDay(day).split('-').map(Number);
  if (ahead) return last >= month ? year : year + 1;
  return last <= month ? year : year - 1;
}

const written = (year: number, month: number | null): string =>
  month === null ? `${year}` : `${year}-${String(month).padStart(2, '0')}`;

/** The span that opens at a token: "between 2017 and 2019", «من آذار إلى أيار 2024»; null where none does. */
export function spanOfDatesAt(
  tokens: readonly Token[],
  at: number,
  day: number | null,
): DateSpan | null {
  const joints = OPENINGS.get(textAt(tokens, at));
  const first = joints && pointAt(tokens, at + 1);
  const second = first && secondAt(tokens, first.to, joints);
  if (!second || (first.month === null) !== (second.month === null)) return null;
  const outer = second.year === null ? relativeYear(tokens, second.to, day) : null;
  const endYear =
    second.year ??
    outer?.year ??
    nearestYear(second.month ?? 12, day, leanAt(tokens, at) === 'FUTURE');
  if (endYear === null) return null;
  const wraps = first.month !== null && second.month !== null && first.month > second.month;
  const beginYear = first.year ?? (wraps ? endYear - 1 : endYear);
  const from = written(beginYear, first.month);
  const to = written(endYear, second.month);
  const ordered = from <= to && dayNumber(`${beginYear}-01-01`) <= dayNumber(`${endYear}-12-31`);
  return ordered ? { from: at, to: outer?.to ?? second.to, period: { from, to } } : null;
}

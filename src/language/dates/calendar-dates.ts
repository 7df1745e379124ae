import { type Moment, dayOf, monthSpan, yearSpan } from './date-spans.js';
import { decadeAt } from './decades.js';
import { type MonthEntry, monthAt, TimeRole, timeAt } from './date-words.js';
import { hijriToDay } from './hijri.js';
import { readNumber, readOrdinal } from '../numbers/numbers.js';
import { pad, partialDateOf } from './partial-date.js';
import { relativeDate } from './relative-dates.js';
import { type Token, TokenKind } from '../text/tokens.js';

const isNumber = (token: Token | undefined): boolean => token?.kind === TokenKind.NUMBER;
const MARKS = new Set(['/', '-', '.']);
const FILLERS = new Set([
  'of',
  'من',
  'شهر',
  ',',
  'عام',
  'سنة',
  'the',
  '/',
  'العام',
  'للعام',
  'لعام',
]);

export function integer(token: Token | undefined): number | null {
  return token && isNumber(token) && /^\d{1,4}$/.test(token.text) ? Number(token.text) : null;
}

const plausibleYear = (n: number | null): n is number => n !== null && n >= 1300 && n <= 2199;

/** The year after a day and month, past fillers: "26 July, 2021", "26 تموز من عام 2021", "/2021". */
function yearAfter(tokens: readonly Token[], at: number): { year: number; to: number } | null {
  let i = at;
  while (i < at + 3 && FILLERS.has(tokens[i]?.text ?? '')) i++;
  const year = integer(tokens[i]);
  if (!plausibleYear(year) || (tokens[i]?.text.length ?? 0) !== 4) return null;
  return { year, to: i + 1 };
}

/** 26/7/2021, 2021-07-26, 10.12.2021. Day before month, unless only month before day is possible. */
function numericDate(tokens: readonly Token[], at: number): Moment | null {
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(tokens[at]?.text ?? '');
  let parts: (number | null)[];
  let to = at + 1;
  if (dotted) parts = dotted.slice(1).map(Number);
  else {
    const mark = tokens[at + 1]?.text ?? '';
    if (!MARKS.has(mark) || tokens[at + 3]?.text !== mark) return null;
    parts = [integer(tokens[at]), integer(tokens[at + 2]), integer(tokens[at + 4])];
    to = at + 5;
  }
  const [a, b, c] = parts;
  if (
    a === null ||
    b === null ||
    c === null ||
    a === undefined ||
    b === undefined ||
    c === undefined
  )
    return null;
  if (a > 999) return dayOf(a, b, c, to);
  if (c <= 999) return null;
  return b > 12 ? dayOf(c, a, b, to) : dayOf(c, b, a, to);
}

interface MonthHit {
  entry: MonthEntry;
  to: number;
}

/** A month, with its other name where the text gives both: "أكتوبر/تشرين الأول". */
function monthWithAlias(tokens: readonly Token[], at: number): MonthHit | null {
  const hit = monthAt(tokens, at);
  if (!hit) return null;
  const mark = tokens[hit.to]?.text;
  if (mark === '/' || mark === '-' || mark === '(') {
    const other = monthAt(tokens, hit.to + 1);
    if (other?.entry.month === hit.entry.month) {
      return { entry: hit.entry, to: tokens[other.to]?.text === ')' ? other.to + 1 : other.to };
    }
  }
  return hit;
}

function resolve(
  month: MonthEntry,
  day: number | null,
  year: number | null,
  to: number,
): Moment | null {
  if (month.calendar === 'HIJRI') {
    if (year === null) return null;
    const first = hijriToDay(year, month.month, day ?? 1);
    // The tabular calendar and the sighted moon may differ by a day either way.
    return {
      frame: 'ABSOLUTE',
      earliest: first - 1,
      latest: (day === null ? first + 29 : first) + 1,
      precision: day === null ? 'MONTH' : 'DAY',
      value: `${year}-${pad(month.month)}${day === null ? '' : `-${pad(day)}`} AH`,
      to,
    };
  }
  if (day !== null && (day < 1 || day > 31)) return null;
  if (year === null) return monthSpan(null, month.month, day, to);
  if (day === null) return monthSpan(year, month.month, null, to);
  return partialDateOf(year, month.month, day) ? dayOf(year, month.month, day, to) : null;
}

/** "26 تموز 2021", "السادس والعشرين من يوليو", "the 27th of October 2023". */
function dayMonth(tokens: readonly Token[], at: number): Moment | null {
  let day = integer(tokens[at]);
  let i = at + 1;
  if (day !== null && /^(?:st|nd|rd|th)$/.test(tokens[i]?.text ?? '')) i++;
  if (day === null) {
    const ordinal = readOrdinal(tokens, at);
    const words = ordinal ?? numberDay(tokens, at);
    if (!words || words.value > 31) return null;
    day = words.value;
    i = words.to;
  }
  for (let k = 0; k < 2 && FILLERS.has(tokens[i]?.text ?? ''); k++) i++;
  const month = monthWithAlias(tokens, i);
  if (!month || day > 31) return null;
  const year = yearAfter(tokens, month.to);
  return resolve(month.entry, day, year?.year ?? null, year?.to ?? month.to);
}

function numberDay(tokens: readonly Token[], at: number): { value: number; to: number } | null {
  const reading = readNumber(tokens, at, true);
  return reading && reading.lower === reading.upper
    ? { value: reading.lower, to: reading.to }
    : null;
}

/** "July 26, 2021", "تموز 2021", "in October". A month alone needs a cue, for "may" and "march". */
function monthFirst(tokens: readonly Token[], at: number): Moment | null {
  const month = monthWithAlias(tokens, at);
  if (!month) return null;
  const day = integer(tokens[month.to]);
  if (day !== null && day >= 1 && day <= 31) {
    const suffix = /^(?:st|nd|rd|th)$/.test(tokens[month.to + 1]?.text ?? '') ? 1 : 0;
    const after = month.to + 1 + suffix;
    const year = yearAfter(tokens, after);
    const english = tokens[at]?.kind === TokenKind.LATIN;
    if (english || year) return resolve(month.entry, day, year?.year ?? null, year?.to ?? after);
  }
  const year = yearAfter(tokens, month.to);
  if (year) return resolve(month.entry, null, year.year, year.to);
  return isMonthByContext(tokens, at, month) ? resolve(month.entry, null, null, month.to) : null;
}

const MONTH_CUES = new Set([
  'in',
  'on',
  'of',
  'by',
  'since',
  'until',
  'till',
  'last',
  'next',
  'this',
  'late',
  'early',
  'mid',
  'end',
  'from',
  'to',
  'before',
  'after',
  'during',
  'في',
  'خلال',
  'شهر',
  'منذ',
  'حتى',
  'بحلول',
  'نهاية',
  'مطلع',
  'منتصف',
  'اواخر',
  'اوايل',
  'بداية',
  'الي',
  'قبل',
  'بعد',
  'من',
]);

function isMonthByContext(tokens: readonly Token[], at: number, month: MonthHit): boolean {
  const before = tokens[at - 1]?.text === '-' ? tokens[at - 2] : tokens[at - 1];
  if (MONTH_CUES.has(before?.text ?? '')) return true;
  // "The June hail", "June's hail": not "the march", "the may".
  const sure =
    tokens[at]?.capital === true && !/^(?:may|march|mar|jan|sept?|dec)$/.test(tokens[at].text);
  if (sure && (before?.text === 'the' || tokens[month.to]?.text === "'s")) return true;
  const after = timeAt(tokens, month.to)?.entry.role;
  return after === TimeRole.NEXT || after === TimeRole.LAST || after === TimeRole.THIS;
}

/** A bare year, where a cue or its place says that it is one: "عام 2021", "in 2021", "the 2021 vote". */
function bareYear(tokens: readonly Token[], at: number): Moment | null {
  const word = timeAt(tokens, at);
  const explicit = word?.entry.role === TimeRole.YEARWORD;
  const i = explicit ? word.to : at;
  const year = integer(tokens[i]);
  if (!plausibleYear(year) || tokens[i]?.text.length !== 4) return null;
  const hijri = /^(?:ه|هـ|هجري|هجرية|ah)$/.test(tokens[i + 1]?.text ?? '');
  if (hijri || (explicit && year < 1500)) {
    const first = hijriToDay(year, 1, 1);
    return {
      frame: 'ABSOLUTE',
      earliest: first - 1,
      latest: first + 355,
      precision: 'YEAR',
      value: `${year} AH`,
      to: hijri ? i + 2 : i + 1,
    };
  }
  return year >= 1500 ? yearSpan(year, i + 1) : null;
}

const turnOf = (role: TimeRole | undefined): -1 | 1 | null =>
  role === TimeRole.NEXT ? 1 : role === TimeRole.LAST ? -1 : null;

/** A month without a year, with the word that says which: "next March", «15 آذار المقبل». */
function turned(tokens: readonly Token[], at: number, moment: Moment | null): Moment | null {
  if (moment?.frame !== 'YEARLY') return moment;
  const before = turnOf(timeAt(tokens, at - 1)?.entry.role);
  if (before !== null) return { ...moment, turn: before };
  const after = tokens[moment.to]?.kind === TokenKind.ARABIC ? timeAt(tokens, moment.to) : null;
  const turn = turnOf(after?.entry.role);
  return turn === null || !after ? moment : { ...moment, turn, to: after.to };
}

/** Where bare four-digit numbers are years: the caller rules out those that count something. */
export type YearTest = (at: number) => boolean;

/**
 * The date that starts at a token: numeric, in words, in either month tradition, Hijri, or told from
 * the day of speaking (`saidAt`, a day number). Null where none does.
 */
export function momentAt(
  tokens: readonly Token[],
  at: number,
  saidAt: number | null,
  isYear: YearTest,
): Moment | null {
  const token = tokens[at];
  if (!token) return null;
  const decade = decadeAt(tokens, at);
  if (decade) return decade;
  if (isNumber(token)) {
    const full = numericDate(tokens, at) ?? turned(tokens, at, dayMonth(tokens, at));
    if (full) return full;
    return isYear(at) ? bareYear(tokens, at) : null;
  }
  if (token.kind === TokenKind.PUNCTUATION) return null;
  return (
    turned(tokens, at, dayMonth(tokens, at)) ??
    turned(tokens, at, monthFirst(tokens, at)) ??
    bareYear(tokens, at) ??
    relativeDate(tokens, at, saidAt)
  );
}

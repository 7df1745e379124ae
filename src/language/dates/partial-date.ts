import { Language } from '../language.js';

/** How exactly a date is known. */
export type DatePrecision = 'DAY' | 'MONTH' | 'YEAR';

/**
 * A date at the precision it is known: ISO 8601 with reduced precision (`2021`, `2021-12`,
 * `2021-12-10`). `earliest` and `latest` are the first and last ISO days it can mean.
 */
export interface PartialDate {
  value: string;
  precision: DatePrecision;
  earliest: string;
  latest: string;
}

const DAY_MS = 86_400_000;
const SHAPE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;
/** ISO 8601 leaves years before 1583 to mutual agreement; news has no use for the first millennium. */
const FIRST_YEAR = 1000;

/** Arabic news writes both month traditions side by side: Levantine first, then Gregorian. */
const ARABIC_MONTHS = [
  'كانون الثاني/يناير',
  'شباط/فبراير',
  'آذار/مارس',
  'نيسان/أبريل',
  'أيار/مايو',
  'حزيران/يونيو',
  'تموز/يوليو',
  'آب/أغسطس',
  'أيلول/سبتمبر',
  'تشرين الأول/أكتوبر',
  'تشرين الثاني/نوفمبر',
  'كانون الأول/ديسمبر',
] as const;

const ENGLISH_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Days in a month of the proleptic Gregorian calendar; `month` is 1–12. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whole days since 1970-01-01 for an ISO day; the unit in which dates are compared and added. */
export function dayNumber(isoDay: string): number {
  return Math.round(Date.parse(`${isoDay}T00:00:00Z`) / DAY_MS);
}

/** The ISO day of a day number; the inverse of `dayNumber`. */
export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** A month or a day in two digits. */
export const pad = (n: number): string => String(n).padStart(2, '0');

/** Builds a partial date from numbers, or null where the calendar has no such day. */
export function partialDateOf(year: number, month?: number, day?: number): PartialDate | null {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > 9999) return null;
  if (month === undefined) {
    return {
      value: String(year),
      precision: 'YEAR',
      earliest: `${year}-01-01`,
      latest: `${year}-12-31`,
    };
  }
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  const stem = `${year}-${pad(month)}`;
  const last = daysInMonth(year, month);
  if (day === undefined) {
    return {
      value: stem,
      precision: 'MONTH',
      earliest: `${stem}-01`,
      latest: `${stem}-${pad(last)}`,
    };
  }
  if (!Number.isInteger(day) || day < 1 || day > last) return null;
  const value = `${stem}-${pad(day)}`;
  return { value, precision: 'DAY', earliest: value, latest: value };
}

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; null for anything else, and for days no calendar has. */
export function parsePartialDate(text: string): PartialDate | null {
  const match = SHAPE.exec(text);
  if (!match) return null;
  const [, year, month, day] = match;
  return partialDateOf(
    Number(year),
    month === undefined ? undefined : Number(month),
    day === undefined ? undefined : Number(day),
  );
}

/** Whether the two can name one day. */
export function partialDatesOverlap(a: PartialDate, b: PartialDate): boolean {
  return a.earliest <= b.latest && b.earliest <= a.latest;
}

/** Orders by first possible day, then the more exact first; for sorting, not for "is the same day". */
export function comparePartialDates(a: PartialDate, b: PartialDate): number {
  if (a.earliest !== b.earliest) return a.earliest < b.earliest ? -1 : 1;
  if (a.latest !== b.latest) return a.latest < b.latest ? -1 : 1;
  return 0;
}

/** The date as an editor would write it: "10 كانون الأول/ديسمبر 2021", "10 December 2021". */
export function formatPartialDate(date: PartialDate | string, language: Language): string {
  const value = typeof date === 'string' ? date : date.value;
  const match = SHAPE.exec(value);
  if (!match) return value;
  const [, year, month, day] = match;
  const names = language === Language.AR ? ARABIC_MONTHS : ENGLISH_MONTHS;
  const parts = [day === undefined ? null : String(Number(day))];
  parts.push(month === undefined ? null : (names[Number(month) - 1] ?? month), year ?? null);
  return parts.filter((part) => part !== null).join(' ');
}

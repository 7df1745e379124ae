import { describe, expect, it } from '@jest/globals';
import { Language } from '../language.js';
import {
  comparePartialDates,
  dayNumber,
  formatPartialDate,
  isoDay,
  parsePartialDate,
  partialDatesOverlap,
} from './partial-date.js';

const must = (text: string) => {
  const date = parsePartialDate(text);
  if (!date) throw new Error(`${text} should be a date`);
  return date;
};

describe('parsePartialDate', () => {
  it.each([
    ['2021', 'YEAR', '2021-01-01', '2021-12-31'],
    ['2021-12', 'MONTH', '2021-12-01', '2021-12-31'],
    ['2020-02', 'MONTH', '2020-02-01', '2020-02-29'],
    ['1900-02', 'MONTH', '1900-02-01', '1900-02-28'],
    ['2021-12-10', 'DAY', '2021-12-10', '2021-12-10'],
    ['2024-02-29', 'DAY', '2024-02-29', '2024-02-29'],
    ['1000', 'YEAR', '1000-01-01', '1000-12-31'],
  ])('%s is a %s from %s to %s', (text, precision, earliest, latest) => {
    expect(parsePartialDate(text)).toEqual({ value: text, precision, earliest, latest });
  });

  it.each([
    '',
    '21',
    '0999',
    '2021-13',
    '2021-00',
    '2021-02-30',
    '2023-02-29',
    '2021-04-31',
    '2021-1-1',
    '2021-12-10T00:00',
    ' 2021',
    '2021 ',
    '20211210',
    '١٢٣٤',
    '2021-12-00',
    '12021',
  ])('%j is no date', (text) => {
    expect(parsePartialDate(text)).toBeNull();
  });
});

describe('relations between dates', () => {
  it.each([
    ['2021', '2021-12-10', true],
    ['2021-12', '2021-12-31', true],
    ['2021-11', '2021-12', false],
    ['2020', '2021', false],
  ])('%s and %s overlap: %s', (a, b, expected) => {
    expect(partialDatesOverlap(must(a), must(b))).toBe(expected);
    expect(partialDatesOverlap(must(b), must(a))).toBe(expected);
  });

  it('sorts by first day, the more exact first', () => {
    const sorted = ['2022', '2021', '2021-01-01', '2021-01', '2020-12-31']
      .map(must)
      .sort(comparePartialDates);
    expect(sorted.map((d) => d.value)).toEqual([
      '2020-12-31',
      '2021-01-01',
      '2021-01',
      '2021',
      '2022',
    ]);
  });

  it('counts days and back over leap years', () => {
    expect(dayNumber('1970-01-02')).toBe(1);
    for (const day of ['2000-02-29', '2021-12-31', '1969-12-31', '1000-01-01']) {
      expect(isoDay(dayNumber(day))).toBe(day);
    }
  });
});

describe('formatPartialDate', () => {
  it.each([
    ['2021-12-10', '10 كانون الأول/ديسمبر 2021', '10 December 2021'],
    ['2021-06', 'حزيران/يونيو 2021', 'June 2021'],
    ['2021', '2021', '2021'],
    ['2021-07-01', '1 تموز/يوليو 2021', '1 July 2021'],
  ])('%s', (value, arabic, english) => {
    expect(formatPartialDate(must(value), Language.AR)).toBe(arabic);
    expect(formatPartialDate(value, Language.EN)).toBe(english);
  });
});

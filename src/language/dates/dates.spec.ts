import { describe, expect, it } from '@jest/globals';
import { DateRole, readDates } from './dates.js';
import { hijriToDay } from './hijri.js';
import { dayNumber, isoDay } from './partial-date.js';
import { tokenise } from '../text/tokens.js';
import { yearTest } from '../numbers/years.js';

const SAID = '2021-12-10';
const read = (text: string, said: string | null = SAID) => {
  const tokens = tokenise(text);
  return readDates(tokens, said === null ? null : dayNumber(said), yearTest(tokens));
};
const iso = (day: number): string => (Number.isFinite(day) ? isoDay(day) : String(day));

describe('readDates', () => {
  it.each([
    ['26/7/2021', '2021-07-26', '2021-07-26'],
    ['2021/12/12', '2021-12-12', '2021-12-12'],
    ['2021-12-12', '2021-12-12', '2021-12-12'],
    ['26/ تموز / 2021', '2021-07-26', '2021-07-26'],
    ['26 تموز 2021', '2021-07-26', '2021-07-26'],
    ['السادس والعشرين من يوليو 2021', '2021-07-26', '2021-07-26'],
    ['في أكتوبر/تشرين الأول 2021', '2021-10-01', '2021-10-31'],
    ['10 كانون الأول', '2021-12-10', '2021-12-10'],
    ['فاتح غشت', '2021-08-01', '2021-08-01'],
    ['عام 2021', '2021-01-01', '2021-12-31'],
    ['26 July 2021', '2021-07-26', '2021-07-26'],
    ['July 26, 2021', '2021-07-26', '2021-07-26'],
    ['the 27th of October 2023', '2023-10-27', '2023-10-27'],
    ['in March 2023', '2023-03-01', '2023-03-31'],
    ['أمس', '2021-12-09', '2021-12-09'],
    ['غدا', '2021-12-11', '2021-12-11'],
    ['tomorrow', '2021-12-11', '2021-12-11'],
    ['الأحد المقبل', '2021-12-12', '2021-12-12'],
    ['last Monday', '2021-12-06', '2021-12-06'],
    ['الشهر الماضي', '2021-11-01', '2021-11-30'],
    ['next month', '2022-01-01', '2022-01-31'],
    ['العام الجاري', '2021-01-01', '2021-12-31'],
    ['العام المقبل', '2022-01-01', '2022-12-31'],
    ['الخريف المقبل', '2022-09-01', '2022-11-30'],
    ['summer 2021', '2021-06-01', '2021-08-31'],
    ['two days ago', '2021-12-08', '2021-12-08'],
    ['قبل يومين', '2021-12-08', '2021-12-08'],
    ['خلال أيام', '2021-12-10', '2021-12-20'],
    ['بحلول نهاية عام 2021', '-Infinity', '2021-12-31'],
    ['by the end of 2021', '-Infinity', '2021-12-31'],
    ['قبل نهاية 2024', '-Infinity', '2024-12-31'],
    ['before 1 May 2024', '-Infinity', '2024-04-30'],
    ['after 15 June 2024', '2024-06-16', 'Infinity'],
    ['منذ أكتوبر 2019', '2019-10-01', 'Infinity'],
    ['من 3 إلى 12 حزيران 2021', '2021-06-03', '2021-06-12'],
  ])('%s', (text, earliest, latest) => {
    const [date] = read(text);
    expect(date && [iso(date.earliest), iso(date.latest)]).toEqual([earliest, latest]);
  });

  it('allows a day either way in Hijri dates', () => {
    const [date] = read('1 رمضان 1442');
    expect(
      date && [date.earliest <= dayNumber('2021-04-13'), date.latest >= dayNumber('2021-04-13')],
    ).toEqual([true, true]);
    expect(Math.abs(hijriToDay(1443, 12, 10) - dayNumber('2022-07-09'))).toBeLessThanOrEqual(1);
  });

  it.each([
    ['انتشر 2500 جندي'],
    ['may withdraw'],
    ['they march on'],
    ['مارس ضغوطا'],
    ['31/2/2021'],
  ])('finds no date in %s', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('keeps dates without a day of speaking in a frame of their own', () => {
    expect(read('26 تموز', null)[0]).toMatchObject({ frame: 'YEARLY', value: '--07-26' });
    expect(read('يوم الثلاثاء', null)[0]).toMatchObject({ frame: 'WEEKLY', value: 'Tuesday' });
    expect(read('yesterday', null)[0]).toMatchObject({ frame: 'RELATIVE' });
  });

  it('tells deadlines from dates', () => {
    expect(read('بحلول نهاية 2021')[0]?.role).toBe(DateRole.BY);
    expect(read('until 15 March')[0]?.role).toBe(DateRole.UNTIL);
    expect(read('في 15 آذار')[0]?.role).toBe(DateRole.AT);
  });
});

describe('a week counted from the day of speaking', () => {
  const span = (text: string, said: string): (string | undefined)[] => {
    const tokens = tokenise(text);
    const [date] = readDates(tokens, dayNumber(said), yearTest(tokens));
    return [date?.value];
  };

  // 2024-02-12 was a Monday, 2024-02-16 a Friday: some countries begin the week on Saturday.
  it.each([
    ['last week', '2024-02-12', '2024-02-03/2024-02-11'],
    ['الأسبوع الماضي', '2024-02-12', '2024-02-03/2024-02-11'],
    ['هذا الأسبوع', '2024-02-16', '2024-02-10/2024-02-18'],
    ['next week', '2024-02-16', '2024-02-17/2024-02-25'],
    ['this week', '2024-02-18', '2024-02-12/2024-02-24'],
  ])('%s, said on %s, has every day that some calendar puts into it', (text, said, value) => {
    expect(span(text, said)).toEqual([value]);
  });
});

describe('a day that comes back', () => {
  it.each(['meets every second Thursday', 'meets each Thursday', 'يجتمع المجلس كل خميس'])(
    '%s is no date',
    (text) => {
      expect(read(text)).toEqual([]);
    },
  );
});

describe('one date named twice', () => {
  it.each([
    ['وصل الوفد أمس الثلاثاء', '2024-05-15', '2024-05-14'],
    ['arrived on Friday, 3 May 2024', '2024-06-12', '2024-05-03'],
    ['يوم الجمعة 3 أيار 2024', '2024-06-12', '2024-05-03'],
  ])('%s', (text, said, day) => {
    expect(read(text, said).map(({ value }) => value)).toEqual([day]);
  });

  it('does not swallow another date', () => {
    expect(read('from Monday to 10 May 2024', '2024-05-04')).toHaveLength(2);
  });
});

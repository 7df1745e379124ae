import { expect, it } from '@jest/globals';
import { tokenise } from '../text/tokens.js';
import { hoursIn, hoursMeet } from './day-parts.js';

const read = (text: string): [number, number][] =>
  hoursIn(tokenise(text)).map(({ from, to }) => [from, to]);

it.each([
  ['The shop closes at 8 pm', [[19.5, 20.5]]],
  ['Voting closed at 5:30 p.m.', [[17, 18]]],
  ['Voting closed at 10:00 am', [[9.5, 10.5]]],
  ['Voting closed at 8.30 pm', [[20, 21]]],
  ['هوجم المعسكر بالليل', [[18, 31]]],
  ['The first train left at 12 a.m.', [[-0.5, 0.5]]],
  ['Taken in broad daylight', [[6, 19]]],
  ['اصطدم القطاران بعيد منتصف الليل', [[22, 27]]],
  ['انهار السد فجرا', [[0, 8]]],
  ['وصل الوفد ظهر الأحد', [[10, 15]]],
])('reads the hours of %s', (text, hours) => {
  expect(read(text)).toEqual(hours);
});

it.each([
  'ظهر الوزير في تسجيل مصور',
  'عصر الطحالب في مختبر المنيا',
  'فجر انتحاري نفسه',
  'ضحى الحارس بنفسه',
  'It grew day by day',
  'He paid 8:75 am',
  'Five a day keep the doctor away',
  'He scored 5 points',
])('reads no hour in %s', (text) => {
  expect(read(text)).toEqual([]);
});

it('knows that a night goes on after midnight', () => {
  const [night] = hoursIn(tokenise('at night'));
  expect(hoursMeet(night!, { from: 1, to: 2 })).toBe(true);
  expect(hoursMeet(night!, { from: 10, to: 12 })).toBe(false);
});

import { expect, it } from '@jest/globals';
import { Language } from '../../language/language.js';
import { FindingKind } from '../detection/types.js';
import { valueInWords } from './finding-values.js';

it.each([
  ['2021-10', 'October 2021', 'تشرين الأول/أكتوبر 2021'],
  ['Sunday', 'Sunday', 'الأحد'],
  ['--10-14', '14 October', '14 تشرين الأول/أكتوبر'],
  ['end of --11', 'the end of November', 'نهاية تشرين الثاني/نوفمبر'],
  ['1446-07-15 AH', '15 Rajab 1446 AH', '15 رجب 1446هـ'],
  ['1446 AH', '1446 AH', '1446هـ'],
  ['>= 2028', 'no earlier than 2028', 'في موعد لا يسبق 2028'],
  ['<= end of 2025', 'no later than the end of 2025', 'في موعد أقصاه نهاية 2025'],
  [
    '2024-02-10/2024-02-18',
    '10 February 2024 to 18 February 2024',
    'من 10 شباط/فبراير 2024 إلى 18 شباط/فبراير 2024',
  ],
])('puts the date %s into words', (value, en, ar) => {
  expect(valueInWords(value, FindingKind.TIMING, Language.EN)).toBe(en);
  expect(valueInWords(value, FindingKind.TIMING, Language.AR)).toBe(ar);
});

it.each([
  ['2500', '2,500', '2,500'],
  ['> 300', 'more than 300', 'أكثر من 300'],
  ['948 MONTH', '79 years', '79 عامًا'],
  ['60 MONTH', '5 years', '5 أعوام'],
  ['10800 SECOND', '3 hours', '3 ساعات'],
  ['1150000000-1250000000 POUND', '1.15–1.25 billion Egyptian pounds', '1.15–1.25 مليار جنيه'],
  ['<= 20 PERCENT', 'at most 20 percent', 'لا أكثر من 20 في المئة'],
  ['60-80', '60–80', '60–80'],
  ['12 ARDEB', '12 ardeb', '12 ardeb'],
])('puts the figure %s into words', (value, en, ar) => {
  expect(valueInWords(value, FindingKind.QUANTITY, Language.EN)).toBe(en);
  expect(valueInWords(value, FindingKind.QUANTITY, Language.AR)).toBe(ar);
});

it('leaves other values alone', () => {
  expect(valueInWords('withdraw', FindingKind.OPPOSITION, Language.AR)).toBe('withdraw');
});

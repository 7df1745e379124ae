import { expect, it } from '@jest/globals';
import type { Addition } from '../../language/knowledge.js';
import { checkAddition } from './check-addition.js';

const synonym = (...forms: string[]): Addition => ({ kind: 'SYNONYM', forms });
const pair = (one: string, other: string): Addition => ({
  kind: 'OPPOSED_PAIR',
  forms: [one],
  opposites: [other],
  relation: 'CONTRARY',
});
const unit = (form: string): Addition => ({
  kind: 'UNIT',
  forms: [form],
  unit: 'ARDEB',
  factor: 1,
  dimension: 'GRAIN',
});
const paths = (addition: Addition): string[] =>
  checkAddition(addition, [], []).map(({ path }) => path);

it.each([
  [synonym('ثلاثة', 'خمسة'), ['forms.0', 'forms.1']],
  [synonym('seventh', 'forty two'), ['forms.0', 'forms.1']],
  [pair('آذار', 'نيسان'), ['forms.0', 'opposites.0']],
  [pair('Monday', 'الثلاثاء'), ['forms.0', 'opposites.0']],
  [unit('10'), ['forms.0']],
  [unit('--'), ['forms.0']],
])('refuses what would make figures or dates one: %j', (addition, expected) => {
  expect(paths(addition)).toEqual(expected);
});

it.each([
  [synonym('معشوشب', 'مزروع')],
  [pair('one-sided', 'balanced')],
  [pair('سبت', 'عيد')],
  [unit('إردب')],
  [unit('₿')],
  [unit('sq. rod')],
])('takes what is a word: %j', (addition) => {
  expect(paths(addition)).toEqual([]);
});

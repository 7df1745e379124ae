import { describe, expect, it } from '@jest/globals';
import { readDates } from './dates.js';
import { dayNumber } from './partial-date.js';
import { yearTest } from '../numbers/years.js';
import { tokenise } from '../text/tokens.js';

/** The first date of a statement that was said on a day. */
const read = (text: string, said: string): string | undefined => {
  const tokens = tokenise(text);
  return readDates(tokens, dayNumber(said), yearTest(tokens))[0]?.value;
};

describe('a date without its year or week', () => {
  // 2024-05-14 was a Tuesday.
  it.each([
    ['استقال رئيس الوزراء الجمعة', '2024-05-10'],
    ['وصل الوفد يوم الجمعة', '2024-05-10'],
    ['وصلت البعثة إلى عدن الجمعة', '2024-05-10'],
    ['زار الملك المعرض الجمعة', '2024-05-10'],
    ['رئيس البلدية استقال الجمعة', '2024-05-10'],
    ['اغتيل القاضي الجمعة', '2024-05-10'],
    ['أعلن الوزير استقالته الجمعة', '2024-05-10'],
    ['الجمعة غادر الوفد بغداد', '2024-05-10'],
    ['The envoy left Aden on Friday', '2024-05-10'],
    ['The envoy met the king on Friday', '2024-05-10'],
    ['انسحبت القوات في 20 حزيران', '2023-06-20'],
    ['عاد المنتخب في 20 حزيران', '2023-06-20'],
  ])('lies behind a past: %s', (text, day) => {
    expect(read(text, '2024-05-14')).toBe(day);
  });

  it.each([
    ['The court adjourned the trial to 20 June', '2024-06-20'],
    ['The vote was postponed until 20 September', '2024-09-20'],
    ['The vote is scheduled for 20 January', '2025-01-20'],
    ['The government set the election for 20 December', '2024-12-20'],
    ['أُرجئت القمة إلى 20 آذار', '2025-03-20'],
    ['أرجأت المحكمة الجلسة إلى 20 آذار', '2025-03-20'],
    ['تقرر عقد القمة في 20 كانون الثاني', '2025-01-20'],
    ['حُدد موعد الانتخابات في 10 تشرين الأول', '2024-10-10'],
    ['من المقرر أن تعقد القمة في 20 كانون الثاني', '2025-01-20'],
    ['سيصل الوفد يوم الاثنين', '2024-05-20'],
  ])('lies ahead of a plan: %s', (text, day) => {
    expect(read(text, '2024-05-14')).toBe(day);
  });

  it.each([
    ['The vote was set for 20 January', '--01-20'],
    ['The summit was scheduled for 20 January', '--01-20'],
    ['The minister said that the talks would resume on 20 January', '--01-20'],
    ['كان مقررا أن تعقد القمة في 20 كانون الثاني', '--01-20'],
    ['أُلغيت القمة المقررة في 20 كانون الثاني', '--01-20'],
  ])('keeps its year open where a plan is told as past: %s', (text, day) => {
    expect(read(text, '2024-05-14')).toBe(day);
  });

  it('takes no tense from the verb that reports it', () => {
    expect(read('أعلنت الوزارة أن القمة تعقد الجمعة', '2024-05-14')).toBe('2024-05-17');
    expect(read('قال الوزير إن القمة يوم 20 تموز', '2024-05-14')).toBe('2024-07-20');
  });

  it('is behind where something was put off on that day, and not to it', () => {
    expect(read('The court adjourned the trial on 20 June', '2024-05-14')).toBe('2023-06-20');
    expect(read('He moved to Paris on 20 June', '2024-05-14')).toBe('2023-06-20');
  });
});

import { describe, expect, it } from '@jest/globals';
import { analyse } from './analyse.js';
import { saidTerms, sayingsOf } from './sayings.js';

const DENIED = [
  'It is not the case that the minister said the dam is unsafe',
  'It has not been shown that the minister said the dam is unsafe',
  'I do not think the minister said the dam is unsafe',
  'At no time did the minister promise aid to Zabadani',
  'The minister never in his speech promised aid to Zabadani',
  'It is not clear whether the minister promised aid to Zabadani',
  'The minister did not make any promise',
  'The minister did not visit the camp or promise aid to Zabadani',
  'لم يثبت أن الوزير قال إن السد غير آمن',
  'لا أعتقد أن الوزير وعد بالمساعدات',
  'لم يكن الوزير قد وعد بالمساعدات',
  'لم يسبق للوزير أن وعد بالمساعدات',
  'لم يعد الوزير يطالب بالمساعدات',
  'لن يطالب الوزير بالمساعدات',
  'ليس صحيحا أن الوزير وعد بالمساعدات',
];

const SAID = [
  'The government did not deliver the aid it promised to Zabadani',
  'The government does not have the money it promised',
  'The ministry did not release the report that said the dam was unsafe',
  'The government did not deliver aid that it promised to Zabadani',
  'The government never had the money it promised',
  'An official who did not want to be named said the dam was unsafe',
  'It was not until Monday that the minister said the dam was unsafe',
  'The government did not live up to its promise',
  'There is no evidence of fraud, said the minister',
  'The ministry denied the leak, said a spokesman',
  'لم تصل المساعدات بعد أن وعدت بها الحكومة',
  'فشلت الحكومة في تنفيذ ما وعدت به',
  'لم تكن المساعدات التي وعدت بها الحكومة كافية',
  'لم تنشر الوزارة التقرير الذي قال إن السد غير آمن',
  'لم تصل المساعدات التي طالب بها مجلس الزبداني',
  'لم تنفذ الحكومة ما وعدت به سكان الزبداني من مساعدات',
];

const lastOf = (statement: string): boolean | undefined =>
  sayingsOf(analyse({ statement })).at(-1)?.denied;

describe('the sayings of a statement', () => {
  it.each(DENIED)('are denied: %s', (statement) => expect(lastOf(statement)).toBe(true));

  it.each(SAID)('are told, whatever else is denied: %s', (statement) =>
    expect(lastOf(statement)).toBe(false),
  );

  it('have no promise in «لم يعد»', () => {
    expect(sayingsOf(analyse({ statement: 'لم يعد في وسع البلدية دفع الرواتب' }))).toEqual([]);
  });

  it.each([
    ['The dam is unsafe, said the minister', 'dam unsafe'],
    ['The minister said that the dam is unsafe', 'dam unsafe'],
    ['"The dam is unsafe," said the minister', 'dam unsafe'],
    ['The water minister, speaking in Erbil, said the dam was unsafe', 'dam unsafe'],
    ['التقى وزير الري سكان الزبداني، وطالب بالمساعدات', 'بالمساعدات'],
    ['السد في دربندخان غير آمن، قال خبير مياه', 'السد دربندخان امن'],
  ])('leave out who speaks: %s', (text, said) => {
    const statement = analyse({ statement: text });
    const terms = saidTerms(statement, sayingsOf(statement).at(-1)!);
    expect(terms.map(({ from }) => statement.tokens[from]!.text).join(' ')).toBe(said);
  });
});

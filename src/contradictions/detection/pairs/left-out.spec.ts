import { describe, expect, it } from '@jest/globals';
import { compareStatements } from '../compare.js';

const compare = (a: string, b: string) => compareStatements({ statement: a }, { statement: b });
const reasons = (a: string, b: string) => compare(a, b).suppressed.map(({ reason }) => reason);

describe('what did not come about', () => {
  it.each([
    ['تعهد الوالي بترميم السوق القديم', 'لم يرمم الوالي السوق القديم'],
    ['حاول السجناء الفرار من سجن الميناء', 'لم يفر السجناء من سجن الميناء'],
    ['كان مقررا أن يعقد المؤتمر في صور', 'لم يعقد المؤتمر في صور'],
    ['يوشك النادي على بيع ملعبه', 'لم يبع النادي ملعبه'],
    ['The council plans to sell the harbour', 'The council did not sell the harbour'],
    ['The ferry was due to be repaired in May', 'The ferry was not repaired in May'],
    ['The dam almost collapsed in the flood', 'The dam did not collapse in the flood'],
  ])('may have been meant: %s / %s', (a, b) => {
    expect(compare(a, b)).toMatchObject({ verdict: 'NONE' });
    expect(reasons(a, b)).toContain('NOT_CONTRADICTORY');
    expect(compare(b, a)).toMatchObject({ verdict: 'NONE' });
  });

  it.each([
    ['حاول السجناء الفرار من سجن الميناء', 'لم يحاول السجناء الفرار من سجن الميناء'],
    ['The council plans to sell the harbour', 'The council will not sell the harbour'],
    ['The dam collapsed in the flood', 'The dam did not collapse in the flood'],
  ])('is denied where the attempt, the plan or the fact itself is: %s / %s', (a, b) => {
    expect(compare(a, b).findings.map(({ kind }) => kind)).toContain('NEGATION');
  });
});

describe('what is left out of a whole', () => {
  it.each([
    ['استقال جميع القضاة باستثناء قاضي الصلح', 'لم يستقل قاضي الصلح'],
    ['All bridges except the Kelso bridge reopened', 'The Kelso bridge did not reopen'],
    ['All bridges except the Kelso bridge reopened', 'Some bridges did not reopen'],
  ])('may be told otherwise: %s / %s', (a, b) => {
    expect(compare(a, b)).toMatchObject({ verdict: 'NONE' });
    expect(compare(b, a)).toMatchObject({ verdict: 'NONE' });
  });

  it('leaves the rest of the whole as it was said', () => {
    const [a, b] = ['All bridges except the Kelso bridge reopened', 'No bridge reopened'];
    expect(compare(a, b).findings.map(({ kind }) => kind)).toContain('QUANTIFIER');
  });
});

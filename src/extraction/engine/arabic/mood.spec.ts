import { describe, expect, it } from '@jest/globals';
import { ClaimKind } from '../../../language/statement.js';
import { proposeClaims } from '../propose.js';
import { indicative } from './mood.js';

const { FACT, FORECAST } = ClaimKind;

describe('indicative', () => {
  it.each([
    ['تكون الوزارة قد دفعت للشركة', FACT, 'الوزارة دفعت للشركة'],
    ['تكون الأعمال توقفت', FACT, 'الأعمال توقفت'],
    ['يكون هناك اتفاق', FACT, 'هناك اتفاق'],
    ['يرتفع العدد إلى ثلاثة ملايين', FORECAST, 'سيرتفع العدد إلى ثلاثة ملايين'],
    ['يرتفع العدد كل عام', FACT, 'يرتفع العدد كل عام'],
    // «الوزير عالما» alone would be wrong.
    ['يكون الوزير عالما بالأمر', FACT, 'يكون الوزير عالما بالأمر'],
    ['تقرير اللجنة سيصدر', FORECAST, 'تقرير اللجنة سيصدر'],
    ['الجسر سيفتح', FORECAST, 'الجسر سيفتح'],
  ])('%s', (clause, kind, statement) => expect(indicative(clause, kind)).toBe(statement));

  it('is for clauses whose «أن» was left out', () => {
    const statement = (text: string): string | undefined => proposeClaims(text)[0]?.statement.text;
    expect(statement('نفى سامر الحوراني أن تكون الوزارة قد دفعت شيئا.')).toBe('الوزارة دفعت شيئا');
    expect(statement('توقع سامر الحوراني أن يرتفع العدد قريبا.')).toBe('سيرتفع العدد قريبا');
  });
});

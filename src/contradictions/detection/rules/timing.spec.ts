import { describe, expect, it } from '@jest/globals';
import { compareStatements } from '../compare.js';
import { FindingKind } from '../types.js';

const said = (statement: string, saidAt: string) => ({ statement, saidAt });

describe('the dates of one event', () => {
  it.each([
    ['The hostages were freed on 3 March 2024', 'The hostages were freed on 15 March 2024'],
    ['أُفرج عن المعتقلين في 3 آذار 2024', 'أُفرج عن المعتقلين في 15 آذار 2024'],
    ['أُعيد فتح المعبر المغلق في 3 آذار 2024', 'أُعيد فتح المعبر المغلق في 15 آذار 2024'],
  ])('differ though the words hold both sides of an opposed pair: %s', (a, b) => {
    const { verdict, findings } = compareStatements({ statement: a }, { statement: b });
    expect([verdict, findings[0]?.kind]).toEqual(['CONTRARY', 'TIMING']);
  });

  it.each([
    ['The envoys arrived on 3 March 2024', 'The envoys left on 15 March 2024'],
    ['وصل الوفد إلى عدن في 3 آذار 2024', 'غادر الوفد عدن في 15 آذار 2024'],
  ])('are of two events where each tells one side of such a pair: %s', (a, b) => {
    const { findings } = compareStatements({ statement: a }, { statement: b });
    expect(findings.filter(({ kind }) => kind === FindingKind.TIMING)).toEqual([]);
  });

  it.each([
    ['استقال رئيس الوزراء الجمعة', 'استقال رئيس الوزراء في 10 أيار 2024', '2024-05-14'],
    [
      'The court adjourned the trial to 20 June',
      'The court adjourned the trial to 20 June 2024',
      '2024-05-14',
    ],
    [
      'The summit was scheduled for 20 January',
      'The summit was scheduled for 20 January 2025',
      '2024-05-14',
    ],
    ['تقرر عقد القمة في 20 كانون الثاني', 'تقرر عقد القمة في 20 كانون الثاني 2025', '2024-05-14'],
    ['The attack took place last week', 'The attack took place on 9 February 2024', '2024-02-12'],
    ['وقع الهجوم هذا الأسبوع', 'وقع الهجوم في 11 شباط 2024', '2024-02-16'],
  ])('meet where the words place them on one day: %s', (a, b, day) => {
    expect(compareStatements(said(a, day), said(b, day)).verdict).toBe('NONE');
  });

  it('still part where the week does not have the day', () => {
    const { verdict } = compareStatements(
      said('وقع الهجوم على القاعدة هذا الأسبوع', '2024-02-16'),
      said('وقع الهجوم على القاعدة في 3 شباط 2024', '2024-02-16'),
    );
    expect(verdict).toBe('CONTRARY');
  });

  it.each(['أُرجئت', 'أرجأت الدول', 'أُجلت'])('are a plan and its change after «%s»', (verb) => {
    const { verdict, suppressed } = compareStatements(
      said('تعقد القمة الخليجية في الرياض في 15 مارس 2023', '2023-02-01'),
      said(`${verb} القمة الخليجية في الرياض إلى 20 أبريل 2023`, '2023-03-01'),
    );
    expect([verdict, suppressed[0]?.reason]).toEqual(['NONE', 'SUPERSEDED']);
  });

  it('are each of its own figure', () => {
    const { verdict } = compareStatements(
      { statement: 'Malta granted 4,000 residence permits to Syrians in 2021' },
      { statement: 'Malta granted 7,000 residence permits to Syrians in 2023' },
    );
    expect(verdict).toBe('NONE');
  });
});

import { describe, expect, it } from '@jest/globals';
import { Language } from '../../../language/language.js';
import { compareStatements } from '../compare.js';
import { DismissalReason, FindingKind, type StatementInput } from '../types.js';

const said = (statement: string, saidAt: string | null = null): StatementInput => ({
  statement,
  saidAt,
  language: /[a-z]/i.test(statement) ? Language.EN : Language.AR,
});

/** The kinds found, and the reasons of what was held back. */
function judged(a: StatementInput, b: StatementInput): [string[], string[]] {
  const { findings, suppressed } = compareStatements(a, b);
  return [findings.map(({ kind }) => kind), suppressed.map(({ reason }) => reason)];
}

describe('what two statements name', () => {
  it.each([
    ['Exports of wheat from Dunmere rose in 2026', 'ارتفعت صادرات بلدة قرشوم من القمح في 2019'],
    [
      'بلغت نسبة البطالة في العراق 60 في المئة في 2026',
      'بلغت نسبة البطالة في قرشوم 54 في المئة في 2026',
    ],
    ['The Dunmere camp near Halvik took in 900 people', 'استقبل مخيم قرشوم قرب نوباط 2300 شخص'],
  ])('tells two subjects apart: %s', (a, b) => {
    const [found, reasons] = judged(said(a), said(b));
    expect(found).toEqual([]);
    expect(reasons).toContain(DismissalReason.DIFFERENT_SUBJECT);
  });

  it.each([
    [
      'بلغت نسبة البطالة في قرشوم 60 في المئة في 2026',
      'Unemployment in Qarshum stood at 54 percent in 2026',
    ],
    ['The Dunmere camp took in 900 people', 'The Dunmere camp took in 2,300 people'],
  ])('is one where it is spelt or sounds alike: %s', (a, b) => {
    expect(judged(said(a), said(b))[0]).toEqual([FindingKind.QUANTITY]);
  });

  it('is no reason to hold back what is said to be in two places at once', () => {
    const [found] = judged(
      said('The stadium was built by a Chinese company'),
      said('شيدت شركة تركية الملعب'),
    );
    expect(found).toEqual([FindingKind.IDENTITY]);
  });
});

describe('reports of their own times', () => {
  const session = (date: string): string =>
    `All deputies attended the session of the Dunmere council on ${date}`;

  it('are of two events where each was news when it was told', () => {
    const [found, reasons] = judged(
      said(session('5 February 2026'), '2026-02-06'),
      said(session('20 June 2024'), '2024-06-21'),
    );
    expect(found).toEqual([]);
    expect(reasons).toContain(DismissalReason.SUPERSEDED);
  });

  it('are of one event where both are told in one week, or one looks back', () => {
    for (const day of ['2026-02-08', '2026-09-30']) {
      const [found] = judged(
        said(session('5 February 2026'), '2026-02-06'),
        said(session('12 February 2026'), day),
      );
      expect([day, found]).toEqual([day, [FindingKind.TIMING]]);
    }
  });

  it('of what rises and falls are told apart by their years', () => {
    const [found, reasons] = judged(
      said('Exports of wheat from Aleppo rose in 2026'),
      said('Exports of wheat from Aleppo rose in 2019'),
    );
    expect(found).toEqual([]);
    expect(reasons).toContain(DismissalReason.DIFFERENT_SUBJECT);
  });
});

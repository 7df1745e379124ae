import { describe, expect, it } from '@jest/globals';
import { Language } from '../../language/language.js';
import {
  type Comparison,
  DismissalReason,
  type Finding,
  FindingKind,
  Relation,
  type SuppressedFinding,
} from '../detection/types.js';
import { explainComparison } from './explain-comparison.js';
import { words } from './words.js';

const a = { statement: 'Ferries run daily to the island' };
const b = { statement: 'لا عبّارات إلى الجزيرة هذا الشتاء' };

const finding: Finding = {
  kind: FindingKind.NEGATION,
  relation: Relation.CONTRADICTORY,
  score: 0.88,
  spansA: [{ start: 8, end: 11, text: 'run' }],
  spansB: [{ start: 0, end: 2, text: 'لا' }],
  valueA: 'affirmed',
  valueB: 'denied',
  sentenceAr: 'القول أ يثبت رحلات العبّارات والقول ب ينفيها.',
  sentenceEn: 'Claim A affirms the ferries, claim B denies them.',
  rule: 'negation.parity',
  ruleVersion: 3,
};
const held: SuppressedFinding = {
  ...finding,
  kind: FindingKind.QUANTITY,
  valueA: '2',
  valueB: '0',
  sentenceEn: 'The numbers of sailings differ.',
  sentenceAr: 'يختلف عدد الرحلات.',
  rule: 'quantity.disjoint',
  reason: DismissalReason.DIFFERENT_SCOPE,
};
const nothing: Comparison = { verdict: 'NONE', score: 0, findings: [], suppressed: [] };
const clash: Comparison = {
  verdict: Relation.CONTRADICTORY,
  score: 0.88,
  findings: [finding],
  suppressed: [held],
};

describe('explainComparison', () => {
  it('tells verdict, reason, marks, kind, score and rule, then what was set aside', () => {
    expect(explainComparison(a, b, clash, Language.EN).split('\n')).toEqual([
      'Verdict: contradiction – one of the two holds and the other does not',
      'Score: strong (0.88)',
      '',
      'Why they conflict',
      '',
      '1. Claim A affirms the ferries, claim B denies them.',
      '   Claim A:',
      '      Ferries [[run]] daily to the island',
      '   Claim B:',
      '      [[لا]] عبّارات إلى الجزيرة هذا الشتاء',
      '   Kind:',
      '      affirmed and denied',
      '   Rule:',
      '      negation.parity v3',
      '   Relation:',
      '      contradiction',
      '   Score:',
      '      strong (0.88)',
      '',
      'Considered and set aside',
      '',
      '1. Set aside because: the claims do not cover the same scope',
      '   The rule would have said:',
      '      The numbers of sailings differ.',
      '   Claim A:',
      '      Ferries [[run]] daily to the island',
      '   Claim B:',
      '      [[لا]] عبّارات إلى الجزيرة هذا الشتاء',
      '   Value in claim A:',
      '      2',
      '   Value in claim B:',
      '      0',
      '   Kind:',
      '      figures',
      '   Rule:',
      '      quantity.disjoint v3',
    ]);
  });

  it('speaks Arabic throughout: only a statement or a rule has Latin letters', () => {
    const text = explainComparison(a, b, clash, Language.AR);
    expect(text).toContain('1. القول أ يثبت رحلات العبّارات والقول ب ينفيها.');
    expect(text).toContain(words.dismissalReason.DIFFERENT_SCOPE.ar);
    const latin = text.split('\n').filter((line) => /[A-Za-z]/.test(line));
    expect(new Set(latin.map((line) => line.trim()))).toEqual(
      new Set([
        'Ferries [[run]] daily to the island',
        'negation.parity v3',
        'quantity.disjoint v3',
      ]),
    );
  });

  it('puts a date that clashes into the reader’s words', () => {
    const dated = { ...finding, kind: FindingKind.TIMING, valueA: '2021-10', valueB: '2021-12' };
    const text = explainComparison(a, b, { ...clash, findings: [dated] }, Language.EN);
    expect(text).toContain('Value in claim A:\n      October 2021');
  });

  it('never puts a label and a statement on one line', () => {
    const lines = explainComparison(a, b, clash, Language.EN).split('\n');
    const withArabic = lines.filter((line) => /[\u0600-\u06ff]/.test(line));
    expect(withArabic.length).toBeGreaterThan(0);
    expect(withArabic.every((line) => !/[A-Za-z]/.test(line))).toBe(true);
  });

  it('marks in bold instead of brackets when colour is on', () => {
    const text = explainComparison(a, b, clash, Language.EN, { color: true });
    expect(text).toContain('Ferries \u001b[1mrun\u001b[22m daily');
    expect(text).not.toContain('[[');
  });

  it('says why nothing was found, and shows what was compared', () => {
    const text = explainComparison(a, b, nothing, Language.EN);
    expect(text).toContain('Verdict: no conflict found');
    expect(text).toContain(words.phrase.noFinding.en);
    expect(text).toContain(`      ${a.statement}`);
    expect(text).toContain(`      ${b.statement}`);
    expect(text).not.toContain('Score');
  });

  it('says that all there was has been set aside', () => {
    const text = explainComparison(a, b, { ...nothing, suppressed: [held] }, Language.EN);
    expect(text).toContain(words.phrase.allSuppressed.en);
    expect(text).not.toContain(words.phrase.noFinding.en);
    expect(text).toContain(words.dismissalReason.DIFFERENT_SCOPE.en);
  });

  it('lets no statement or sentence steer the terminal', () => {
    const hostile = { statement: 'calm\u001b]0;owned\u0007 \u202edlrow' };
    const findings = [{ ...finding, sentenceEn: 'see \u001b[31m', spansA: [] }];
    const text = explainComparison(hostile, b, { ...clash, findings }, Language.EN);
    // eslint-disable-next-line no-control-regex -- control characters are what is looked for
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
    expect(text).toContain('calm␛]0;owned␇ [U+202E]dlrow');
  });
});

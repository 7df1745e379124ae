import { describe, expect, it } from '@jest/globals';
import { Language } from '../../language/language.js';
import { ClaimKind, DismissalReason, FindingKind, Relation, Stance } from '../detection/types.js';
import { type Bilingual, describeScore, likelihoodOf, words } from './words.js';

const verdicts = [...Object.values(Relation), 'NONE'];

describe('words.json', () => {
  it.each([
    ['findingKind', Object.values(FindingKind)],
    ['verdict', verdicts],
    ['verdictNote', verdicts],
    ['dismissalReason', Object.values(DismissalReason)],
    ['claimKind', Object.values(ClaimKind)],
    ['stance', Object.values(Stance)],
    ['likelihood', ['STRONG', 'LIKELY', 'POSSIBLE', 'WEAK']],
  ] as const)('words every member of %s and nothing else', (group, members) => {
    expect(Object.keys(words[group]).sort()).toEqual([...members].sort());
  });

  it('says everything in Arabic letters and in English ones', () => {
    for (const [group, entries] of Object.entries(words)) {
      for (const [key, entry] of Object.entries(entries as Record<string, Bilingual>)) {
        const where = `${group}.${key}`;
        expect([where, ...Object.keys(entry).sort()]).toEqual([where, 'ar', 'en']);
        expect(entry.ar).toMatch(/^(?=.*[\u0621-\u064a])[^A-Za-z]+$/u);
        expect(entry.en).toMatch(/^(?=.*[A-Za-z])[^\u0600-\u06ff]+$/u);
      }
    }
  });

  it('gives two kinds, verdicts or reasons no word in common', () => {
    for (const group of ['findingKind', 'verdict', 'dismissalReason', 'stance'] as const) {
      const entries: Bilingual[] = Object.values(words[group]);
      expect(new Set(entries.map(({ ar }) => ar)).size).toBe(entries.length);
      expect(new Set(entries.map(({ en }) => en)).size).toBe(entries.length);
    }
  });
});

describe('a score in words', () => {
  it.each([
    [1, 'STRONG'],
    [0.85, 'STRONG'],
    [0.849, 'LIKELY'],
    [0.65, 'LIKELY'],
    [0.4, 'POSSIBLE'],
    [0.39, 'WEAK'],
    [0, 'WEAK'],
  ])('%d is %s', (score, word) => {
    expect(likelihoodOf(score)).toBe(word);
  });

  it('keeps the number beside the word', () => {
    expect(describeScore(0.7, Language.EN)).toBe('likely (0.70)');
    expect(describeScore(0.7, Language.AR)).toBe('مرجّح (0.70)');
  });
});

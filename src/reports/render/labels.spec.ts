import { describe, expect, it } from '@jest/globals';
import type { Bilingual } from '../../contradictions/explain/words.js';
import { Language } from '../../language/language.js';
import type { SnapshotAttribution, SnapshotReview, SnapshotStatus } from '../snapshot.js';
import { labels } from './labels.js';

// Unions have no values at run time; as keys of a record the compiler sees to it that none is missing.
const STATUSES: Record<SnapshotStatus, true> = {
  SUGGESTED: true,
  CONFIRMED: true,
  DISMISSED: true,
  RESOLVED: true,
};
const DECISIONS: Record<SnapshotReview['decision'], true> = {
  CONFIRMED: true,
  DISMISSED: true,
  RESOLVED: true,
  REOPENED: true,
};
const HOLDS: Record<NonNullable<SnapshotReview['holds']>, true> = {
  A: true,
  B: true,
  BOTH: true,
  NEITHER: true,
};
const FORMS: Record<SnapshotAttribution['form'], true> = {
  DIRECT_QUOTE: true,
  INDIRECT_QUOTE: true,
  PARAPHRASE: true,
  AUTHOR_VOICE: true,
};

describe('labels.json', () => {
  it.each([
    ['status', Object.keys(STATUSES)],
    ['decision', Object.keys(DECISIONS)],
    ['holds', Object.keys(HOLDS)],
    ['form', Object.keys(FORMS)],
    ['languageName', Object.values(Language)],
  ] as const)('words every member of %s and nothing else', (group, members) => {
    expect(Object.keys(labels[group]).sort()).toEqual([...members].sort());
  });

  it('says everything in Arabic letters and in English ones', () => {
    for (const [group, entries] of Object.entries(labels)) {
      for (const [key, entry] of Object.entries(entries as Record<string, Bilingual>)) {
        const where = `${group}.${key}`;
        expect([where, ...Object.keys(entry).sort()]).toEqual([where, 'ar', 'en']);
        expect(entry.ar).toMatch(/^(?=.*[\u0621-\u064a])[^A-Za-z]+$/u);
        expect(entry.en).toMatch(/^(?=.*[A-Za-z])[^\u0600-\u06ff]+$/u);
      }
    }
  });
});

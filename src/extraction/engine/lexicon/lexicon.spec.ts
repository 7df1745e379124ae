import { describe, expect, it } from '@jest/globals';
import { tokenise } from '../../../language/text/tokens.js';
import { perfectForms, imperfectForms, circumstantialForms } from './arabic-conjugation.js';
import { type CueEntry, readLexicon } from './cue-entry.js';
import { arabicCues, englishCues } from './cue-index.js';

const entriesOf = (name: string): CueEntry[] => readLexicon<{ entries: CueEntry[] }>(name).entries;

describe.each(['cues-ar', 'cues-en'])('%s', (name) => {
  const entries = entriesOf(name);

  it('has at least 200 cues, each once', () => {
    const keys = entries.map(
      ({ lemma, pos, expression }) => `${lemma} ${pos} ${expression?.join() ?? ''}`,
    );
    expect(new Set(keys).size).toBe(keys.length);
    expect(entries.length).toBeGreaterThanOrEqual(200);
  });

  it('says stance, class and factivity of each, and the prepositions of those that need one', () => {
    const wrong = entries.filter(
      ({ stance, class: cueClass, factivity, frames, prepositions }) =>
        !stance || !cueClass || !factivity || (frames.includes('PREP') && !prepositions?.length),
    );
    expect(wrong.map(({ lemma }) => lemma)).toEqual([]);
  });
});

const lemmasAt = (text: string, arabic: boolean): string[] => {
  const hit = (arabic ? arabicCues() : englishCues()).matchAt(tokenise(text), 0);
  return (hit?.values ?? []).map(({ entry, shape }) => `${entry.lemma} ${shape}`);
};

describe('cue forms', () => {
  it.each([
    ['وقالت', 'قال FINITE'],
    ['سيقولون', 'قال FINITE'],
    ['ونفت', 'نفى FINITE'],
    ['ينفون', 'نفى FINITE'],
    ['رأوا', 'رأى FINITE'],
    ['مؤكدة', 'أكد PARTICIPLE'],
    ['داعيا', 'دعا PARTICIPLE'],
    ['قوله', 'قال NOUN_OF'],
    ['نقلا عن', 'نقلا عن PREPOSITION'],
  ])('finds %s', (form, expected) => expect(lemmasAt(form, true)).toContain(expected));

  it.each([
    ['said', 'say PAST'],
    ['denies', 'deny FINITE'],
    ['adding', 'add PARTICIPLE'],
    ['ruled out', 'rule out FINITE'],
    ['written', 'write PAST'],
    ['according to', 'according to PREPOSITION'],
    ['claims', 'claim NOUN'],
  ])('finds %s', (form, expected) => expect(lemmasAt(form, false)).toContain(expected));

  it('makes the forms of weak and hollow verbs', () => {
    expect(perfectForms('نفى')).toEqual(expect.arrayContaining(['نفت', 'نفوا']));
    expect(imperfectForms('يدعو')).toEqual(expect.arrayContaining(['تدعو', 'يدعون', 'سيدعو']));
    expect(circumstantialForms('داعي')).toEqual(
      expect.arrayContaining(['داعيا', 'داعية', 'داعين']),
    );
  });
});

import { afterEach, describe, expect, it } from '@jest/globals';
import { conceptsAt } from './concepts/concepts.js';
import {
  type Addition,
  applyKnowledge,
  digestOf,
  knowledgeDigest,
  speakerKey,
} from './knowledge.js';
import { lexiconRevision } from './lexicon.js';
import { readQuantities } from './numbers/quantities.js';
import { tokenise } from './text/tokens.js';

const PAIR: Addition = {
  kind: 'OPPOSED_PAIR',
  forms: ['معشظب', 'grazzled'],
  opposites: ['مبلقط', 'pavvled'],
  relation: 'CONTRARY',
};
const SYNONYM: Addition = { kind: 'SYNONYM', forms: ['تشقلظ', 'انسحب', 'zorble off'] };
const UNIT: Addition = {
  kind: 'UNIT',
  forms: ['قنطوش', 'قناطيش', 'qantush', 'qantushes'],
  unit: 'METRE',
  factor: 5_600,
  dimension: 'LENGTH',
};
const ALIAS: Addition = { kind: 'ALIAS', forms: ['سردار آل بشكاني', 'بشكاني', 'Beshkani'] };

/** The keys of the phrase a text begins with. */
const keysOf = (text: string): string[] =>
  (conceptsAt(tokenise(text), 0)?.values ?? []).map((concept) => concept.key);

const shared = (one: string, other: string): string[] =>
  keysOf(one).filter((key) => keysOf(other).includes(key));

const WORDS = ['معشظب', 'pavvled', 'تشقلظ', 'بشكاني', 'انسحب', 'withdraw', 'العراق'];
const readings = (): string[][] => WORDS.map(keysOf);
const shipped = readings();

afterEach(() => {
  applyKnowledge([]);
  expect(readings()).toEqual(shipped);
});

describe('what an administrator adds', () => {
  it('puts each form of a pair on its side, in any inflection', () => {
    applyKnowledge([PAIR]);
    expect(shared('والمعشظبة', 'grazzled')[0]).toMatch(/^o:k[0-9a-f]{12}:a$/);
    expect(shared('المبلقط', 'pavvled')[0]).toMatch(/^o:k[0-9a-f]{12}:b$/);
    expect(shared('grazzled', 'pavvled')).toEqual([]);
  });

  it('gives a synonym what its other words are known for', () => {
    expect(keysOf('تشقلظ')).not.toContain('o:withdraw-remain:a');
    applyKnowledge([SYNONYM]);
    expect(keysOf('وتشقلظت')).toContain('o:withdraw-remain:a');
    expect(keysOf('zorbles off')).toEqual(expect.arrayContaining(shared('تشقلظ', 'انسحب')));
  });

  it('makes the names of an alias one, in both languages and as a speaker', () => {
    applyKnowledge([ALIAS]);
    expect(shared('سردار آل بشكاني', 'Beshkani')).toHaveLength(1);
    expect(shared('لبشكاني', 'Beshkani')).toHaveLength(1);
    expect(speakerKey('بشكاني')).toBe(speakerKey('BESHKANI'));
    expect(speakerKey('سردار')).not.toBe(speakerKey('Beshkani'));
  });

  it('converts a unit', () => {
    const read = (): unknown => readQuantities('تبعد القرية 3 قناطيش')[0];
    expect(read()).toMatchObject({ unit: null, lower: 3 });
    applyKnowledge([UNIT]);
    expect(read()).toMatchObject({ unit: 'METRE', lower: 16_800, upper: 16_800 });
    applyKnowledge([]);
    expect(read()).toMatchObject({ unit: null, lower: 3 });
  });
});

describe('applying', () => {
  it('replaces what was applied before, whatever it was', () => {
    applyKnowledge([PAIR, ALIAS]);
    applyKnowledge([SYNONYM]);
    expect(keysOf('grazzled')).toEqual([]);
    expect(speakerKey('بشكاني')).not.toBe(speakerKey('Beshkani'));
    expect(keysOf('تشقلظ')).toContain('o:withdraw-remain:a');
  });

  it('changes nothing when the same is applied again, in any order', () => {
    applyKnowledge([PAIR, ALIAS]);
    const revision = lexiconRevision();
    applyKnowledge([ALIAS, PAIR]);
    expect(lexiconRevision()).toBe(revision);
  });

  it('keeps what was there where it cannot be applied', () => {
    applyKnowledge([ALIAS]);
    const before = knowledgeDigest();
    const broken = { kind: 'UNIT', forms: null } as unknown as Addition;
    expect(() => applyKnowledge([PAIR, broken])).toThrow();
    expect(knowledgeDigest()).toBe(before);
    expect(keysOf('grazzled')).toEqual([]);
    expect(shared('بشكاني', 'Beshkani')).toHaveLength(1);
  });
});

describe('the digest', () => {
  it('is of what is said, and not of order, spelling marks or repetition', () => {
    const other: Addition = { kind: 'ALIAS', forms: ['Beshkani', 'بشكاني', 'سردار ال بشكاني'] };
    expect(digestOf([PAIR, ALIAS])).toBe(digestOf([other, PAIR, ALIAS]));
    expect(digestOf([])).toBe('');
  });

  it('differs where anything said differs', () => {
    const sets: Addition[][] = [
      [PAIR],
      [{ ...PAIR, relation: 'TENSION' }],
      [{ ...PAIR, forms: PAIR.opposites, opposites: PAIR.forms }],
      [UNIT],
      [{ ...UNIT, factor: 5_500 }],
      [ALIAS],
      [{ ...ALIAS, kind: 'SYNONYM' }],
      [PAIR, ALIAS],
    ];
    expect(new Set(sets.map(digestOf)).size).toBe(sets.length);
    for (const digest of sets.map(digestOf)) expect(digest).toMatch(/^[0-9a-f]{8}$/);
  });
});

import { describe, expect, it } from '@jest/globals';
import type { OpposedEntry } from './concepts/concepts.js';
import { type LexiconEntry, loadLexicon } from './lexicon.js';
import { TokenKind, tokenise } from './text/tokens.js';
import { englishStem } from './words/english-forms.js';

const fieldsOf = (entry: LexiconEntry): Record<string, unknown> => ({ ...entry });

const opposed = loadLexicon<OpposedEntry>('opposed-predicates');

/** As forms are looked up: folded, English words by their stems. */
const lookupKey = (form: string): string =>
  tokenise(form)
    .map(({ text, kind }) => (kind === TokenKind.LATIN ? englishStem(text) : text))
    .join(' ');

const opposedSides = opposed.map(({ id, ar, en, oppositeAr, oppositeEn }) => ({
  id,
  a: new Set([...ar, ...en].map(lookupKey)),
  b: new Set([...oppositeAr, ...oppositeEn].map(lookupKey)),
}));

/** Share of the smaller set that the other one has too. */
const overlap = (one: Set<string>, two: Set<string>): number =>
  [...one].filter((form) => two.has(form)).length / Math.min(one.size, two.size);

/** Two pairs that have more of both sides in common are one. */
const MOSTLY = 0.65;

describe('references between entries', () => {
  it('has at least 460 opposed pairs with both sides in both languages', () => {
    expect(opposed.length).toBeGreaterThanOrEqual(460);
    for (const pair of opposed) {
      const sides = [pair.ar, pair.en, pair.oppositeAr, pair.oppositeEn].map(
        (side) => side.length > 0,
      );
      expect([pair.id, ...sides]).toEqual([pair.id, true, true, true, true]);
    }
  });

  it('has no form on both sides of an opposed pair', () => {
    for (const { id, a, b } of opposedSides)
      expect([id, [...a].filter((form) => b.has(form))]).toEqual([id, []]);
  });

  it('has no opposed pair twice, in either order', () => {
    const repeated = opposedSides.flatMap((one, at) =>
      opposedSides
        .slice(at + 1)
        .filter(
          (two) =>
            Math.min(overlap(one.a, two.a), overlap(one.b, two.b)) > MOSTLY ||
            Math.min(overlap(one.a, two.b), overlap(one.b, two.a)) > MOSTLY,
        )
        .map((two) => `${one.id} = ${two.id}`),
    );
    expect(repeated).toEqual([]);
  });

  it('points only to entries that exist', () => {
    for (const [name, field] of [
      ['alternatives', 'within'],
      ['countables', 'is'],
      ['places', 'in'],
      ['places', 'capitalOf'],
    ] as const) {
      const ids = new Set(loadLexicon(name).map((entry) => entry.id));
      for (const entry of loadLexicon(name)) {
        const target = fieldsOf(entry)[field];
        if (typeof target === 'string')
          for (const id of target.split('+'))
            expect([entry.id, ids.has(id)]).toEqual([entry.id, true]);
      }
    }
  });

  it('gives directions only to concepts and opposed predicates that exist', () => {
    const concepts = new Set(loadLexicon('synonyms').map(({ id }) => id));
    const pairs = new Set(opposed.map(({ id }) => id));
    const valences = loadLexicon<LexiconEntry & { concepts: string[]; opposed: string[] }>(
      'valence',
    );
    for (const entry of valences) {
      expect(entry.concepts.filter((id) => !concepts.has(id))).toEqual([]);
      expect(entry.opposed.filter((id) => !pairs.has(id))).toEqual([]);
    }
  });

  it('knows at least 420 places, most of them by a name in each language', () => {
    const places = loadLexicon('places');
    expect(places.length).toBeGreaterThanOrEqual(420);
    const both = places.filter(({ ar, en }) => ar.length > 0 && en.length > 0);
    expect(both.length / places.length).toBeGreaterThan(0.95);
  });

  it('names at least 700 alternatives in at least 35 classes', () => {
    const classes = new Map<string, number>();
    for (const entry of loadLexicon<LexiconEntry & { class: string }>('alternatives'))
      classes.set(entry.class, (classes.get(entry.class) ?? 0) + 1);
    const members = [...classes.values()].filter((count) => count > 1);
    expect(members.length).toBeGreaterThanOrEqual(35);
    expect(members.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(700);
  });

  it('keeps a kind and what it is a kind of in one class', () => {
    const entries = loadLexicon<LexiconEntry & { class: string; within?: string }>('alternatives');
    const classOf = new Map(entries.map((entry) => [entry.id, entry.class]));
    for (const { id, class: own, within } of entries) {
      if (within !== undefined) expect([id, classOf.get(within)]).toEqual([id, own]);
    }
  });

  it('gives every class of alternatives at most one sort, and names no class that is not', () => {
    const classes = new Set(
      loadLexicon<LexiconEntry & { class: string }>('alternatives').map((e) => e.class),
    );
    const sorts = loadLexicon<LexiconEntry & { classes?: string }>('sorts');
    const named = sorts.flatMap((e) => e.classes?.split('+') ?? []);
    expect(named.filter((name) => !classes.has(name))).toEqual([]);
    expect(new Set(named).size).toBe(named.length);
  });

  it('sets finer sorts beside such as lie within the same broader one', () => {
    const sorts = loadLexicon<LexiconEntry & { is?: string; beside?: string }>('sorts');
    const broader = new Map(sorts.map((e) => [e.id, e.is]));
    for (const { id, is, beside } of sorts) {
      if (is === undefined) expect([id, beside]).toEqual([id, undefined]);
      else expect([id, broader.has(is), broader.get(is)]).toEqual([id, true, undefined]);
      const others = (beside?.split('+') ?? []).filter((name) => broader.get(name) !== is);
      expect([id, others]).toEqual([id, []]);
    }
  });

  it('has twelve months in each calendar', () => {
    for (const calendar of ['GREGORIAN', 'HIJRI']) {
      const months = loadLexicon('months')
        .map(fieldsOf)
        .filter((entry) => entry.calendar === calendar);
      expect(months.map((entry) => entry.month)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    }
  });
});

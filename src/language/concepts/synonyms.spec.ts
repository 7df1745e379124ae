import { describe, expect, it } from '@jest/globals';
import { type LexiconEntry, loadLexicon } from '../lexicon.js';
import { fold } from '../text/normalise.js';

interface SynonymEntry extends LexiconEntry {
  weight?: number;
  shared?: string[];
}

interface OpposedEntry extends LexiconEntry {
  relation: string;
  oppositeAr: string[];
  oppositeEn: string[];
}

interface CountableEntry extends LexiconEntry {
  measure?: string;
}

const synonyms = loadLexicon<SynonymEntry>('synonyms').map((entry) => ({
  ...entry,
  forms: [...new Set([...entry.ar, ...entry.en].map(fold))],
  sharedForms: new Set((entry.shared ?? []).map(fold)),
}));

/** Folded form → the ids under which `entries` list it. */
function idsByForm<T extends LexiconEntry>(
  entries: readonly T[],
  idOf: (entry: T) => string,
  formsOf: (entry: T) => string[] = ({ ar, en }) => [...ar, ...en],
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const entry of entries) {
    for (const form of formsOf(entry).map(fold)) {
      const ids = found.get(form) ?? new Set();
      found.set(form, ids.add(idOf(entry)));
    }
  }
  return found;
}

const byForm = idsByForm(synonyms, ({ id }) => id);

describe('synonyms', () => {
  it('names at least 900 things, nearly all of them in both languages', () => {
    expect(synonyms.length).toBeGreaterThanOrEqual(900);
    const both = synonyms.filter(({ ar, en }) => ar.length > 0 && en.length > 0);
    expect(both.length / synonyms.length).toBeGreaterThan(0.98);
  });

  it('weighs each above 0 and no more than 1', () => {
    const wrong = synonyms.filter(({ weight = 1 }) => weight <= 0 || weight > 1);
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('has a form in two entries only where all but one of them call it shared', () => {
    const unsaid = [...byForm].filter(([form, ids]) => {
      const said = synonyms.filter(({ id, sharedForms }) => ids.has(id) && sharedForms.has(form));
      return ids.size > 1 && said.length < ids.size - 1;
    });
    expect(unsaid.map(([form, ids]) => [form, ...ids])).toEqual([]);
  });

  it('calls shared only what it lists and another entry lists too', () => {
    const stale = synonyms.flatMap(({ id, sharedForms }) =>
      [...sharedForms]
        .filter((form) => !byForm.get(form)?.has(id) || (byForm.get(form)?.size ?? 0) < 2)
        .map((form) => `${id}: ${form}`),
    );
    expect(stale).toEqual([]);
  });

  it('never holds both sides of an opposed pair', () => {
    const pairs = loadLexicon<OpposedEntry>('opposed-predicates').filter(
      ({ relation }) => relation !== 'TENSION',
    );
    const left = idsByForm(pairs, ({ id }) => id);
    const right = idsByForm(
      pairs,
      ({ id }) => id,
      ({ oppositeAr, oppositeEn }) => [...oppositeAr, ...oppositeEn],
    );
    const clashes = synonyms.flatMap(({ id, forms }) =>
      forms.flatMap((a) =>
        forms.flatMap((b) =>
          [...(left.get(a) ?? [])]
            .filter((pair) => right.get(b)?.has(pair))
            // What a pair has on both sides opposes nothing.
            .filter((pair) => !right.get(a)?.has(pair) && !left.get(b)?.has(pair))
            .map((pair) => `${id} has ${a} and ${b} of ${pair}`),
        ),
      ),
    );
    expect(clashes).toEqual([]);
  });

  it('never merges two members of one class of alternatives', () => {
    const alternatives = loadLexicon<LexiconEntry & { class: string }>('alternatives');
    const members = idsByForm(alternatives, ({ id, class: of }) => `${of} ${id}`);
    const classes = idsByForm(alternatives, ({ class: of }) => of);
    const merged = synonyms.flatMap(({ id, forms, sharedForms }) => {
      // A form that is shared has a further meaning, in which it may be another member.
      const own = forms.filter((form) => members.has(form) && !sharedForms.has(form));
      return own.flatMap((a, i) =>
        own
          .slice(i + 1)
          .filter((b) =>
            [...(classes.get(a) ?? [])].some(
              (of) =>
                classes.get(b)?.has(of) &&
                ![...(members.get(a) ?? [])].some(
                  (member) => member.startsWith(`${of} `) && members.get(b)?.has(member),
                ),
            ),
          )
          .map((b) => `${id} has ${a} and ${b}`),
      );
    });
    expect(merged).toEqual([]);
  });

  it('never merges what is measured, counted or weighed apart', () => {
    const measures = idsByForm(loadLexicon('measures'), ({ id }) => id);
    const units = idsByForm(loadLexicon('units'), ({ id }) => id);
    const countables = idsByForm(
      loadLexicon<CountableEntry>('countables'),
      ({ id, measure }) => measure ?? id,
    );
    // What the measures list is an event there, whatever noun it also is.
    for (const form of measures.keys()) countables.delete(form);
    const apart = (known: Map<string, Set<string>>, a: string, b: string): boolean => {
      const [left, right] = [known.get(a), known.get(b)];
      return !!left && !!right && ![...left].some((id) => right.has(id));
    };
    const merged = synonyms.flatMap(({ id, forms }) =>
      [measures, units, countables].flatMap((known) =>
        forms.flatMap((a, i) =>
          forms
            .slice(i + 1)
            .filter((b) => apart(known, a, b))
            .map((b) => `${id} has ${a} and ${b}`),
        ),
      ),
    );
    expect(merged).toEqual([]);
  });
});

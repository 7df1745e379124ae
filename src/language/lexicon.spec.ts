import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { VALENCE_AXES } from './concepts/valence.js';
import { LEXICONS, type LexiconEntry, type LexiconName, loadLexiconFile } from './lexicon.js';

const FOLDER = new URL('./lexicons/', import.meta.url);

/** The fields each lexicon adds to `id`, `ar` and `en`: a list of allowed values, or a type. */
const FIELDS: Record<
  LexiconName,
  Record<string, readonly string[] | 'string' | 'number' | 'boolean' | 'forms'>
> = {
  alternatives: { class: 'string', exclusive: 'boolean', within: 'string' },
  comparators: {
    comparator: ['EXACT', 'ABOUT', 'AT_LEAST', 'MORE_THAN', 'AT_MOST', 'LESS_THAN'],
    place: ['BEFORE', 'AFTER', 'FAR'],
    preposition: 'boolean',
  },
  countables: { is: 'string', dual: 'boolean', measure: 'string' },
  'day-parts': { from: 'number', to: 'number' },
  'date-events': {
    event: [
      'BIRTH',
      'DEATH',
      'START',
      'END',
      'ORIGIN',
      'VOTE',
      'RELEASE',
      'ARRIVAL',
      'SIGNING',
      'VERDICT',
      'DECISION',
      'RECURS',
    ],
  },
  'function-words': { weight: 'number' },
  hearsay: { role: ['TOLD', 'BELIEVED', 'ASKED'] },
  'irregular-forms': { whole: 'boolean' },
  measures: {},
  modality: {
    kind: [
      'DEMAND',
      'HOPE',
      'POSSIBLE',
      'CONSIDERED',
      'FUTURE',
      'FORECAST',
      'PROMISE',
      'INTENT',
      'OPINION',
      'CONDITION',
      'ALMOST',
      'IDIOM',
    ],
    split: 'boolean',
    object: 'boolean',
  },
  months: { month: 'number', calendar: ['GREGORIAN', 'HIJRI'] },
  'name-numbers': {},
  negators: {
    kind: ['CLAUSE', 'NOUN', 'DENIAL', 'EXCEPTION'],
    time: ['PAST', 'PRESENT', 'FUTURE'],
    split: 'boolean',
  },
  'number-words': {
    role: ['UNIT', 'HUNDRED', 'SCALE', 'DUAL_SCALE', 'FRACTION', 'ORDINAL', 'VAGUE'],
    value: 'number',
    upper: 'number',
  },
  occasions: {},
  'opposed-predicates': {
    relation: ['CONTRADICTORY', 'CONTRARY', 'TENSION'],
    oppositeAr: 'forms',
    oppositeEn: 'forms',
    terminal: ['a', 'b'],
    converse: 'boolean',
    attribute: 'boolean',
    attitude: 'boolean',
    loose: 'boolean',
    exclusive: 'boolean',
  },
  others: {
    role: [
      'ANOTHER',
      'DEPUTY',
      'ASSOCIATE',
      'EXCEPT',
      'OLD',
      'NEW',
      'EARLIER',
      'EVENT_BEFORE',
      'EVENT_AFTER',
      'AGAIN',
    ],
  },
  places: { in: 'string', capitalOf: 'string' },
  quantifiers: {
    role: ['ALL', 'NONE', 'ANY', 'SOME', 'MOST', 'FEW', 'NOT_ALL', 'IDIOM'],
    after: 'boolean',
  },
  reporting: { nested: 'boolean', bare: 'boolean', phrase: 'boolean' },
  ranks: { role: ['VERB', 'BETWEEN'] },
  'scope-words': {
    role: [
      'RATE',
      'PART',
      'TOTAL',
      'CHANGE',
      'LEVEL',
      'UPDATE',
      'SO_FAR',
      'CORRECTION',
      'POSTPONEMENT',
      'SERIES',
      'STAGE',
      'AREA',
    ],
    per: 'string',
  },
  'repeatable-acts': { mutual: 'boolean' },
  'single-slots': {
    slot: ['PLACE', 'AGENT', 'CAUSE', 'CHARGE'],
    office: 'boolean',
    own: 'boolean',
    state: 'boolean',
  },
  sorts: { classes: 'string', is: 'string', beside: 'string' },
  'spelling-variants': {},
  'state-acts': { role: ['ACT', 'HOLDER', 'TIE'] },
  'succession-words': { role: ['RETURN', 'STILL', 'AT_FIRST', 'SINCE'] },
  synonyms: { weight: 'number', also: 'string', shared: 'forms' },
  'tense-words': { tense: ['FUTURE', 'PAST', 'PRESENT', 'PLANNED', 'MOVED'] },
  'time-words': { role: 'string', days: 'number', weekday: 'number', month: 'number' },
  units: {
    unit: 'string',
    factor: 'number',
    dimension: 'string',
    dual: 'boolean',
    ofPart: 'boolean',
  },
  valence: {
    axis: Object.keys(VALENCE_AXES),
    sign: ['1', '-1'],
    concepts: 'forms',
    opposed: 'forms',
  },
};

const REQUIRED: Partial<Record<LexiconName, readonly string[]>> = {
  alternatives: ['class'],
  comparators: ['comparator', 'place'],
  'date-events': ['event'],
  'day-parts': ['from', 'to'],
  modality: ['kind'],
  months: ['month', 'calendar'],
  negators: ['kind'],
  'number-words': ['role', 'value'],
  'opposed-predicates': ['relation', 'oppositeAr', 'oppositeEn'],
  others: ['role'],
  quantifiers: ['role'],
  ranks: ['role'],
  'scope-words': ['role'],
  'single-slots': ['slot'],
  'state-acts': ['role'],
  'succession-words': ['role'],
  hearsay: ['role'],
  'tense-words': ['tense'],
  'time-words': ['role'],
  units: ['unit', 'factor', 'dimension'],
  valence: ['axis', 'sign'],
};

const fieldsOf = (entry: LexiconEntry): Record<string, unknown> => ({ ...entry });

function formsAreClean(forms: unknown): boolean {
  if (!Array.isArray(forms)) return false;
  const words = forms as unknown[];
  const clean = words.every(
    (form) => typeof form === 'string' && form.length > 0 && form === form.trim(),
  );
  return clean && new Set(words).size === words.length;
}

it('names every lexicon file, and only those', () => {
  const files = readdirSync(FOLDER).map((name) => name.replace(/\.json$/, ''));
  expect(files.sort()).toEqual([...LEXICONS].sort());
});

describe.each(LEXICONS.map((name) => [name]))('%s', (name) => {
  const file = loadLexiconFile(name);

  it('says what it is for, and keeps one entry a line', () => {
    expect(file.lexicon).toBe(name);
    expect(file.about.length).toBeGreaterThan(20);
    const lines = readFileSync(new URL(`${name}.json`, FOLDER), 'utf8')
      .trim()
      .split('\n');
    expect(lines.filter((line) => line.startsWith('    {"id": '))).toHaveLength(
      file.entries.length,
    );
  });

  it('has unique ids and clean surface forms', () => {
    expect(new Set(file.entries.map((entry) => entry.id)).size).toBe(file.entries.length);
    for (const entry of file.entries) {
      expect([entry.id, formsAreClean(entry.ar), formsAreClean(entry.en)]).toEqual([
        entry.id,
        true,
        true,
      ]);
      expect([entry.id, entry.ar.length + entry.en.length > 0]).toEqual([entry.id, true]);
    }
  });

  it('has only the fields of its schema, with allowed values', () => {
    for (const entry of file.entries) {
      const fields = fieldsOf(entry);
      for (const required of REQUIRED[name] ?? []) expect(fields).toHaveProperty(required);
      for (const [field, value] of Object.entries(fields)) {
        if (field === 'id' || field === 'ar' || field === 'en') continue;
        const rule = FIELDS[name][field];
        const ok =
          rule === 'forms'
            ? formsAreClean(value)
            : typeof rule === 'string'
              ? typeof value === rule
              : (rule?.includes(String(value)) ?? false);
        expect([entry.id, field, ok]).toEqual([entry.id, field, true]);
      }
    }
  });
});

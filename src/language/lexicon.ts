import { readFileSync } from 'node:fs';

/** What every lexicon entry has: a stable id and its surface forms in both languages. */
export interface LexiconEntry {
  id: string;
  ar: string[];
  en: string[];
}

/** A lexicon file: what it is for, and one entry a line. */
export interface LexiconFile<T extends LexiconEntry = LexiconEntry> {
  lexicon: string;
  about: string;
  entries: T[];
}

/** The lexicons, by file name without its ending. */
export const LEXICONS = [
  'alternatives',
  'comparators',
  'countables',
  'date-events',
  'day-parts',
  'function-words',
  'hearsay',
  'irregular-forms',
  'measures',
  'modality',
  'months',
  'name-numbers',
  'negators',
  'number-words',
  'occasions',
  'opposed-predicates',
  'others',
  'places',
  'quantifiers',
  'ranks',
  'repeatable-acts',
  'reporting',
  'scope-words',
  'single-slots',
  'sorts',
  'spelling-variants',
  'state-acts',
  'succession-words',
  'synonyms',
  'tense-words',
  'time-words',
  'units',
  'valence',
] as const;

export type LexiconName = (typeof LEXICONS)[number];

const loaded = new Map<LexiconName, LexiconFile>();

/** Reads one lexicon file whole; it is parsed once and kept. */
export function loadLexiconFile(name: LexiconName): LexiconFile {
  const known = loaded.get(name);
  if (known) return known;
  const url = new URL(`./lexicons/${name}.json`, import.meta.url);
  const file = JSON.parse(readFileSync(url, 'utf8')) as LexiconFile;
  loaded.set(name, file);
  return file;
}

/** The entries of one lexicon; `T` names the fields its schema test checks. */
export function loadLexicon<T extends LexiconEntry = LexiconEntry>(
  name: LexiconName,
): readonly T[] {
  return loadLexiconFile(name).entries as T[];
}

let revision = 0;

/** Counts the changes made at run time: what was read under an earlier revision may read otherwise. */
export const lexiconRevision = (): number => revision;

/** Called by whatever changes at run time what the lexicons say. */
export function lexiconChanged(): void {
  revision++;
}

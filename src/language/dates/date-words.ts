import { type LexiconEntry, loadLexicon } from '../lexicon.js';
import { indexEntries } from '../words/lexicon-index.js';
import { Inflection, PhraseIndex } from '../words/phrase-index.js';
import type { Token } from '../text/tokens.js';

export interface MonthEntry extends LexiconEntry {
  month: number;
  calendar: 'GREGORIAN' | 'HIJRI';
}

export enum TimeRole {
  DAY = 'DAY',
  WEEKDAY = 'WEEKDAY',
  NEXT = 'NEXT',
  LAST = 'LAST',
  THIS = 'THIS',
  SEASON = 'SEASON',
  BY = 'BY',
  UNTIL = 'UNTIL',
  SINCE = 'SINCE',
  FROM = 'FROM',
  AFTER = 'AFTER',
  BEFORE = 'BEFORE',
  WITHIN = 'WITHIN',
  IN = 'IN',
  AGO = 'AGO',
  END = 'END',
  START = 'START',
  MIDDLE = 'MIDDLE',
  YEARWORD = 'YEARWORD',
  MONTHWORD = 'MONTHWORD',
  WEEKWORD = 'WEEKWORD',
  DAYWORD = 'DAYWORD',
  QUARTERWORD = 'QUARTERWORD',
}

export interface TimeEntry extends LexiconEntry {
  role: TimeRole;
  days?: number;
  weekday?: number;
  month?: number;
}

const months = new PhraseIndex<MonthEntry>(Inflection.FIXED);
for (const entry of loadLexicon<MonthEntry>('months')) {
  for (const form of entry.ar)
    for (const clitic of ['', 'ل', 'ب']) months.add(clitic + form, entry);
  for (const form of entry.en) months.add(form, entry);
}

const times = indexEntries<TimeEntry>('time-words', Inflection.FIXED);

/** The month named at a token, and the token after it. */
export function monthAt(
  tokens: readonly Token[],
  at: number,
): { entry: MonthEntry; to: number } | null {
  const hit = months.matchAt(tokens, at);
  const entry = hit?.values[0];
  return hit && entry ? { entry, to: hit.to } : null;
}

/** The time words at a token; several where one word has several roles (قبل: "ago", "before"). */
export function timesAt(
  tokens: readonly Token[],
  at: number,
): { entries: readonly TimeEntry[]; to: number } | null {
  const hit = times.matchAt(tokens, at);
  return hit ? { entries: hit.values, to: hit.to } : null;
}

/** The first time word at a token. */
export function timeAt(
  tokens: readonly Token[],
  at: number,
): { entry: TimeEntry; to: number } | null {
  const hit = timesAt(tokens, at);
  const entry = hit?.entries[0];
  return hit && entry ? { entry, to: hit.to } : null;
}

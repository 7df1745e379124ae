import { type LexiconEntry, type LexiconName, loadLexicon } from './lexicon.js';
import { Inflection, PhraseIndex } from './phrase-index.js';
import type { Token } from './tokens.js';

export type NegatorKind = 'CLAUSE' | 'NOUN' | 'DENIAL' | 'EXCEPTION';
export type CueTime = 'PAST' | 'PRESENT' | 'FUTURE';

export interface NegatorEntry extends LexiconEntry {
  kind: NegatorKind;
  time?: CueTime;
}

export type ModalityKind =
  | 'DEMAND'
  | 'HOPE'
  | 'POSSIBLE'
  | 'CONSIDERED'
  | 'FUTURE'
  | 'FORECAST'
  | 'PROMISE'
  | 'OPINION'
  | 'CONDITION';

export interface ModalityEntry extends LexiconEntry {
  kind: ModalityKind;
}

export type QuantifierRole = 'ALL' | 'NONE' | 'ANY' | 'SOME' | 'MOST' | 'FEW' | 'NOT_ALL' | 'IDIOM';

export interface QuantifierEntry extends LexiconEntry {
  role: QuantifierRole;
  /** The noun stands before it: "الأحزاب كلها". */
  after?: boolean;
}

export interface ReportingEntry extends LexiconEntry {
  /** The statement describes another's position. */
  nested?: boolean;
  /** Opens the reported clause by itself: "she says the bridge is safe". */
  bare?: boolean;
  /** A phrase that names its source ("according to"), not a verb. */
  phrase?: boolean;
}

/** A cue in a text, over tokens `[from, to)`. */
export interface CueHit<T> {
  entry: T;
  from: number;
  to: number;
}

function indexOf<T extends LexiconEntry>(
  name: LexiconName,
  inflection: Inflection,
): PhraseIndex<T> {
  const index = new PhraseIndex<T>(inflection);
  for (const entry of loadLexicon<T>(name)) {
    for (const form of [...entry.ar, ...entry.en]) index.add(form, entry);
  }
  return index;
}

const negators = indexOf<NegatorEntry>('negators', Inflection.FIXED);
const modalities = indexOf<ModalityEntry>('modality', Inflection.FIXED);
const quantifiers = indexOf<QuantifierEntry>('quantifiers', Inflection.FIXED);
const reporting = indexOf<ReportingEntry>('reporting', Inflection.FIXED);

function scan<T>(
  index: PhraseIndex<T>,
  tokens: readonly Token[],
  taken: (at: number) => boolean,
): CueHit<T>[] {
  const hits: CueHit<T>[] = [];
  for (let at = 0; at < tokens.length; at++) {
    if (taken(at)) continue;
    const hit = index.matchAt(tokens, at);
    const entry = hit?.values[0];
    if (!hit || entry === undefined) continue;
    hits.push({ entry, from: at, to: hit.to });
    at = hit.to - 1;
  }
  return hits;
}

export const findNegators = (
  tokens: readonly Token[],
  taken: (at: number) => boolean,
): CueHit<NegatorEntry>[] => scan(negators, tokens, taken);
export const findModalities = (
  tokens: readonly Token[],
  taken: (at: number) => boolean,
): CueHit<ModalityEntry>[] => scan(modalities, tokens, taken);
export const findQuantifiers = (
  tokens: readonly Token[],
  taken: (at: number) => boolean,
): CueHit<QuantifierEntry>[] => scan(quantifiers, tokens, taken);
export const findReporting = (
  tokens: readonly Token[],
  taken: (at: number) => boolean,
): CueHit<ReportingEntry>[] => scan(reporting, tokens, taken);

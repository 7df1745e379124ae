import { type LexiconEntry, loadLexicon } from '../lexicon.js';
import { pluralForms } from '../words/english-forms.js';
import { isFunctionWord } from '../words/function-words.js';
import { indexEntries } from '../words/lexicon-index.js';
import { Inflection, PhraseIndex } from '../words/phrase-index.js';
import { Comparator } from '../statement.js';
import { type Token, TokenKind } from '../text/tokens.js';

export interface UnitEntry extends LexiconEntry {
  /** The canonical unit that `factor` converts to. */
  unit: string;
  factor: number;
  /** Only values of one dimension can be compared. */
  dimension: string;
  dual?: boolean;
  /** Whether it counts only behind a fraction: «ربع نقطة», "half a point", but no points of a game or of a plan. */
  ofPart?: boolean;
}

export interface CountableEntry extends LexiconEntry {
  /** The broader noun of the lexicon this is a kind of. */
  is?: string;
  dual?: boolean;
  measure?: string;
}

interface ComparatorEntry extends LexiconEntry {
  comparator: Comparator;
  place: 'BEFORE' | 'AFTER' | 'FAR';
  /** Bounds a number only where على or عن stands before it: «يزيد ارتفاعه على خمسين». */
  preposition?: boolean;
}

export interface ScopeEntry extends LexiconEntry {
  role:
    | 'RATE'
    | 'PART'
    | 'TOTAL'
    | 'CHANGE'
    | 'LEVEL'
    | 'CORRECTION'
    | 'POSTPONEMENT'
    | 'UPDATE'
    | 'SO_FAR'
    | 'AREA'
    | 'SERIES'
    | 'STAGE';
  per?: string;
}

/** The forms of the Arabic dual: جندي → جنديان, جنديين; طائرة → طائرتان, طائرتين. */
export function dualForms(singular: string): string[] {
  const words = singular.split(' ');
  if (words.length > 1) return [];
  const stem = singular.endsWith('ة') ? `${singular.slice(0, -1)}ت` : singular;
  return [`${stem}ان`, `${stem}ين`];
}

const shippedUnits = new PhraseIndex<UnitEntry>(Inflection.FIXED);
/** What the engine reads: the shipped units, or these with an administrator's additions. */
let units = shippedUnits;
const dualUnits = new PhraseIndex<UnitEntry>(Inflection.FIXED);
for (const entry of loadLexicon<UnitEntry>('units')) {
  for (const form of [...entry.ar, ...entry.en]) shippedUnits.add(form, entry);
  if (entry.dual === true)
    for (const form of entry.ar.slice(0, 2).flatMap(dualForms))
      for (const clitic of ['', 'ب', 'ل']) dualUnits.add(clitic + form, entry);
}

/**
 * Makes ready to read the shipped units with these beside them; nothing changes until the function
 * returned is called.
 */
export function prepareUnits(entries: readonly UnitEntry[]): () => void {
  const grown = entries.length > 0 ? shippedUnits.grown() : shippedUnits;
  for (const entry of entries) {
    for (const form of [...entry.ar, ...entry.en]) grown.add(form, entry);
  }
  return () => {
    units = grown;
  };
}

const countables = new PhraseIndex<CountableEntry>(Inflection.FREE);
const englishCountables = new PhraseIndex<CountableEntry>(Inflection.FIXED);
const duals = new PhraseIndex<CountableEntry>(Inflection.FIXED);
const broader = new Map<string, string>();
for (const entry of loadLexicon<CountableEntry>('countables')) {
  for (const form of entry.ar) countables.add(form, entry);
  for (const form of entry.en.flatMap(pluralForms)) englishCountables.add(form, entry);
  if (entry.is !== undefined) broader.set(entry.id, entry.is);
  const [singular] = entry.ar;
  if (entry.dual === true && singular) {
    for (const form of dualForms(singular))
      for (const clitic of ['', 'ب', 'ل']) duals.add(clitic + form, entry);
  }
}

const comparators = indexEntries<ComparatorEntry>('comparators', Inflection.FIXED);

const nameNumbers = new PhraseIndex<LexiconEntry>(Inflection.FIXED);
for (const entry of loadLexicon('name-numbers')) {
  for (const form of [...entry.ar, ...entry.en]) {
    nameNumbers.add(form, entry);
    if (/^[ء-ي]/.test(form))
      for (const clitic of ['ال', 'ب', 'ل', 'بال', 'لل']) nameNumbers.add(clitic + form, entry);
  }
}

const scopes = indexEntries<ScopeEntry>('scope-words', Inflection.FIXED);

/** @param ofPart whether a fraction stands before it */
export function unitAt(
  tokens: readonly Token[],
  at: number,
  ofPart = false,
): { entry: UnitEntry; to: number } | null {
  const hit = units.matchAt(tokens, at);
  const entry = hit?.values[0];
  return hit && entry && (ofPart || entry.ofPart !== true) ? { entry, to: hit.to } : null;
}

export function dualUnitAt(
  tokens: readonly Token[],
  at: number,
): { entry: UnitEntry; to: number } | null {
  const hit = dualUnits.matchAt(tokens, at);
  const entry = hit?.values[0];
  return hit && entry ? { entry, to: hit.to } : null;
}

export function countableAt(
  tokens: readonly Token[],
  at: number,
): { entry: CountableEntry; to: number } | null {
  const index = tokens[at]?.kind === TokenKind.LATIN ? englishCountables : countables;
  const hit = index.matchAt(tokens, at);
  const entry = hit?.values[0];
  return hit && entry ? { entry, to: hit.to } : null;
}

/** A noun in the dual, which alone says two: "جنديان". */
export function dualAt(
  tokens: readonly Token[],
  at: number,
): { entry: CountableEntry; to: number } | null {
  const hit = duals.matchAt(tokens, at);
  const entry = hit?.values[0];
  return hit && entry ? { entry, to: hit.to } : null;
}

export function scopeAt(
  tokens: readonly Token[],
  at: number,
): { entries: readonly ScopeEntry[]; to: number } | null {
  const hit = scopes.matchAt(tokens, at);
  return hit ? { entries: hit.values, to: hit.to } : null;
}

/** The noun, then the broader ones: "soldier", "person". */
export function kindsOf(countable: string): string[] {
  const kinds = [countable];
  for (let next = broader.get(countable); next !== undefined; next = broader.get(next))
    kinds.push(next);
  return kinds;
}

/** Whether the word before a number makes it a name: "القرار 1701", "channel 12". */
export function namesNumber(tokens: readonly Token[], at: number): boolean {
  for (let from = Math.max(0, at - 2); from < at; from++) {
    if (nameNumbers.matchAt(tokens, from)?.to === at) return true;
  }
  return false;
}

const REACH = 4;
const FAR_REACH = 12;
/** Words that may stand between a bounding verb and its number. */
const BRIDGES = new Set([
  'عن',
  'علي',
  'ال',
  'حاجز',
  'the',
  'of',
  'by',
  'ب',
  'من',
  'عدد',
  'عتبة',
  'a',
  'an',
]);

/** «غرق قارب»: behind another noun it is none that comes near a number. */
const isBoat = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.text === 'قارب' &&
  tokens[at - 1]?.kind === TokenKind.ARABIC &&
  !isFunctionWord(tokens, at - 1);

/** "-5 degrees": a minus sign before a number with a unit, as against a dash between words. */
export function isMinus(tokens: readonly Token[], from: number): boolean {
  const sign = tokens[from - 1];
  return sign?.text === '-' && (sign.spaced || from === 1) && tokens[from]?.spaced === false;
}

/**
 * What bounds the number at `[from, to)`, and where the bounding phrase starts and ends; `farFrom` is
 * where a bounding verb some words before the number starts.
 */
export function comparatorOf(
  tokens: readonly Token[],
  from: number,
  to: number,
): { comparator: Comparator; from: number; to: number; farFrom?: number } {
  const after = comparators.matchAt(tokens, to)?.values.find((entry) => entry.place === 'AFTER');
  for (let at = Math.max(0, from - REACH); at < from; at++) {
    const hit = comparators.matchAt(tokens, at);
    if (!hit || hit.to > from) continue;
    let end = hit.to;
    while (end < from && BRIDGES.has(tokens[end]?.text ?? '')) end++;
    const entry = hit.values.find(
      ({ place, preposition }) => place !== 'AFTER' && preposition !== true,
    );
    if (end !== from || !entry) continue;
    // "إلا" and "but" only bound a number in company ("لا … إلا 900"), and then exactly.
    return { comparator: entry.comparator, from: at, to };
  }
  if (after)
    return { comparator: after.comparator, from, to: comparators.matchAt(tokens, to)?.to ?? to };
  const prepositional = /^(?:علي|عن)$/.test(tokens[from - 1]?.text ?? '');
  for (let at = from - 1; at >= Math.max(0, from - FAR_REACH); at--) {
    if (/\d/.test(tokens[at]?.text ?? '')) break;
    const hit = comparators.matchAt(tokens, at);
    const entry = hit?.values.find(
      ({ place, preposition }) => place === 'FAR' && (preposition !== true || prepositional),
    );
    if (!hit || !entry || isBoat(tokens, at)) continue;
    const previous = at > 0 ? comparators.matchAt(tokens, at - 1) : null;
    const wider =
      previous && previous.to >= hit.to
        ? previous.values.find((value) => value.place === 'FAR')
        : undefined;
    return { comparator: (wider ?? entry).comparator, from, to, farFrom: wider ? at - 1 : at };
  }
  return { comparator: Comparator.EXACT, from, to };
}

import { loadLexicon } from '../lexicon.js';

/** Letters a variant may stand behind and still be the same word: the article and its contractions. */
const PREFIXES = ['', 'ال', 'وال', 'بال', 'لل', 'فال', 'كال', 'و', 'ب', 'ل'] as const;

let table: Map<string, string> | null = null;

/**
 * Folded spelling → the one spelling it is compared under ("اميركي" → "امريكي"). The lexicon holds
 * folded forms, so that folding itself can use it. Built at the first call.
 */
export function spellingVariants(): ReadonlyMap<string, string> {
  if (table) return table;
  table = new Map();
  for (const { ar, en } of loadLexicon('spelling-variants')) {
    const [canonical, ...others] = ar;
    for (const other of others) {
      for (const prefix of PREFIXES) table.set(prefix + other, prefix + (canonical ?? other));
    }
    const [canonicalLatin, ...othersLatin] = en;
    for (const other of othersLatin) table.set(other, canonicalLatin ?? other);
  }
  return table;
}

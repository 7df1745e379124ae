import { type LexiconEntry, type LexiconName, loadLexicon } from '../lexicon.js';
import { type Inflection, PhraseIndex } from './phrase-index.js';

/** An index of all forms of a lexicon in both languages, each leading to what `valueOf` makes of its entry. */
export function indexLexicon<Entry extends LexiconEntry, Value>(
  name: LexiconName,
  inflection: Inflection,
  valueOf: (entry: Entry) => Value,
): PhraseIndex<Value> {
  const index = new PhraseIndex<Value>(inflection);
  for (const entry of loadLexicon<Entry>(name)) {
    for (const form of [...entry.ar, ...entry.en]) index.add(form, valueOf(entry));
  }
  return index;
}

/** The same, each form leading to its entry. */
export const indexEntries = <Entry extends LexiconEntry>(
  name: LexiconName,
  inflection: Inflection,
): PhraseIndex<Entry> => indexLexicon(name, inflection, (entry: Entry) => entry);

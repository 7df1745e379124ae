import { type LexiconEntry, loadLexicon } from '../lexicon.js';
import type { Token } from '../text/tokens.js';
import { Inflection, PhraseIndex } from '../words/phrase-index.js';

/** What a word says of the date beside it: of what it is the date, or that it happens over and over. */
export type DatedAct = 'BIRTH' | 'DEATH' | 'START' | 'END' | 'ORIGIN' | 'RECURS';

interface DateEventEntry extends LexiconEntry {
  event: DatedAct;
}

/** As written: "the end of the year" ends nothing, and an open letter opens nothing. */
const index = new PhraseIndex<DatedAct>(Inflection.FIXED);
for (const { ar, en, event } of loadLexicon<DateEventEntry>('date-events')) {
  for (const form of [...ar, ...en]) index.add(form, event);
}

/** What the longest known phrase at a token says of a date; null where it says nothing. */
export const datedActAt = (tokens: readonly Token[], at: number): DatedAct | null =>
  index.matchAt(tokens, at)?.values[0] ?? null;

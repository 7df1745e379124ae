import type { LexiconEntry } from '../lexicon.js';
import type { Token } from '../text/tokens.js';
import { indexLexicon } from '../words/lexicon-index.js';
import { Inflection } from '../words/phrase-index.js';

/** What a word says of the date beside it: of what it is the date, or that it happens over and over. */
export type DatedAct =
  | 'BIRTH'
  | 'DEATH'
  | 'START'
  | 'END'
  | 'ORIGIN'
  | 'VOTE'
  | 'RELEASE'
  | 'ARRIVAL'
  | 'SIGNING'
  | 'VERDICT'
  | 'DECISION'
  | 'RECURS';

interface DateEventEntry extends LexiconEntry {
  event: DatedAct;
}

/** As written: "the end of the year" ends nothing, and an open letter opens nothing. */
const index = indexLexicon('date-events', Inflection.FIXED, ({ event }: DateEventEntry) => event);

/** What the longest known phrase at a token says of a date; null where it says nothing. */
export const datedActAt = (tokens: readonly Token[], at: number): DatedAct | null =>
  index.matchAt(tokens, at)?.values[0] ?? null;

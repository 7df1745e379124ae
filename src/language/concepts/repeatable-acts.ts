import type { LexiconEntry } from '../lexicon.js';
import type { Token } from '../text/tokens.js';
import { indexEntries } from '../words/lexicon-index.js';
import { Inflection } from '../words/phrase-index.js';

/** What may be done to several, by several, or over and over. */
export interface RepeatableAct extends LexiconEntry {
  /** Two parties may do it to each other. */
  mutual?: boolean;
}

const index = indexEntries<RepeatableAct>('repeatable-acts', Inflection.FREE);

/** The repeatable acts that a token, or a phrase from it on, tells of. */
export const repeatableActsAt = (tokens: readonly Token[], at: number): readonly RepeatableAct[] =>
  index.matchAt(tokens, at)?.values ?? [];

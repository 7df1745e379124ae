import { type LexiconEntry, loadLexicon } from '../lexicon.js';
import type { Token } from '../text/tokens.js';
import { Inflection, PhraseIndex } from '../words/phrase-index.js';

/** What may be done to several, by several, or over and over. */
export interface RepeatableAct extends LexiconEntry {
  /** Two parties may do it to each other. */
  mutual?: boolean;
}

const index = new PhraseIndex<RepeatableAct>(Inflection.FREE);
for (const entry of loadLexicon<RepeatableAct>('repeatable-acts')) {
  for (const form of [...entry.ar, ...entry.en]) index.add(form, entry);
}

/** The repeatable acts that a token, or a phrase from it on, tells of. */
export const repeatableActsAt = (tokens: readonly Token[], at: number): readonly RepeatableAct[] =>
  index.matchAt(tokens, at)?.values ?? [];

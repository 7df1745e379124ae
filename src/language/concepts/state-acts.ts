import type { LexiconEntry } from '../lexicon.js';
import { indexLexicon } from '../words/lexicon-index.js';
import { Inflection } from '../words/phrase-index.js';
import type { Token } from '../text/tokens.js';

/** What tells a capital that stands for its state: an act of it, what is of it, what ties it to another. */
export type StateRole = 'ACT' | 'HOLDER' | 'TIE';

const roles = indexLexicon(
  'state-acts',
  Inflection.FREE,
  ({ role }: LexiconEntry & { role: StateRole }) => role,
);

/** Whether a word or phrase of this role begins at a token. */
export const isOfState = (tokens: readonly Token[], at: number, role: StateRole): boolean =>
  roles.matchAt(tokens, at)?.values.includes(role) ?? false;

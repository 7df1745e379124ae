import type { Token } from '../text/tokens.js';
import { indexLexicon } from '../words/lexicon-index.js';
import { Inflection } from '../words/phrase-index.js';

const index = indexLexicon('occasions', Inflection.FREE, ({ id }) => id);

/** The occasions on which a text says that something is said, by their ids. */
export function occasionsIn(tokens: readonly Token[]): Set<string> {
  return new Set(tokens.flatMap((_, at) => index.matchAt(tokens, at)?.values ?? []));
}

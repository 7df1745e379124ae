import { loadLexicon } from '../lexicon.js';
import type { Token } from '../text/tokens.js';
import { Inflection, PhraseIndex } from '../words/phrase-index.js';

const index = new PhraseIndex<string>(Inflection.FREE);
for (const { id, ar, en } of loadLexicon('occasions')) {
  for (const form of [...ar, ...en]) index.add(form, id);
}

/** The occasions on which a text says that something is said, by their ids. */
export function occasionsIn(tokens: readonly Token[]): Set<string> {
  return new Set(tokens.flatMap((_, at) => index.matchAt(tokens, at)?.values ?? []));
}

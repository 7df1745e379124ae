import { type LexiconEntry, loadLexicon } from '../lexicon.js';
import { Inflection, PhraseIndex } from '../words/phrase-index.js';
import type { Token } from '../text/tokens.js';

interface SortEntry extends LexiconEntry {
  classes: string;
}

const index = new PhraseIndex<string>(Inflection.FREE);
const ofClass = new Map<string, string>();
for (const { id, classes, ar, en } of loadLexicon<SortEntry>('sorts')) {
  for (const name of classes.split('+')) ofClass.set(name, id);
  for (const form of [...ar, ...en]) index.add(form, id);
}

/** The sort of thing that the members of a class of alternatives are; null where it is none. */
export const sortOfClass = (name: string): string | null => ofClass.get(name) ?? null;

/** The sorts that the longest phrase starting at a token names, and where it ends; null where none. */
export function sortsAt(
  tokens: readonly Token[],
  at: number,
): { sorts: readonly string[]; to: number } | null {
  const hit = index.matchAt(tokens, at);
  return hit ? { sorts: hit.values, to: hit.to } : null;
}

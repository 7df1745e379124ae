import { type LexiconEntry, loadLexicon } from '../lexicon.js';
import { Inflection, PhraseIndex } from './phrase-index.js';
import type { Token } from '../text/tokens.js';

interface FunctionEntry extends LexiconEntry {
  /** How much a generic content word counts, 0–1; absent for words that count nothing. */
  weight?: number;
}

const particles = new PhraseIndex<FunctionEntry>(Inflection.FIXED);
const generic = new PhraseIndex<FunctionEntry>(Inflection.FREE);
for (const entry of loadLexicon<FunctionEntry>('function-words')) {
  const index = entry.weight ? generic : particles;
  for (const form of [...entry.ar, ...entry.en]) index.add(form, entry);
}

/**
 * 0 where the word is a function word as written, more where a conjunction is cut off first; null where
 * it is none. "US troops", "the WHO": written with a capital, the pronoun is a name.
 */
export function functionWordDistance(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at];
  if (token?.capital && (token.text === 'us' || (token.text === 'who' && at > 0))) return null;
  const hit = particles.matchAt(tokens, at);
  return hit?.to === at + 1 ? hit.distance : null;
}

/** Whether the word carries no subject of its own: particles, pronouns, auxiliaries, titles. */
export function isFunctionWord(tokens: readonly Token[], at: number): boolean {
  return functionWordDistance(tokens, at) !== null;
}

/** How much sharing this word tells, 0–1: little for "government" or «عدد», all for a name. */
export function genericWeight(tokens: readonly Token[], at: number): number {
  const hit = generic.matchAt(tokens, at);
  return hit?.to === at + 1 ? (hit.values[0]?.weight ?? 1) : 1;
}

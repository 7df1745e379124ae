import { type LexiconEntry, loadLexicon } from '../lexicon.js';
import { Inflection, type PhraseHit, PhraseIndex } from '../words/phrase-index.js';
import type { Token } from '../text/tokens.js';

/** GOOD: good or bad news. UP: more or less. WITH: for or against. ON: going on or ended. */
export type ValenceAxis = 'GOOD' | 'UP' | 'WITH' | 'ON';

/** The direction a word gives to what it tells. It says nothing about what the word is about. */
export interface Valence {
  axis: ValenceAxis;
  sign: 1 | -1;
}

interface ValenceEntry extends LexiconEntry, Valence {}

/** Apart from the concepts: two words that are both good news are not the same thing. */
const index = new PhraseIndex<Valence>(Inflection.FREE);
const known = new Map<string, Valence>();

for (const { ar, en, axis, sign } of loadLexicon<ValenceEntry>('valence')) {
  // One object for each direction, so that a word listed twice on an axis has it once.
  const valence = known.get(`${axis}${String(sign)}`) ?? { axis, sign };
  known.set(`${axis}${String(sign)}`, valence);
  for (const form of [...ar, ...en]) index.add(form, valence);
}

/** The directions of the longest known phrase at a token, and the tokens it covers; or null. */
export function valenceHitAt(tokens: readonly Token[], at: number): PhraseHit<Valence> | null {
  return index.matchAt(tokens, at);
}

/** The directions of the longest known phrase at a token; none where nothing is known of it. */
export function valencesAt(tokens: readonly Token[], at: number): readonly Valence[] {
  return valenceHitAt(tokens, at)?.values ?? [];
}

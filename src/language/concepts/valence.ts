import { type LexiconEntry, loadLexicon } from '../lexicon.js';
import { conceptsAt, type OpposedEntry } from './concepts.js';
import { Inflection, type PhraseHit, PhraseIndex } from '../words/phrase-index.js';
import type { Token } from '../text/tokens.js';

/** What a word can say of a thing, and its contrary: the first is the sign +, the second −. */
export const VALENCE_AXES = {
  GOOD: 'good or bad news',
  UP: 'more or less',
  WITH: 'for or against',
  ON: 'going on or ended',
  OPEN: 'open, allowed, or shut, barred',
  FREE: 'free, acquitted, or held, convicted',
  LIFE: 'alive, unharmed, or dead, destroyed',
  PEACE: 'calm, reconciled, or at war, at odds',
  STAY: 'stays, keeps, or leaves, gives up',
  HAVE: 'gets, owns, or loses, goes without',
  KNOWN: 'told, admitted, or hidden, denied',
  DONE: 'done, delivered, or failed, put off',
  TOGETHER: 'takes part, unites, or stays away, splits',
  SAME: 'unchanged, upheld, or changed, overturned',
  FULL: 'full, plenty, or empty, short of',
  TRUE: 'genuine, legal, or false, illegal',
  EARLY: 'early, first, or late, last',
  STRONG: 'tough, certain, or lenient, doubtful',
  DEED: 'by intent, guilty, or by accident, innocent',
  HIGH: 'leading, major, or trailing, minor',
} as const;

export type ValenceAxis = keyof typeof VALENCE_AXES;

/** The direction a word gives to what it tells. It says nothing about what the word is about. */
export interface Valence {
  axis: ValenceAxis;
  sign: 1 | -1;
}

/**
 * The words of one direction: their own forms, those of concepts, and those of one side of opposed predicates, whose
 * other side has the contrary direction.
 */
interface ValenceEntry extends LexiconEntry, Valence {
  concepts?: readonly string[];
  opposed?: readonly string[];
}

/** Apart from the concepts: two words that are both good news are not the same thing. */
const index = new PhraseIndex<Valence>(Inflection.FREE);

function fill(): void {
  const byId = <T extends LexiconEntry>(entries: readonly T[]): Map<string, T> =>
    new Map(entries.map((entry) => [entry.id, entry]));
  const concepts = byId(loadLexicon('synonyms'));
  const opposed = byId(loadLexicon<OpposedEntry>('opposed-predicates'));
  // One object for each direction, so that a word listed twice on an axis has it once.
  const known = new Map<string, Valence>();
  const add = (forms: readonly string[], axis: ValenceAxis, sign: 1 | -1): void => {
    const valence = known.get(`${axis}${String(sign)}`) ?? { axis, sign };
    known.set(`${axis}${String(sign)}`, valence);
    for (const form of forms) index.add(form, valence);
  };
  for (const entry of loadLexicon<ValenceEntry>('valence')) {
    const { ar, en, axis, sign } = entry;
    add([...ar, ...en], axis, sign);
    for (const id of entry.concepts ?? []) {
      const concept = concepts.get(id);
      if (concept) add([...concept.ar, ...concept.en], axis, sign);
    }
    for (const id of entry.opposed ?? []) {
      const pair = opposed.get(id);
      if (!pair) continue;
      add([...pair.ar, ...pair.en], axis, sign);
      add([...pair.oppositeAr, ...pair.oppositeEn], axis, sign === 1 ? -1 : 1);
    }
  }
}
fill();

/**
 * The directions of the longest known phrase at a token, and the tokens it covers; or null. «وزارة» is a ministry, which
 * the lexicons know as it is written, before it is «زار» with a conjunction.
 */
export function valenceHitAt(tokens: readonly Token[], at: number): PhraseHit<Valence> | null {
  const hit = index.matchAt(tokens, at);
  if (hit === null || hit.distance === 0) return hit;
  const known = conceptsAt(tokens, at);
  return known !== null && known.distance < hit.distance ? null : hit;
}

/** The directions of the longest known phrase at a token; none where nothing is known of it. */
export function valencesAt(tokens: readonly Token[], at: number): readonly Valence[] {
  return valenceHitAt(tokens, at)?.values ?? [];
}

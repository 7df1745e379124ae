const VOWELS = /[aeiou]/;

/** "deny" → "denies", "press" → "presses". */
export function thirdPerson(lemma: string): string {
  if (/[^aeiou]y$/.test(lemma)) return `${lemma.slice(0, -1)}ies`;
  return /(?:s|sh|ch|x|z)$/.test(lemma) ? `${lemma}es` : `${lemma}s`;
}

/** "note" → "noted", "deny" → "denied"; what doubles its consonant the lexicon gives. */
export function regularPast(lemma: string): string {
  if (lemma.endsWith('e')) return `${lemma}d`;
  return /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ied` : `${lemma}ed`;
}

/** "note" → "noting"; a consonant doubled in the past is doubled here too. */
export function presentParticiple(lemma: string, past: string): string {
  const last = lemma.at(-1) ?? '';
  if (past === `${lemma}${last}ed`) return `${lemma}${last}ing`;
  if (lemma.endsWith('ee') || !lemma.endsWith('e')) return `${lemma}ing`;
  return VOWELS.test(lemma.slice(0, -1)) ? `${lemma.slice(0, -1)}ing` : `${lemma}ing`;
}

/** "claim" → "claims", "testimony" → "testimonies". */
export const plural = thirdPerson;

import type { Unit } from './units.js';
import { WEIGHTS } from './weights.js';

/** The key a unit is counted under: its concept where a lexicon has one, else its root or stem. */
export function countedKey({ type, term }: Unit): string {
  if (!term) return type;
  return (
    term.keys.find((key) => /^[pcanmv]:/.test(key)) ??
    term.keys.find((key) => key.startsWith('o:'))?.slice(0, -2) ??
    term.keys.find((key) => key.startsWith('r:')) ??
    term.keys[0] ??
    ''
  );
}

const UNSEEN = 1;

/**
 * How much sharing a word tells, 0–1, from how many of the training statements have it: 1 for a word
 * hardly any has, near 0.3 for one that every tenth has.
 */
export function telling(unit: Unit): number {
  const count = WEIGHTS.statements[countedKey(unit)];
  if (count === undefined) return UNSEEN;
  const all = Math.log(WEIGHTS.trained + 1);
  return Math.max(0, (all - Math.log(count + 1)) / all);
}

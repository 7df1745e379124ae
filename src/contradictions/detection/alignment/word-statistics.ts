import type { Unit } from './units.js';
import { WEIGHTS } from './weights.js';

const UNSEEN = 1;

/** What was worked out of the counts below, by key; training counts anew. */
const known = new Map<string, number>();
let counts = WEIGHTS.statements;

/**
 * How much sharing a word tells, 0–1, from how many of the training statements have it: 1 for a word
 * hardly any has, near 0.3 for one that every tenth has.
 */
export function telling({ key }: Pick<Unit, 'key'>): number {
  if (counts !== WEIGHTS.statements) {
    counts = WEIGHTS.statements;
    known.clear();
  }
  const found = known.get(key);
  if (found !== undefined) return found;
  const count = counts[key];
  if (count === undefined) return UNSEEN;
  const all = Math.log(WEIGHTS.trained + 1);
  const value = Math.max(0, (all - Math.log(count + 1)) / all);
  known.set(key, value);
  return value;
}

/** Whether hardly any of the training statements has a word with one of these keys. */
export const isRare = (keys: readonly string[]): boolean =>
  !keys.some((key) => WEIGHTS.statements[key] !== undefined);

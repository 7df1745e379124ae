import type { Unit } from './units.js';
import { WEIGHTS } from './weights.js';

const UNSEEN = 1;

/**
 * How much sharing a word tells, 0–1, from how many of the training statements have it: 1 for a word
 * hardly any has, near 0.3 for one that every tenth has.
 */
export function telling({ key }: Unit): number {
  const count = WEIGHTS.statements[key];
  if (count === undefined) return UNSEEN;
  const all = Math.log(WEIGHTS.trained + 1);
  return Math.max(0, (all - Math.log(count + 1)) / all);
}

import type { Substitution } from './in-order.js';
import type { Unit } from './units.js';

/** Those two of two lists of which something holds, in the order of the first list, then of the second. */
export function pairsOf(
  left: readonly Unit[],
  right: readonly Unit[],
  holds: (a: Unit, b: Unit) => boolean,
): readonly Substitution[] {
  const found: Substitution[] = [];
  for (const a of left) for (const b of right) if (holds(a, b)) found.push({ a, b });
  return found;
}

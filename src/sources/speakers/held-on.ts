import type { Position } from './position.entity.js';

/**
 * The offices held on a partial date; none where the date is unknown, or where both ends of an
 * office are. A date that is only known to the month or year counts where any of its days does.
 */
export function heldOn(positions: readonly Position[], on: string | null): Position[] {
  if (on === null) return [];
  return positions.filter(
    ({ from, to }) =>
      (from !== null || to !== null) &&
      (from === null || notAfter(from, on)) &&
      (to === null || notAfter(on, to)),
  );
}

/** Whether some day of one date is no later than some day of the other: as far as both are known. */
function notAfter(one: string, other: string): boolean {
  const known = Math.min(one.length, other.length);
  return one.slice(0, known) <= other.slice(0, known);
}

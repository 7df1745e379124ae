import type { Unit } from './units.js';

/** How two units meet: by a common key, by value, or as two spellings of an unknown word. */
export type Match = 'SAME' | 'VALUE' | 'SPELLING';

export interface Link {
  a: Unit;
  b: Unit;
  match: Match;
}

/** Looks up what a unit of the first statement is linked with. */
export function linkedIn(links: readonly Link[]): (unit: Unit) => Unit | undefined {
  const partners: (Unit | undefined)[] = [];
  for (const { a, b } of links) partners[a.order] = b;
  return (unit) => partners[unit.order];
}

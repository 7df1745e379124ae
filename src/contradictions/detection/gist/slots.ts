import type { AnalysedStatement } from '../reading/analyse.js';
import { slotsIn } from '../rules/identity.rule.js';
import { hashOf, type IntegerWriter } from './integers.js';

/** A predicate with one slot takes so many integers: see `writeSlots`. */
export const SLOT = 2;

/** Whether only one speaker's own are compared. */
const OWN = 1;
/** Whether a place fills the slot: the bit that no word has. */
const PLACE = 1 << 31;

export const isOwn = (slots: Int32Array, at: number): boolean => (slots[at]! & OWN) !== 0;
export const isOfPlace = (slots: Int32Array, at: number): boolean => (slots[at + 1]! & PLACE) !== 0;
/** The words that stand inside the predicate, one bit each. */
export const wordsInside = (slots: Int32Array, at: number): number => slots[at + 1]! & ~PLACE;

/** The predicates with one slot: for each a hash of what it means, and the words inside it. */
export function writeSlots(writer: IntegerWriter, statement: AnalysedStatement): void {
  const from = writer.written.length;
  writer.write(0);
  for (const slot of slotsIn(statement)) {
    const inside = statement.terms.reduce(
      (bits, term, at) => (term.from < slot.to && slot.from < term.to ? bits | (1 << at) : bits),
      0,
    );
    for (const { id, own, slot: role } of slot.entries) {
      const name = (hashOf(id) & ~OWN) | (own === true ? OWN : 0);
      writer.write(name, inside | (role === 'PLACE' ? PLACE : 0));
      writer.written[from]! += 1;
    }
  }
}

import {
  VALENCE_AXES,
  type ValenceAxis,
  valenceHitAt,
} from '../../../language/concepts/valence.js';
import { negationDepth } from '../../../language/cues/negation.js';
import { isFunctionWord } from '../../../language/words/function-words.js';
import { noted } from '../once.js';
import type { AnalysedStatement } from './analyse.js';
import { isNamed } from './terms.js';

/** The axes in the order of their bits. */
export const AXES = Object.keys(VALENCE_AXES) as ValenceAxis[];

const BITS = new Map(AXES.map((axis, at) => [axis, 1 << at]));

/** The bit of an axis. */
export const bitOf = (axis: ValenceAxis): number => BITS.get(axis) ?? 0;

/** Two signs on each axis, a bit each. */
export interface Signs {
  plus: number;
  minus: number;
}

/** Which way a word or a phrase points as it is said: a denied word points the other way. */
export interface Direction extends Signs {
  from: number;
  to: number;
}

/** The axes on which two point opposite ways, as bits. */
export const apart = (a: Signs, b: Signs): number => (a.plus & b.minus) | (a.minus & b.plus);

/** The axes on which two point the same way, as bits. */
export const alike = (a: Signs, b: Signs): number => (a.plus & b.plus) | (a.minus & b.minus);

/** Whether two words point opposite ways, and nowhere the same way. */
export const pointApart = (a: Signs, b: Signs): boolean => apart(a, b) !== 0 && alike(a, b) === 0;

/** Marks what is no word of its own: the frame that says who speaks, dates, figures and names. */
function ownedIn({ tokens, frame, dates, quantities, terms }: AnalysedStatement): Uint8Array {
  const owned = new Uint8Array(tokens.length).fill(1, 0, frame.to);
  for (const { from, to } of [...dates, ...quantities]) owned.fill(1, from, to);
  for (const term of terms) if (isNamed(term)) owned.fill(1, term.from, term.to);
  return owned;
}

/** Where the words of a statement point, in reading order. */
export const directionsOf = noted((statement: AnalysedStatement): readonly Direction[] => {
  const { tokens, negations, clauses } = statement;
  const owned = ownedIn(statement);
  const found: Direction[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const hit = owned[at] === 1 ? null : valenceHitAt(tokens, at);
    if (!hit) continue;
    const { from, to, values } = hit;
    // «هناك», «بينما»: an inflected form of something else.
    if (to === from + 1 && isFunctionWord(tokens, at)) continue;
    let [plus, minus] = [0, 0];
    for (const { axis, sign } of values) {
      if (sign > 0) plus |= bitOf(axis);
      else minus |= bitOf(axis);
    }
    // A word that is known for both says neither.
    [plus, minus] = [plus & ~minus, minus & ~plus];
    if (negationDepth(negations, clauses, from) % 2 === 1) [plus, minus] = [minus, plus];
    found.push({ from, to, plus, minus });
    at = to - 1;
  }
  return found;
});

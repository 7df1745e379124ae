import type { AnalysedStatement } from '../reading/analyse.js';
import { Relation } from '../types.js';
import { type IntegerWriter, hashOf } from './integers.js';

/** What is known of a side that a word takes of opposites, one bit each. */
export const Use = {
  /** Its statement takes this side alone and affirms it: see `clashes`. */
  PLAIN: 1,
  EXCLUSIVE: 2,
  /** Only a tension may follow from it. */
  LOOSE: 4,
  /** What is so for good once it is so, and what was before. */
  TERMINAL: 8,
  BEFORE_TERMINAL: 16,
  /** A phrase takes it by its first word alone: see `Term.ofHead`. */
  OF_HEAD: 32,
} as const;
const FLAGS = 6;

/** A use takes so many integers: the hashes of its key and of the other side's, its flags, and which word it is of. */
export const USE = 3;

export const wordOf = (uses: Int32Array, at: number): number => uses[at + 2]! >>> FLAGS;

export const isUse = (uses: Int32Array, at: number, flag: number): boolean =>
  (uses[at + 2]! & flag) !== 0;

type Opposed = AnalysedStatement['terms'][number]['opposed'][number];

const flagsOf = ({ entry, side }: Opposed, plain: boolean, ofHead: boolean): number =>
  (plain ? Use.PLAIN : 0) |
  (entry.exclusive === true ? Use.EXCLUSIVE : 0) |
  (entry.loose === true || Relation[entry.relation] === Relation.TENSION ? Use.LOOSE : 0) |
  (entry.terminal === undefined
    ? 0
    : entry.terminal === side
      ? Use.TERMINAL
      : Use.BEFORE_TERMINAL) |
  (ofHead ? Use.OF_HEAD : 0);

export function writeUses(writer: IntegerWriter, { terms, byKey }: AnalysedStatement): void {
  const from = writer.written.length;
  writer.write(0);
  for (const [at, { negated, opposed, ofHead }] of terms.entries())
    for (const use of opposed) {
      const { entry, key, otherKey } = use;
      const plain = !negated && entry.attribute !== true && !byKey.has(otherKey);
      writer.write(
        hashOf(key),
        hashOf(otherKey),
        flagsOf(use, plain, ofHead.includes(key)) | (at << FLAGS),
      );
      writer.written[from]! += 1;
    }
}

/** Whether two uses are the two sides of one pair. */
export const areSides = (x: Int32Array, i: number, y: Int32Array, j: number): boolean =>
  x[i] === y[j + 1] && x[i + 1] === y[j];

/** Whether two statements take opposite sides of something, by their uses. */
export function mayOppose(x: Int32Array, y: Int32Array): boolean {
  for (let i = 0; i < x.length; i += USE)
    for (let j = 0; j < y.length; j += USE) if (areSides(x, i, y, j)) return true;
  return false;
}

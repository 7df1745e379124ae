import type { OpposedUse } from '../../../language/concepts/concepts.js';

/** What takes sides of opposed pairs: a term, or anything that has one's. */
interface Opposed {
  readonly opposed: readonly OpposedUse[];
}

/** Whether a side of an opposed pair is answered by its other side: "rose" and "fell". */
export const answers = (use: OpposedUse, { opposed }: Opposed): boolean =>
  opposed.some((other) => other.entry === use.entry && other.side !== use.side);

/** Whether two words stand on opposite sides of one pair of the lexicon. */
export const areOpposites = (a: Opposed, b: Opposed): boolean =>
  b.opposed.length > 0 && a.opposed.some((use) => answers(use, b));

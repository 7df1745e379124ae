import type { CueForm } from '../lexicon/cue-index.js';
import type { Frame } from '../lexicon/cue-entry.js';
import type { Range } from './ranges.js';

/** A cue where it stands. */
export interface CueHit extends Range {
  form: CueForm;
}

/** Why an attribution names no source of its own. */
export type Missing =
  /** «وأضاف أن…»: the verb goes on with the subject before it. */
  | 'DROPPED'
  /** "…, adding that…": the source of the clause it hangs on. */
  | 'SHARED'
  /** A quote that goes on without a verb. */
  | 'CONTINUED';

/** No sentence of a newspaper attributes more; what does is no prose, and would cost much for nothing. */
export const MAX_IN_SENTENCE = 12;

/** An attribution found in one sentence, in tokens; who the source is comes later. */
export interface Found {
  cue: CueHit | null;
  /** What after the cue led to the content; null before or without it. */
  frame: Frame | null;
  source: Range | null;
  missing: Missing | null;
  /** In order; at least one, none empty. */
  parts: Range[];
  /** Who carried it, outermost first: the agency that quotes, the paper that was told. */
  carriers: Range[];
  /** The verb that carries names nobody: «ونقلت عن مقرب قوله» goes on with the paper before it. */
  droppedCarrier?: boolean;
  /** A further cue that this one is made of: the "said" of "citing officials, the paper said". */
  uses?: Range;
  /** The cue is denied: "did not say that". */
  negated: boolean;
}

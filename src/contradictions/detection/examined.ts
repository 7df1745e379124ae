import type { Pair } from './rule.js';
import type { Finding, SuppressedFinding } from './types.js';

/** What the rules say of a pair, before anything is made of it together. */
export interface Examined {
  pair: Pair;
  findings: Finding[];
  suppressed: SuppressedFinding[];
  /** Those of the suppressed findings that were held back for want of certainty alone. */
  unsure: ReadonlySet<SuppressedFinding>;
}

import type { Candidate, NamedRule, Pair } from './rules/rule.js';
import type { DismissalReason } from './types.js';

/** A conflict that a rule or the trained model sees; made into words once it is settled that it stands. */
export interface Found {
  rule: NamedRule;
  candidate: Candidate;
}

/** A conflict that was seen and held back; made into words only where somebody asks. */
export interface Held extends Found {
  reason: DismissalReason;
}

/** What the rules say of a pair, before anything is made of it together. */
export interface Examined {
  pair: Pair;
  found: Found[];
  suppressed: Held[];
  /** Those of the suppressed findings that were held back for want of certainty alone. */
  unsure: ReadonlySet<Held>;
}

import type { Candidate, NamedRule, Pair } from './rules/rule.js';
import type { DismissalReason, Finding, FindingKind } from './types.js';

/** A conflict that was seen and held back; made into words only where somebody asks. */
export interface Held {
  kind: FindingKind;
  reason: DismissalReason;
  rule: NamedRule;
  candidate: Candidate;
}

/** What the rules say of a pair, before anything is made of it together. */
export interface Examined {
  pair: Pair;
  findings: Finding[];
  suppressed: Held[];
  /** Those of the suppressed findings that were held back for want of certainty alone. */
  unsure: ReadonlySet<Held>;
}

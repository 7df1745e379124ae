import type { Language } from '../../language/language.js';
import type { ClaimKind, Stance, StatedQuantity } from '../../language/statement.js';

export { ClaimKind, Comparator, Stance, type StatedQuantity } from '../../language/statement.js';

/** What kind of conflict a finding names. `EDITORIAL` is an editor's own, never a detector's. */
export enum FindingKind {
  QUANTITY = 'QUANTITY',
  NEGATION = 'NEGATION',
  OPPOSITION = 'OPPOSITION',
  TIMING = 'TIMING',
  QUANTIFIER = 'QUANTIFIER',
  IDENTITY = 'IDENTITY',
  ATTRIBUTION = 'ATTRIBUTION',
  SELF = 'SELF',
  EDITORIAL = 'EDITORIAL',
}

/**
 * How two claims stand to each other, after Argdown: `CONTRADICTORY` (exactly one holds),
 * `CONTRARY` (both can be false, not both true), `TENSION` (both can strictly hold, but an editor
 * must see them side by side).
 */
export enum Relation {
  CONTRADICTORY = 'CONTRADICTORY',
  CONTRARY = 'CONTRARY',
  TENSION = 'TENSION',
}

/** A relation, or `NONE` where no finding survived. */
export type Verdict = Relation | 'NONE';

/** Why an apparent conflict is not reported; also the reasons an editor may dismiss with. */
export enum DismissalReason {
  SUPERSEDED = 'SUPERSEDED',
  DIFFERENT_SCOPE = 'DIFFERENT_SCOPE',
  DIFFERENT_SUBJECT = 'DIFFERENT_SUBJECT',
  COMPATIBLE_BOUNDS = 'COMPATIBLE_BOUNDS',
  REPORTED_NOT_ASSERTED = 'REPORTED_NOT_ASSERTED',
  SAME_ORIGIN = 'SAME_ORIGIN',
  NOT_CONTRADICTORY = 'NOT_CONTRADICTORY',
  OTHER = 'OTHER',
}

/** Dates as ISO 8601 with reduced precision: `2021`, `2021-12` or `2021-12-10`. Either end may be open. */
export interface PeriodBounds {
  from?: string | null;
  to?: string | null;
}

/** One side of a comparison, as plain values. Only `statement` is required; what is unknown stays out. */
export interface StatementInput {
  statement: string;
  language?: Language | null;
  /** When it was said (`2021`, `2021-12`, `2021-12-10`). */
  saidAt?: string | null;
  /** The time the statement speaks about, where an editor has set it; wins over what the words say. */
  period?: PeriodBounds | null;
  /** Whose words: a name, or a stable key such as a speaker's id. Equal strings (after folding) mean one speaker. */
  speaker?: string | null;
  kind?: ClaimKind | null;
  stance?: Stance | null;
  /** An editor's corrected quantities; when present they replace what is read from the words. */
  quantities?: StatedQuantity[] | null;
}

/** A stretch of a statement in UTF-16 code units: `statement.slice(start, end) === text`. */
export interface Span {
  start: number;
  end: number;
  text: string;
}

/** One detector's reason. Both sentences are written for an editor, and complete without the other. */
export interface Finding {
  kind: FindingKind;
  relation: Relation;
  /** 0–1: how sure the rule is that an editor would agree. */
  score: number;
  spansA: Span[];
  spansB: Span[];
  /** The values that clash, normalised for reading: "2500", "2021-10", "withdraw". */
  valueA: string;
  valueB: string;
  sentenceAr: string;
  sentenceEn: string;
  /** The rule's stable name and its version, e.g. `quantity.disjoint`, 1. */
  rule: string;
  ruleVersion: number;
}

/** A finding a rule would have made, and the reason it was held back. */
export interface SuppressedFinding extends Finding {
  reason: DismissalReason;
}

export interface Comparison {
  verdict: Verdict;
  /** 0 where the verdict is NONE, else the combined score of the findings. */
  score: number;
  findings: Finding[];
  suppressed: SuppressedFinding[];
}

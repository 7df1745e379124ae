import type {
  ClaimKind,
  FindingKind,
  Relation,
  Span,
  Stance,
} from '../contradictions/detection/types.js';
import type { Language } from '../language/language.js';

/** A contradiction's state as of the snapshot. */
export type SnapshotStatus = 'SUGGESTED' | 'CONFIRMED' | 'DISMISSED' | 'RESOLVED';

/** One who carried the claim; the outlet comes before the first, the speaker after the last. */
export interface SnapshotHop {
  name: string;
  /** "told", "quoting"…, as recorded; null where unknown. */
  cue: string | null;
  anonymous: boolean;
}

/** One occasion on which the claim was put forward. Unknown provenance is null and is shown as unknown. */
export interface SnapshotAttribution {
  speaker: string;
  speakerAnonymous: boolean;
  /** The office held on the day it was said ("رئيس الوزراء"), where known. */
  position: string | null;
  stance: Stance;
  form: 'DIRECT_QUOTE' | 'INDIRECT_QUOTE' | 'PARAPHRASE' | 'AUTHOR_VOICE';
  /** ISO 8601 with reduced precision: `2021`, `2021-12`, `2021-12-10`. */
  saidAt: string | null;
  headline: string;
  outlet: string | null;
  byline: string | null;
  publishedAt: string | null;
  url: string | null;
  quote: string | null;
  chain: SnapshotHop[];
}

export interface SnapshotClaim {
  id: string;
  statement: string;
  language: Language;
  /** The same statement in the other language, where an editor gave one. */
  translation: string | null;
  kind: ClaimKind;
  topics: string[];
  period: { from: string | null; to: string | null } | null;
  revision: number;
  attributions: SnapshotAttribution[];
}

export interface SnapshotFinding {
  kind: FindingKind;
  relation: Relation;
  score: number;
  /** UTF-16 offsets into `a.statement` and `b.statement`. */
  spansA: Span[];
  spansB: Span[];
  valueA: string;
  valueB: string;
  sentenceAr: string;
  sentenceEn: string;
  rule: string;
  ruleVersion: number;
}

/** An editor's decision on a contradiction. */
export interface SnapshotReview {
  decision: 'CONFIRMED' | 'DISMISSED' | 'RESOLVED' | 'REOPENED';
  reason: string | null;
  note: string | null;
  /** Which claim a resolution says holds. */
  holds: 'A' | 'B' | 'BOTH' | 'NEITHER' | null;
  /** As it is shown: typed in before there were users, else their name when the report is written out. */
  reviewer: string | null;
  /** The user or API key that decided; the name is not frozen, so that erasing a user erases it here too. */
  reviewerId?: string | null;
  /** ISO 8601 instant. */
  decidedAt: string;
}

export interface SnapshotContradiction {
  id: string;
  kinds: FindingKind[];
  relation: Relation;
  score: number;
  status: SnapshotStatus;
  selfContradictionOf: string | null;
  /** ISO 8601 instant. */
  detectedAt: string;
  engineVersion: string;
  a: SnapshotClaim;
  b: SnapshotClaim;
  findings: SnapshotFinding[];
  /** Oldest first. */
  reviews: SnapshotReview[];
}

/** A contradiction report as frozen when it was generated: everything a reader needs, no reference to live rows. */
export interface ReportSnapshot {
  id: string;
  /** ISO 8601 instant. */
  generatedAt: string;
  filter: { topic: string | null; speaker: string | null; from: string | null; to: string | null };
  /** Over all contradictions under the filter. */
  totals: {
    contradictions: number;
    byRelation: Partial<Record<Relation, number>>;
    byStatus: Partial<Record<SnapshotStatus, number>>;
    claimsCompared: number;
  };
  /** Highest score first; those of the highest score where there are more than a report can hold. */
  contradictions: SnapshotContradiction[];
}

/** Whether a report shows all that it counts. */
export const isWhole = ({ contradictions, totals }: ReportSnapshot): boolean =>
  contradictions.length === totals.contradictions;

import type { Finding, Relation } from './detection/types.js';

/** What detection says of one pair: claim ids in order, findings seen from the lower id. */
export interface Detected {
  claimAId: string;
  claimBId: string;
  relation: Relation;
  score: number;
  findings: Finding[];
  selfSpeakerId: string | null;
}

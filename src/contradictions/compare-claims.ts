import { type ClaimFacts, pair } from './candidates/claim-facts.js';
import type { Detected } from './detected.js';
import { UNASKED } from './detection/alignment/bars.js';
import { conflictBetween } from './detection/compare.js';
import type { Readings } from './readings.js';

/** What detection says of two recorded claims; null where they do not conflict. */
export function compareClaims(
  one: ClaimFacts,
  other: ClaimFacts,
  readings: Pick<Readings, 'of'>,
): Detected | null {
  const [a, b] = one.id < other.id ? [one, other] : [other, one];
  const pairing = pair(a, b);
  if (!pairing) return null;
  const conflict = conflictBetween(readings.of(pairing.a), readings.of(pairing.b), UNASKED);
  if (!conflict || conflict.verdict === 'NONE') return null;
  return {
    claimAId: a.id,
    claimBId: b.id,
    relation: conflict.verdict,
    score: conflict.score,
    findings: conflict.findings,
    selfSpeakerId: pairing.sharedSpeakerId,
  };
}

import { Injectable } from '@nestjs/common';
import type { ClaimChange } from '../claims/claim-events.js';
import { type Claim, ClaimStatus } from '../claims/claim.entity.js';
import { Database } from '../platform/database/database.js';
import { type ClaimFacts, pair } from './candidates/claim-facts.js';
import { CandidatesService } from './candidates/candidates.service.js';
import { compareStatements } from './detection/compare.js';
import type { Detected } from './detected.js';
import { SuggestionsService } from './suggestions.service.js';

/** Names one lock in the whole database: claims recorded at the same time must see each other. */
const DETECTION_LOCK = 7_201_963;

@Injectable()
export class DetectionService {
  constructor(
    private readonly database: Database,
    private readonly candidates: CandidatesService,
    private readonly suggestions: SuggestionsService,
  ) {}

  /** Brings what is known of a claim's contradictions up to date after a change, in its transaction. */
  async follow(claim: Claim, change: ClaimChange): Promise<void> {
    if (claim.status !== ClaimStatus.PUBLISHED) {
      await this.candidates.forget(claim.id);
      await this.suggestions.withdraw(claim.id);
      return;
    }
    // Two claims recorded at once could each miss the other: the second waits here until the first
    // is committed, and then finds it.
    await this.database.query('SELECT pg_advisory_xact_lock($1)', [DETECTION_LOCK]);
    const [facts] = await this.candidates.facts([claim.id]);
    if (!facts) return;
    if (change !== 'ATTRIBUTED') await this.candidates.index(claim.id, facts);
    const detected = await this.detect(facts);
    await this.suggestions.store(claim.id, detected, { reopen: change === 'REVISED' });
  }

  /** Compares one claim with every candidate and with those it is already known to conflict with. */
  private async detect(claim: ClaimFacts): Promise<Detected[]> {
    const found = await this.candidates.find(claim, claim.id);
    const known = await this.suggestions.partnersOf(claim.id);
    const others = await this.candidates.facts([...new Set([...found, ...known])]);
    return others.map((other) => compareClaims(claim, other)).filter((each) => each !== null);
  }
}

function compareClaims(one: ClaimFacts, other: ClaimFacts): Detected | null {
  const [a, b] = one.id < other.id ? [one, other] : [other, one];
  const pairing = pair(a, b);
  if (!pairing) return null;
  const comparison = compareStatements(pairing.a, pairing.b);
  if (comparison.verdict === 'NONE') return null;
  return {
    claimAId: a.id,
    claimBId: b.id,
    relation: comparison.verdict,
    score: comparison.score,
    findings: comparison.findings,
    selfSpeakerId: pairing.sharedSpeakerId,
  };
}

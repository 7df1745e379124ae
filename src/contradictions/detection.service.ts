import { Injectable } from '@nestjs/common';
import type { ClaimChange } from '../claims/claim-events.js';
import { type Claim, ClaimStatus } from '../claims/claim.entity.js';
import { ClaimsService } from '../claims/claims.service.js';
import { Database } from '../platform/database/database.js';
import type { SpeakersMerged } from '../sources/source-events.js';
import { type ClaimFacts, pair } from './candidates/claim-facts.js';
import { CandidatesService } from './candidates/candidates.service.js';
import { compareStatements } from './detection/compare.js';
import { takeDetectionLock } from './detection-lock.js';
import type { Detected } from './detected.js';
import { SuggestionsService } from './suggestions.service.js';

@Injectable()
export class DetectionService {
  constructor(
    private readonly database: Database,
    private readonly claims: ClaimsService,
    private readonly candidates: CandidatesService,
    private readonly suggestions: SuggestionsService,
  ) {}

  /** Brings what is known of a claim's contradictions up to date after a change, in its transaction. */
  async follow(claim: Claim, change: ClaimChange): Promise<void> {
    await takeDetectionLock(this.database);
    if (claim.status !== ClaimStatus.PUBLISHED) {
      // A draft is compared with nothing, but near-duplicates of it are found by its terms.
      if (claim.status === ClaimStatus.DRAFT) await this.candidates.index(claim.id, claim);
      else await this.candidates.forget(claim.id);
      await this.suggestions.withdraw(claim.id);
      return;
    }
    const [facts] = await this.candidates.facts([claim.id]);
    if (!facts) return;
    if (change !== 'ATTRIBUTED') await this.candidates.index(claim.id, facts);
    const others = await this.othersFor(facts);
    await this.suggestions.store(
      claim.id,
      others.map((other) => compareClaims(facts, other)).filter((each) => each !== null),
      { compared: new Set(others.map((other) => other.id)), reopen: change === 'REVISED' },
    );
  }

  /** Looks again at what two speakers held against each other, now that they are one. */
  async followMerge({ fromId, intoId }: SpeakersMerged): Promise<void> {
    await this.suggestions.moveSelf(fromId, intoId);
    for (const id of await this.suggestions.saidOnBothSidesBy(intoId)) {
      await this.follow(await this.claims.get(id), 'ATTRIBUTED');
    }
  }

  /** What a claim is compared with: every candidate, and those it is already known to conflict with. */
  private async othersFor(claim: ClaimFacts): Promise<ClaimFacts[]> {
    const found = await this.candidates.find(claim, claim.id);
    const known = await this.suggestions.partnersOf(claim.id);
    return this.candidates.facts([...new Set([...found, ...known])]);
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

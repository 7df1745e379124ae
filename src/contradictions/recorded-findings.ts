import { Injectable } from '@nestjs/common';
import type { Claim } from '../claims/claim.entity.js';
import type { Contradiction } from './contradiction.entity.js';
import type { SimilarClaim } from './near-duplicates/similar-claim.types.js';

/** A claim that says nearly the same as another. */
export interface Alike extends Omit<SimilarClaim, 'claim'> {
  id: string;
}

/** What detection found for a claim when it was recorded. */
export interface Findings {
  /** Highest score first. */
  contradictions: readonly Contradiction[];
  /** What says nearly the same, best first, drafts included that not everybody may see. */
  alike: readonly Alike[];
}

/**
 * Carries what detection finds inside a mutation's transaction to the fields of its answer, which would
 * else ask the database for it again. By the record itself: it is gone with the request.
 */
@Injectable()
export class RecordedFindings {
  private readonly found = new WeakMap<Claim, Partial<Findings>>();

  keep(claim: Claim, findings: Partial<Findings>): void {
    this.found.set(claim, { ...this.found.get(claim), ...findings });
  }

  /** Empty for a draft, and for a claim that was read back, as for an earlier mutation sent again. */
  of(claim: Claim): Partial<Findings> {
    return this.found.get(claim) ?? {};
  }
}

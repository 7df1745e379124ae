import { Injectable } from '@nestjs/common';
import type { Claim } from '../claims/claim.entity.js';
import type { Contradiction } from './contradiction.entity.js';

/** What detection found for a claim when it was recorded. */
export interface Findings {
  /** Highest score first. */
  contradictions: readonly Contradiction[];
  /** Ids of the claims that may say the same, most promising first. */
  alike: readonly string[];
}

/**
 * Carries what detection finds inside a mutation's transaction to the fields of its answer, which would
 * else ask the database for it again. By the record itself: it is gone with the request.
 */
@Injectable()
export class RecordedFindings {
  private readonly found = new WeakMap<Claim, Findings>();

  keep(claim: Claim, findings: Findings): void {
    this.found.set(claim, findings);
  }

  /** Undefined for a draft, and for a claim that was read back, as for an earlier mutation sent again. */
  of(claim: Claim): Findings | undefined {
    return this.found.get(claim);
  }
}

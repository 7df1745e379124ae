import { Injectable } from '@nestjs/common';
import type { Attribution } from './attributions/attribution.entity.js';
import type { NamedSpeaker } from './attributions/references.service.js';
import type { Claim } from './claim.entity.js';
import type { Quantity } from './quantity.entity.js';

/**
 * What happened to a claim. `REVISED`: its statement, period or quantities changed, so what was decided
 * on it must be decided anew. `RECAST`: only its kind changed, which bears on what it conflicts with.
 */
export type ClaimChange =
  'RECORDED' | 'REVISED' | 'RECAST' | 'PUBLISHED' | 'ATTRIBUTED' | 'RETRACTED';

/** What was recorded with a claim, for whoever need not read it back. */
export interface RecordedWith {
  attribution: Attribution;
  speaker: NamedSpeaker;
  quantities: readonly Omit<Quantity, 'claimId' | 'ordinal'>[];
  /**
   * Stores the claim, once however often it is called. Whoever follows may do so when it has work of its own
   * to do meanwhile, and must before it stores what refers to the claim.
   */
  store(): Promise<void>;
}

type Handler = (claim: Claim, change: ClaimChange, recorded?: RecordedWith) => Promise<void>;

/**
 * How later modules follow what happens to claims. Handlers run inside the transaction that caused
 * the change: a claim and the contradictions found for it are stored together or not at all.
 */
@Injectable()
export class ClaimEvents {
  private readonly handlers: Handler[] = [];

  onChange(handler: Handler): void {
    this.handlers.push(handler);
  }

  /** @param recorded where the claim is new */
  async changed(claim: Claim, change: ClaimChange, recorded?: RecordedWith): Promise<void> {
    for (const handler of this.handlers) await handler(claim, change, recorded);
  }
}

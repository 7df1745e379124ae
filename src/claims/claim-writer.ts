import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { Attribution, ChainHop } from './attributions/attribution.entity.js';
import { attributionValues, claimValues } from './claim-columns.js';
import type { Claim } from './claim.entity.js';
import type { Quantity } from './quantity.entity.js';
import { RECORD_CLAIM } from './record-claim.queries.js';
import { TopicsService } from './topics/topics.service.js';

/** A claim and the rows that are stored with it. */
export interface WholeClaim {
  claim: Claim;
  topicIds: readonly string[];
  /** In order; all of them an editor's or none. */
  quantities: readonly Omit<Quantity, 'claimId' | 'ordinal'>[];
  attribution: Attribution;
  /** In order. */
  hops: readonly ChainHop[];
}

interface Written {
  createdAt: Date;
  updatedAt: Date;
  topics: number;
}

/** Stores a new claim at one go: each further statement would cost as much as the claim. */
@Injectable()
export class ClaimWriter {
  constructor(
    private readonly database: Database,
    private readonly topics: TopicsService,
  ) {}

  /** @throws BAD_USER_INPUT naming the first topic that does not exist */
  async write({ claim, topicIds, quantities, attribution, hops }: WholeClaim): Promise<void> {
    const topics = [...new Set(topicIds)];
    const each = <Key extends keyof Quantity>(key: Key): unknown[] =>
      quantities.map((quantity) => (quantity as Quantity)[key]);
    const [row] = await this.database.prepared<Written>(RECORD_CLAIM, [
      ...claimValues(claim),
      topics,
      each('subject'),
      each('unit'),
      each('lower'),
      each('upper'),
      each('comparator'),
      each('start'),
      each('end'),
      quantities[0]?.corrected ?? false,
      ...attributionValues(attribution),
      hops.map((hop) => hop.speakerId),
      hops.map((hop) => hop.cue),
    ]);
    const { createdAt, updatedAt, topics: filed } = row!;
    if (filed < topics.length) await this.topics.requireAll(topics, 'input.topicIds');
    Object.assign(claim, { createdAt, updatedAt });
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { groupedBy, type LoaderDefinition } from '../platform/graphql/loaders.js';
import { belongingTo, byId } from '../platform/graphql/record-loaders.js';
import { Attribution, ChainHop } from './attributions/attribution.entity.js';
import { Claim } from './claim.entity.js';
import { Quantity } from './quantity.entity.js';
import type { QuoteAnchor } from './quotes/quote.types.js';
import { Topic } from './topics/topic.entity.js';

@Injectable()
export class ClaimLoaders {
  readonly byId;

  readonly quantities;

  readonly attributions;

  readonly chain;

  constructor(private readonly database: Database) {
    this.byId = byId(database, Claim);
    this.quantities = belongingTo(database, Quantity, 'claimId', 't.ordinal');
    this.attributions = belongingTo(database, Attribution, 'claimId', 't.ordinal');
    this.chain = belongingTo(database, ChainHop, 'attributionId', 't.ordinal');
  }

  readonly topics: LoaderDefinition<string, Topic[]> = {
    load: async (claimIds) => {
      const rows = await this.database.query<{ claim_id: string }>(
        `SELECT t.*, ct.claim_id FROM claim_topic ct JOIN topic t ON t.id = ct.topic_id
         WHERE ct.claim_id = ANY($1) ORDER BY t.key`,
        [claimIds],
      );
      return groupedBy(claimIds, rows, (row) => row.claim_id).map((group) =>
        group.map((row) => this.database.hydrate(Topic, row)),
      );
    },
  };

  readonly anchors: LoaderDefinition<string, QuoteAnchor[]> = {
    load: async (attributionIds) => {
      const rows = await this.database.query<QuoteAnchor & { attributionId: string }>(
        `SELECT q.attribution_id AS "attributionId", q.article_version_id AS "articleVersionId",
           q.state, q.start_offset AS start, q.end_offset AS "end"
         FROM quote_anchor q JOIN article_version v ON v.id = q.article_version_id
         WHERE q.attribution_id = ANY($1) ORDER BY v.number`,
        [attributionIds],
      );
      return groupedBy(attributionIds, rows, (row) => row.attributionId);
    },
  };
}

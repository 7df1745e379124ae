import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { groupedBy, inOrderOf, type LoaderDefinition } from '../platform/graphql/loaders.js';
import { Attribution, ChainHop } from './attributions/attribution.entity.js';
import { Claim } from './claim.entity.js';
import { Quantity } from './quantity.entity.js';
import type { QuoteAnchor } from './quotes/quote.types.js';
import { Topic } from './topics/topic.entity.js';

@Injectable()
export class ClaimLoaders {
  constructor(private readonly database: Database) {}

  readonly byId: LoaderDefinition<string, Claim | null> = {
    load: async (ids) => {
      const rows = await this.database.query<object>('SELECT * FROM claim WHERE id = ANY($1)', [
        ids,
      ]);
      const claims = rows.map((row) => this.database.hydrate(Claim, row));
      return inOrderOf(ids, claims, (claim) => claim.id);
    },
  };

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

  readonly quantities: LoaderDefinition<string, Quantity[]> = {
    load: async (claimIds) => {
      const rows = await this.database.query<object>(
        'SELECT * FROM quantity WHERE claim_id = ANY($1) ORDER BY ordinal',
        [claimIds],
      );
      const quantities = rows.map((row) => this.database.hydrate(Quantity, row));
      return groupedBy(claimIds, quantities, (quantity) => quantity.claimId);
    },
  };

  readonly attributions: LoaderDefinition<string, Attribution[]> = {
    load: async (claimIds) => {
      const rows = await this.database.query<object>(
        'SELECT * FROM attribution WHERE claim_id = ANY($1) ORDER BY ordinal',
        [claimIds],
      );
      const attributions = rows.map((row) => this.database.hydrate(Attribution, row));
      return groupedBy(claimIds, attributions, (attribution) => attribution.claimId);
    },
  };

  readonly chain: LoaderDefinition<string, ChainHop[]> = {
    load: async (attributionIds) => {
      const rows = await this.database.query<object>(
        'SELECT * FROM chain_hop WHERE attribution_id = ANY($1) ORDER BY ordinal',
        [attributionIds],
      );
      const hops = rows.map((row) => this.database.hydrate(ChainHop, row));
      return groupedBy(attributionIds, hops, (hop) => hop.attributionId);
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

import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { groupedBy, type LoaderDefinition } from '../platform/graphql/loaders.js';
import { belongingTo, byId } from '../platform/graphql/record-loaders.js';
import { Article } from '../sources/articles/article.entity.js';
import { ArticleLoaders } from '../sources/articles/article.loaders.js';
import { Outlet } from '../sources/outlets/outlet.entity.js';
import { Speaker } from '../sources/speakers/speaker.entity.js';
import { SpeakerLoaders } from '../sources/speakers/speaker.loaders.js';
import { Attribution, ChainHop } from './attributions/attribution.entity.js';
import { ATTRIBUTIONS, CHAINS } from './attributions/attribution.queries.js';
import { Claim } from './claim.entity.js';
import { Quantity } from './quantity.entity.js';
import type { QuoteAnchor } from './quotes/quote.types.js';
import { Topic } from './topics/topic.entity.js';

@Injectable()
export class ClaimLoaders {
  readonly byId;

  readonly quantities;

  constructor(
    private readonly database: Database,
    private readonly articles: ArticleLoaders,
    private readonly speakers: SpeakerLoaders,
  ) {
    this.byId = byId(database, Claim);
    this.quantities = belongingTo(database, Quantity, 'claimId', 't.ordinal');
  }

  readonly attributions: LoaderDefinition<string, Attribution[]> = {
    load: async (claimIds, loaders) => {
      const rows = await this.database.joined<[Attribution, Speaker, Article, Outlet]>(
        [
          [Attribution, 'a'],
          [Speaker, 's'],
          [Article, 'ar'],
          [Outlet, 'o'],
        ],
        ATTRIBUTIONS,
        [claimIds],
      );
      for (const [, speaker, article, outlet] of rows) {
        loaders.for(this.speakers.byId).prime(speaker!.id, speaker);
        loaders.for(this.articles.byId).prime(article!.id, article);
        if (outlet) loaders.for(this.articles.outlet).prime(outlet.id, outlet);
      }
      const attributions = rows.map(([attribution]) => attribution!);
      return groupedBy(claimIds, attributions, (attribution) => attribution.claimId);
    },
  };

  readonly chain: LoaderDefinition<string, ChainHop[]> = {
    load: async (attributionIds, loaders) => {
      const rows = await this.database.joined<[ChainHop, Speaker]>(
        [
          [ChainHop, 'h'],
          [Speaker, 's'],
        ],
        CHAINS,
        [attributionIds],
      );
      for (const [, speaker] of rows) loaders.for(this.speakers.byId).prime(speaker!.id, speaker);
      const hops = rows.map(([hop]) => hop!);
      return groupedBy(attributionIds, hops, (hop) => hop.attributionId);
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

import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { childPages } from '../platform/graphql/child-pages.js';
import type { ConnectionOf } from '../platform/graphql/connection.js';
import { groupedBy, type LoaderDefinition, type Loaders } from '../platform/graphql/loaders.js';
import type { ClaimContradictionsArgs, ContradictionFilter } from './contradiction.args.js';
import { Contradiction } from './contradiction.entity.js';
import { contradictionList } from './contradiction-search.service.js';
import { Review } from './review/review.entity.js';

@Injectable()
export class ContradictionLoaders {
  private readonly pages;

  constructor(private readonly database: Database) {
    this.pages = childPages(database, Contradiction, (args?: ContradictionFilter) => {
      const list = contradictionList(args ?? {}, null);
      return { ...list, where: [...list.where, 'p.id IN (t.claim_a_id, t.claim_b_id)'] };
    });
  }

  /** The contradictions a claim stands in, highest score first. */
  ofClaim(
    loaders: Loaders,
    claimId: string,
    { status, first, after }: ClaimContradictionsArgs,
  ): Promise<ConnectionOf<Contradiction>> {
    const key = { parentId: claimId, page: { first, after }, args: { status } };
    return loaders.for(this.pages).load(key);
  }

  readonly reviews: LoaderDefinition<string, Review[]> = {
    load: async (contradictionIds) => {
      const rows = await this.database.query<object>(
        'SELECT * FROM review WHERE contradiction_id = ANY($1) ORDER BY id',
        [contradictionIds],
      );
      const reviews = rows.map((row) => this.database.hydrate(Review, row));
      return groupedBy(contradictionIds, reviews, (review) => review.contradictionId);
    },
  };
}

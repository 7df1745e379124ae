import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { childPages } from '../platform/graphql/child-pages.js';
import type { ConnectionOf } from '../platform/graphql/connection.js';
import type { Loaded, Loaders } from '../platform/graphql/loaders.js';
import { belongingTo } from '../platform/graphql/record-loaders.js';
import type { ClaimContradictionsArgs, ContradictionFilter } from './contradiction.args.js';
import { Contradiction } from './contradiction.entity.js';
import { contradictionList } from './contradiction-search.service.js';
import { Review } from './review/review.entity.js';

@Injectable()
export class ContradictionLoaders {
  readonly reviews;

  private readonly pages;

  constructor(database: Database) {
    this.reviews = belongingTo(database, Review, 'contradictionId', 't.id');
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
  ): Loaded<ConnectionOf<Contradiction>> {
    const key = { parentId: claimId, page: { first, after }, args: { status } };
    return loaders.for(this.pages).load(key);
  }
}

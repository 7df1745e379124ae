import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { badInput } from '../../platform/errors/app-error.js';
import type { ConnectionOf } from '../../platform/graphql/connection.js';
import { fetchPage, type ListQuery } from '../../platform/graphql/keyset.js';
import { Claim } from '../claim.entity.js';
import { ClaimOrderField, type ClaimsArgs } from './claim.args.js';
import { claimList } from './claim-search.queries.js';

@Injectable()
export class ClaimSearchService {
  /** Until a later module says what contradicts a claim, nothing does. */
  private contradicted = 'false';

  constructor(private readonly database: Database) {}

  /** @param condition SQL that holds for a claim `t` with an open contradiction */
  defineContradicted(condition: string): void {
    this.contradicted = condition;
  }

  /** A list of claims by a condition on `t`, last said first, for the fields of other types. */
  where(condition: string): ListQuery {
    const order = { field: ClaimOrderField.SAID_AT, descending: true };
    const list = claimList({}, order, this.contradicted);
    return { ...list, where: [...list.where, condition] };
  }

  list({ filter, orderBy, ...page }: ClaimsArgs): Promise<ConnectionOf<Claim>> {
    const order = orderBy ?? {
      field: filter?.search ? ClaimOrderField.RELEVANCE : ClaimOrderField.SAID_AT,
      descending: true,
    };
    if (order.field === ClaimOrderField.RELEVANCE && !filter?.search) {
      throw badInput({
        path: 'orderBy.field',
        message: 'RELEVANCE needs "filter.search"; without one, sort by SAID_AT',
      });
    }
    return fetchPage(this.database, Claim, claimList(filter ?? {}, order, this.contradicted), page);
  }
}

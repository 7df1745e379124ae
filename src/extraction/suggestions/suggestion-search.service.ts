import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import type { ConnectionOf } from '../../platform/graphql/connection.js';
import { fetchPage } from '../../platform/graphql/keyset.js';
import { ClaimSuggestion } from './claim-suggestion.entity.js';
import type { ClaimSuggestionsArgs } from './suggestion.inputs.js';

@Injectable()
export class SuggestionSearchService {
  constructor(private readonly database: Database) {}

  /** The most check-worthy first, over all articles or of one. */
  list({ filter, ...page }: ClaimSuggestionsArgs): Promise<ConnectionOf<ClaimSuggestion>> {
    const parameters: unknown[] = [];
    const where: string[] = [];
    if (filter?.articleId) where.push(`t.article_id = $${parameters.push(filter.articleId)}`);
    if (filter?.status) where.push(`t.status = $${parameters.push(filter.status)}`);
    return fetchPage(
      this.database,
      ClaimSuggestion,
      {
        from: 'claim_suggestion t',
        where,
        parameters,
        order: [
          { sql: 't.worth', type: 'double precision', descending: true },
          { sql: 't.id', type: 'uuid', descending: true },
        ],
      },
      page,
    );
  }
}

import { Injectable } from '@nestjs/common';
import { looseKey } from '../../language/text/normalise.js';
import { Database } from '../../platform/database/database.js';
import type { ConnectionOf, PageArgs } from '../../platform/graphql/connection.js';
import { fetchPage, type SortKey } from '../../platform/graphql/keyset.js';
import { ArticleOrderField, type ArticleFilter, type ArticleOrder } from './article.args.js';
import { Article } from './article.entity.js';

const SORT: Record<ArticleOrderField, Pick<SortKey, 'sql' | 'type'>> = {
  [ArticleOrderField.PUBLISHED_AT]: {
    sql: `COALESCE(t.published_on, '-infinity')`,
    type: 'date',
  },
  [ArticleOrderField.RECORDED_AT]: { sql: 't.id', type: 'uuid' },
  [ArticleOrderField.HEADLINE]: { sql: 't.headline_key', type: 'text' },
};

@Injectable()
export class ArticleSearchService {
  constructor(private readonly database: Database) {}

  list(
    filter: ArticleFilter | null | undefined,
    order: ArticleOrder | null | undefined,
    page: PageArgs,
  ): Promise<ConnectionOf<Article>> {
    const parameters: unknown[] = [];
    const bind = (value: unknown): string => `$${parameters.push(value)}`;
    const where: string[] = [];
    const key = filter?.search ? looseKey(filter.search) : '';
    if (key) {
      const search = bind(key);
      where.push(`t.headline_key LIKE '%' || ${search} || '%' OR ${search} <% t.headline_key`);
    }
    if (filter?.outletId) where.push(`t.outlet_id = ${bind(filter.outletId)}`);
    if (filter?.language) where.push(`t.language = ${bind(filter.language)}`);
    if (filter?.publishedFrom) {
      where.push(`t.published_on >= lower(days_of(${bind(filter.publishedFrom)}))`);
    }
    if (filter?.publishedTo) {
      where.push(`t.published_on < upper(days_of(${bind(filter.publishedTo)}))`);
    }
    const descending = order?.descending ?? true;
    const sort = SORT[order?.field ?? ArticleOrderField.PUBLISHED_AT];
    const keys: SortKey[] = [
      { ...sort, descending },
      { sql: 't.id', type: 'uuid', descending },
    ];
    return fetchPage(
      this.database,
      Article,
      { from: 'article t', where, parameters, order: keys },
      page,
    );
  }
}

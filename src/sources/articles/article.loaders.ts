import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { groupedBy, inOrderOf, type LoaderDefinition } from '../../platform/graphql/loaders.js';
import { Outlet } from '../outlets/outlet.entity.js';
import { Article } from './article.entity.js';
import { ArticleVersion } from './article-version.entity.js';

@Injectable()
export class ArticleLoaders {
  constructor(private readonly database: Database) {}

  readonly byId: LoaderDefinition<string, Article | null> = {
    load: async (ids) => {
      const rows = await this.database.query<object>('SELECT * FROM article WHERE id = ANY($1)', [
        ids,
      ]);
      const articles = rows.map((row) => this.database.hydrate(Article, row));
      return inOrderOf(ids, articles, (article) => article.id);
    },
  };

  readonly outlet: LoaderDefinition<string, Outlet | null> = {
    load: async (ids) => {
      const rows = await this.database.query<object>('SELECT * FROM outlet WHERE id = ANY($1)', [
        ids,
      ]);
      const outlets = rows.map((row) => this.database.hydrate(Outlet, row));
      return inOrderOf(ids, outlets, (outlet) => outlet.id);
    },
  };

  readonly version: LoaderDefinition<string, ArticleVersion | null> = {
    load: async (ids) => {
      const rows = await this.database.query<object>(
        'SELECT * FROM article_version WHERE id = ANY($1)',
        [ids],
      );
      const versions = rows.map((row) => this.database.hydrate(ArticleVersion, row));
      return inOrderOf(ids, versions, (version) => version.id);
    },
  };

  readonly versions: LoaderDefinition<string, ArticleVersion[]> = {
    load: async (articleIds) => {
      const rows = await this.database.query<object>(
        'SELECT * FROM article_version WHERE article_id = ANY($1) ORDER BY number',
        [articleIds],
      );
      const versions = rows.map((row) => this.database.hydrate(ArticleVersion, row));
      return groupedBy(articleIds, versions, (version) => version.articleId);
    },
  };
}

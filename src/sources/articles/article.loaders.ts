import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { belongingTo, byId } from '../../platform/graphql/record-loaders.js';
import { Outlet } from '../outlets/outlet.entity.js';
import { Article } from './article.entity.js';
import { ArticleVersion } from './article-version.entity.js';

@Injectable()
export class ArticleLoaders {
  readonly byId;

  readonly outlet;

  readonly version;

  readonly versions;

  constructor(database: Database) {
    this.byId = byId(database, Article);
    this.outlet = byId(database, Outlet);
    this.version = byId(database, ArticleVersion);
    this.versions = belongingTo(database, ArticleVersion, 'articleId', 't.number');
  }
}

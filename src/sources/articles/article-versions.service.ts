import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { HistoryService } from '../../history/history.service.js';
import { Database } from '../../platform/database/database.js';
import { notFound } from '../../platform/errors/app-error.js';
import { SourceEvents } from '../source-events.js';
import { Article } from './article.entity.js';
import { ArticleVersion } from './article-version.entity.js';

@Injectable()
export class ArticleVersionsService {
  constructor(
    private readonly database: Database,
    private readonly history: HistoryService,
    private readonly events: SourceEvents,
  ) {}

  async get(id: string): Promise<ArticleVersion> {
    const version = await this.database.repository(ArticleVersion).findOneBy({ id });
    if (!version) throw notFound('ArticleVersion', id);
    return version;
  }

  /** The newest body captured; null where none was. */
  current(articleId: string): Promise<ArticleVersion | null> {
    return this.database
      .repository(ArticleVersion)
      .findOne({ where: { articleId }, order: { number: 'DESC' } });
  }

  /** The newest version with these very bytes; null where the article never read so. */
  withBody(articleId: string, body: string): Promise<ArticleVersion | null> {
    return this.database
      .repository(ArticleVersion)
      .findOne({ where: { articleId, sha256: hashOf(body) }, order: { number: 'DESC' } });
  }

  /** Keeps a body as a new version; the newest one again where the bytes are the same. */
  async add(article: Article, body: string): Promise<ArticleVersion> {
    // Two captures at once would take the same number: the article's row makes them wait.
    await this.database.query('SELECT id FROM article WHERE id = $1 FOR UPDATE', [article.id]);
    const current = await this.current(article.id);
    const sha256 = hashOf(body);
    if (current?.sha256 === sha256) return current;
    const { revision } = await this.database
      .repository(Article)
      .findOneByOrFail({ id: article.id });
    article.revision = revision + 1;
    await this.database.repository(Article).update({ id: article.id }, { revision: revision + 1 });
    return this.store(article, (current?.number ?? 0) + 1, body);
  }

  /** Keeps the body that an article is added with. */
  addFirst(article: Article, body: string): Promise<ArticleVersion> {
    return this.store(article, 1, body);
  }

  private async store(article: Article, number: number, body: string): Promise<ArticleVersion> {
    const version = newVersion(article.id, number, body);
    await this.database.repository(ArticleVersion).insert(version);
    await this.history.record(article, 'version added', [
      { field: 'versions', before: null, after: { number, sha256: version.sha256 } },
    ]);
    await this.events.versionAdded({ articleId: article.id, versionId: version.id, body });
    return this.get(version.id);
  }
}

/** A body as it is first kept. */
export function newVersion(articleId: string, number: number, body: string): ArticleVersion {
  return Object.assign(new ArticleVersion(), {
    articleId,
    number,
    body,
    sha256: hashOf(body),
    capturedAt: new Date(),
  });
}

function hashOf(body: string): string {
  return createHash('sha256').update(body, 'utf8').digest('hex');
}

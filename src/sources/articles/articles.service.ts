import { Injectable } from '@nestjs/common';
import { HistoryService } from '../../history/history.service.js';
import { looseKey } from '../../language/text/normalise.js';
import { Database } from '../../platform/database/database.js';
import { requireRevision } from '../../platform/database/expected-revision.js';
import { violatedUnique } from '../../platform/database/sql-errors.js';
import { badInput, conflict, notFound } from '../../platform/errors/app-error.js';
import { OutletsService } from '../outlets/outlets.service.js';
import { Article } from './article.entity.js';
import type {
  AddArticleVersionInput,
  ArticleDetails,
  NewArticleInput,
  UpdateArticleInput,
} from './article.inputs.js';
import type { ArticleVersion } from './article-version.entity.js';
import { ArticleVersionsService } from './article-versions.service.js';
import { canonicalUrl } from './canonical-url.js';

/** What an editor whose change came too late sees of the article. */
const SHOWN = ['headline', 'byline', 'outletId', 'url', 'publishedAt', 'language', 'note'] as const;

@Injectable()
export class ArticlesService {
  constructor(
    private readonly database: Database,
    private readonly history: HistoryService,
    private readonly outlets: OutletsService,
    private readonly versions: ArticleVersionsService,
  ) {}

  async get(id: string): Promise<Article> {
    const article = await this.database.repository(Article).findOneBy({ id });
    if (!article) throw notFound('Article', id);
    return article;
  }

  /** The article as it stands, kept from other changes until the transaction ends. */
  private async held(id: string): Promise<Article> {
    const article = await this.database
      .repository(Article)
      .findOne({ where: { id }, lock: { mode: 'for_no_key_update' } });
    if (!article) throw notFound('Article', id);
    return article;
  }

  /** @param path where the URL stands in the input, for errors */
  async findByUrl(url: string, path: string): Promise<Article | null> {
    return this.database.repository(Article).findOneBy({ url: toCanonical(url, path) });
  }

  /** Adds an article and, where its text is given, version 1. CONFLICT where the URL is known. */
  async add(input: NewArticleInput, path = 'input'): Promise<Article> {
    await this.checkReferences(input);
    const article = newArticle(input, path);
    await this.write(article, path);
    await this.history.record(article, 'created', []);
    if (input.body) await this.versions.addFirst(article, input.body);
    return this.get(article.id);
  }

  async update(input: UpdateArticleInput): Promise<Article> {
    const article = await this.held(input.id);
    requireRevision('article', article, input.expectedRevision, SHOWN);
    await this.checkReferences(input);
    if (input.syndicatedFromId === article.id) {
      throw badInput({ path: 'input.syndicatedFromId', message: 'must be another article' });
    }
    const headline = input.headline?.trim() ?? article.headline;
    const changed = await this.history.update(
      article,
      {
        headline,
        byline: input.byline,
        outletId: input.outletId,
        url: input.url ? toCanonical(input.url, 'input.url') : input.url,
        publishedAt: input.publishedAt,
        language: input.language ?? article.language,
        syndicatedFromId: input.syndicatedFromId,
        note: input.note,
      },
      'updated',
    );
    if (!changed) return article;
    article.headlineKey = looseKey(headline);
    article.revision += 1;
    await this.write(article, 'input');
    return article;
  }

  /** Keeps a body as a new version; the newest one again where the bytes are the same. */
  async addVersion(input: AddArticleVersionInput): Promise<ArticleVersion> {
    const article = await this.held(input.articleId);
    requireRevision('article', article, input.expectedRevision, SHOWN);
    return this.versions.add(article, input.body);
  }

  private async checkReferences(input: ArticleDetails): Promise<void> {
    if (input.outletId) await this.outlets.get(input.outletId);
    if (input.syndicatedFromId) await this.get(input.syndicatedFromId);
  }

  private async write(article: Article, path: string): Promise<void> {
    try {
      await this.database.repository(Article).save(article);
    } catch (error) {
      if (violatedUnique(error) !== 'article_url_unique') throw error;
      throw conflict(
        `An article with the URL ${article.url} is already recorded; use it, or add a version to it.`,
        { path: `${path}.url` },
      );
    }
  }
}

/** An article as it is first stored; BAD_USER_INPUT where its URL is none. */
export function newArticle(input: NewArticleInput, path: string): Article {
  return Object.assign(new Article(), {
    headline: input.headline.trim(),
    headlineKey: looseKey(input.headline),
    byline: input.byline ?? null,
    outletId: input.outletId ?? null,
    url: input.url ? toCanonical(input.url, `${path}.url`) : null,
    publishedAt: input.publishedAt ?? null,
    language: input.language,
    syndicatedFromId: input.syndicatedFromId ?? null,
    note: input.note ?? null,
  });
}

/** The form of a URL that articles are known by; BAD_USER_INPUT where it is none. */
export function toCanonical(url: string, path: string): string {
  try {
    return canonicalUrl(url);
  } catch {
    throw badInput({
      path,
      message: 'is no URL; write it in full, e.g. https://example.org/story',
    });
  }
}

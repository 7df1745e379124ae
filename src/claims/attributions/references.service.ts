import { Injectable } from '@nestjs/common';
import { badInput, type InputIssue } from '../../platform/errors/app-error.js';
import type { Article } from '../../sources/articles/article.entity.js';
import type { ArticleVersion } from '../../sources/articles/article-version.entity.js';
import { ArticleVersionsService } from '../../sources/articles/article-versions.service.js';
import { ArticlesService } from '../../sources/articles/articles.service.js';
import { SpeakerSearchService } from '../../sources/speakers/speaker-search.service.js';
import type { Speaker } from '../../sources/speakers/speaker.entity.js';
import { SpeakersService } from '../../sources/speakers/speakers.service.js';
import type { ArticleRef, SpeakerRef } from './attribution.inputs.js';

export interface ResolvedArticle {
  article: Article;
  /** The version a quote would stand in; null where the text is not at hand. */
  version: ArticleVersion | null;
}

/** Finds, or adds, the speakers and articles that an attribution names. */
@Injectable()
export class ReferencesService {
  constructor(
    private readonly articles: ArticlesService,
    private readonly versions: ArticleVersionsService,
    private readonly speakers: SpeakersService,
    private readonly search: SpeakerSearchService,
  ) {}

  /** @param saidAt the partial date at which an office is read */
  async speaker(ref: SpeakerRef, saidAt: string | null, path: string): Promise<Speaker> {
    requireOne(ref, ['id', 'name', 'position', 'create'], path);
    if (ref.create) return this.speakers.create(ref.create, `${path}.create`);
    return this.speakers.hold(await this.recorded(ref, saidAt, path));
  }

  private async recorded(ref: SpeakerRef, saidAt: string | null, path: string): Promise<Speaker> {
    if (ref.position != null) {
      return this.search.resolvePosition(ref.position, saidAt, `${path}.position`);
    }
    const speaker =
      ref.id != null
        ? await this.speakers.find(ref.id)
        : await this.search.findByName(ref.name ?? '');
    if (speaker) return speaker;
    throw badInput(
      ref.id != null
        ? { path: `${path}.id`, message: `no speaker has the id ${ref.id}` }
        : {
            path: `${path}.name`,
            message: `no speaker goes by "${ref.name}"; check speakers(search:), or add them with "create"`,
          },
    );
  }

  async article(ref: ArticleRef, path: string): Promise<ResolvedArticle> {
    requireOne(ref, ['id', 'versionId', 'url', 'create'], path);
    if (ref.versionId) {
      const version = await this.versions.get(ref.versionId);
      return { article: await this.articles.get(version.articleId), version };
    }
    const article = await this.articleOf(ref, path);
    return { article, version: await this.versions.current(article.id) };
  }

  private async articleOf(ref: ArticleRef, path: string): Promise<Article> {
    if (ref.create) return this.articles.add(ref.create, `${path}.create`);
    if (ref.id) return this.articles.get(ref.id);
    const article = await this.articles.findByUrl(ref.url ?? '', `${path}.url`);
    if (article) return article;
    throw badInput({
      path: `${path}.url`,
      message: `no article with the URL ${ref.url} is recorded; add it with "create"`,
    });
  }
}

function requireOne(ref: object, fields: string[], path: string): void {
  const given = fields.filter((field) => (ref as Record<string, unknown>)[field] != null);
  if (given.length === 1) return;
  const issue: InputIssue = {
    path,
    message: `needs exactly one of ${fields.map((field) => `"${field}"`).join(', ')}; it has ${
      given.length === 0 ? 'none' : given.map((field) => `"${field}"`).join(' and ')
    }`,
  };
  throw badInput(issue);
}

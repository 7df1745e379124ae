import { Injectable } from '@nestjs/common';
import { badInput, type InputIssue } from '../../platform/errors/app-error.js';
import type { Article } from '../../sources/articles/article.entity.js';
import type { ArticleVersion } from '../../sources/articles/article-version.entity.js';
import { ArticleVersionsService } from '../../sources/articles/article-versions.service.js';
import { ArticlesService } from '../../sources/articles/articles.service.js';
import { SpeakerSearchService } from '../../sources/speakers/speaker-search.service.js';
import type { Speaker, SpeakerKind } from '../../sources/speakers/speaker.entity.js';
import { SpeakersService } from '../../sources/speakers/speakers.service.js';
import { Database } from '../../platform/database/database.js';
import { NAMED_BY_ID } from './attribution.queries.js';
import type { ArticleRef, AttributionDetails, SpeakerRef } from './attribution.inputs.js';

/** A version as far as a quote is looked for in it. */
type QuotedVersion = Pick<ArticleVersion, 'id' | 'number' | 'body'>;

/** Of a speaker, what an attribution and its comparison need. */
export type NamedSpeaker = Pick<Speaker, 'id' | 'name' | 'kind'>;

interface ResolvedArticle {
  articleId: string;
  /** The version a quote would stand in; null where the text is not at hand. */
  version: QuotedVersion | null;
}

/** What an attribution refers to. The body of the version is empty where nothing is quoted. */
export interface References extends ResolvedArticle {
  speaker: NamedSpeaker;
}

interface NamedRow {
  articleId: string;
  versionId: string | null;
  number: number | null;
  body: string | null;
  speakerId: string;
  name: string;
  kind: SpeakerKind;
  mergedIntoId: string | null;
}

/** Finds, or adds, the speakers and articles that an attribution names. */
@Injectable()
export class ReferencesService {
  constructor(
    private readonly database: Database,
    private readonly articles: ArticlesService,
    private readonly versions: ArticleVersionsService,
    private readonly speakers: SpeakersService,
    private readonly search: SpeakerSearchService,
  ) {}

  /** @param saidAt the partial date at which an office is read */
  async of(details: AttributionDetails, saidAt: string | null): Promise<References> {
    const { article, speaker, quote } = details;
    const byId = await this.byIds(article, speaker, quote != null);
    if (byId) return byId;
    const resolved = await this.article(article, 'input.article');
    return { ...resolved, speaker: await this.speaker(speaker, saidAt, 'input.speaker') };
  }

  /** The usual case by one statement; null where it is another, or something is amiss. */
  private async byIds(
    article: ArticleRef,
    speaker: SpeakerRef,
    quoted: boolean,
  ): Promise<References | null> {
    if (!isOnly(article, 'id') || !isOnly(speaker, 'id')) return null;
    const [row] = await this.database.prepared<NamedRow>(NAMED_BY_ID, [
      article.id,
      speaker.id,
      quoted,
    ]);
    if (row?.mergedIntoId !== null) return null;
    const { articleId, versionId, number, body, speakerId, name, kind } = row;
    return {
      articleId,
      version: versionId === null ? null : { id: versionId, number: number!, body: body! },
      speaker: { id: speakerId, name, kind },
    };
  }

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

  private async article(ref: ArticleRef, path: string): Promise<ResolvedArticle> {
    requireOne(ref, ['id', 'versionId', 'url', 'create'], path);
    if (ref.versionId) {
      const version = await this.versions.get(ref.versionId);
      return { articleId: version.articleId, version };
    }
    const article = await this.articleOf(ref, path);
    return { articleId: article.id, version: await this.versions.current(article.id) };
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

/** Whether a reference is by this field and no other. */
function isOnly(ref: object, field: string): boolean {
  return Object.entries(ref).every(([name, value]) => (value != null) === (name === field));
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

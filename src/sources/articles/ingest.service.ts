import { Injectable } from '@nestjs/common';
import { Language } from '../../language/language.js';
import { Database } from '../../platform/database/database.js';
import { badInput } from '../../platform/errors/app-error.js';
import { OutletKind } from '../outlets/outlet.entity.js';
import { OutletsService } from '../outlets/outlets.service.js';
import type { ArticlePage } from '../reading/article-page.js';
import { ArticleVersionsService } from './article-versions.service.js';
import type { Article } from './article.entity.js';
import { ArticlesService } from './articles.service.js';
import { FIND_SAME_TEXT, HOLD_PAGE, FIND_SAME_TITLE } from './ingest.queries.js';
import { pageOf } from './page-of.js';
import { type IngestArticleInput, type IngestedArticle, IngestOutcome } from './ingest.types.js';

/** What is said of the article beside its page; it is believed before the page. */
export type IngestDetails = Partial<Omit<IngestArticleInput, 'content' | 'format'>>;

/** UTF-16 code units of what stands for a headline that is nowhere given. */
const FIRST_WORDS = 100;

/** Takes articles as their pages give them, as often as one likes: what is known already is found again. */
@Injectable()
export class IngestService {
  constructor(
    private readonly database: Database,
    private readonly articles: ArticlesService,
    private readonly versions: ArticleVersionsService,
    private readonly outlets: OutletsService,
  ) {}

  /** @throws AppError BAD_USER_INPUT where no article can be read from the content */
  ingest(input: IngestArticleInput): Promise<IngestedArticle> {
    return this.take(pageOf(input.content, { format: input.format }, 'input.content'), input);
  }

  /** Adds the article of a page that was read, or a version of it where it is known and reads otherwise. */
  async take(page: ArticlePage, details: IngestDetails): Promise<IngestedArticle> {
    return this.database.transaction(async () => {
      await this.database.query(HOLD_PAGE, [details.url ?? page.url ?? page.text]);
      const known = await this.known(page, details);
      if (!known) return this.add(page, details);
      const newest = await this.versions.current(known.id);
      const version = await this.versions.add(known, page.text);
      const same = version.id === newest?.id;
      const outcome = same ? IngestOutcome.UNCHANGED : IngestOutcome.NEW_VERSION;
      return { article: known, version, outcome };
    });
  }

  /** By its address; without one by its very text, or by headline, outlet and day together. */
  private async known(page: ArticlePage, details: IngestDetails): Promise<Article | null> {
    const url = details.url ?? page.url;
    if (url) return this.articles.findByUrl(url, 'input.url');
    const [same] = await this.database.query<{ id: string }>(FIND_SAME_TEXT, [page.text]);
    if (same) return this.articles.get(same.id);
    const headline = details.headline ?? page.headline;
    const publishedAt = details.publishedAt ?? page.publishedAt;
    if (!headline || !publishedAt) return null;
    const outletId = details.outletId ?? (await this.knownOutlet(page));
    // Of an outlet that is new, nothing is on record.
    if (outletId === undefined) return null;
    const [titled] = await this.database.query<{ id: string }>(FIND_SAME_TITLE, [
      headline.trim(),
      publishedAt,
      outletId,
    ]);
    return titled ? this.articles.get(titled.id) : null;
  }

  /** Null where the page names none, undefined where it names one that is not on record. */
  private async knownOutlet({ outlet }: ArticlePage): Promise<string | null | undefined> {
    return outlet ? (await this.outlets.findByName(outlet))?.id : null;
  }

  private async add(page: ArticlePage, details: IngestDetails): Promise<IngestedArticle> {
    const stated = details.headline ?? page.headline;
    const article = await this.articles.add({
      headline: (stated ?? firstWords(page.text)).slice(0, 500),
      language: details.language ?? page.language ?? unknownLanguage(),
      byline: details.byline ?? page.byline?.slice(0, 300),
      outletId: details.outletId ?? (await this.outletOf(page)),
      url: details.url ?? page.url,
      publishedAt: details.publishedAt ?? page.publishedAt,
      syndicatedFromId: details.syndicatedFromId,
      note: details.note ?? (stated ? null : noHeadline(page.language)),
      body: page.text,
    });
    const version = await this.versions.current(article.id);
    return { article, version: version!, outcome: IngestOutcome.ADDED };
  }

  /** The outlet that the page names, added where it is new: what it is, an editor says. */
  private async outletOf({ outlet: name }: ArticlePage): Promise<string | null> {
    if (!name || name.length > 200) return null;
    const known = await this.outlets.findByName(name);
    return (known ?? (await this.outlets.create({ name, kind: OutletKind.OTHER }))).id;
  }
}

function firstWords(text: string): string {
  const line = text.trim().split('\n', 1)[0]!.trim();
  if (line.length <= FIRST_WORDS) return line;
  return `${line.slice(0, line.lastIndexOf(' ', FIRST_WORDS) + 1 || FIRST_WORDS).trim()}…`;
}

function noHeadline(language: Language | null): string {
  return language === Language.EN
    ? 'The text states no headline; its first words stand for one.'
    : 'لا يذكر النص عنوانا، وتقوم أولى كلماته مقامه.';
}

function unknownLanguage(): never {
  throw badInput({
    path: 'input.language',
    message: 'cannot be told from the text; give it',
  });
}

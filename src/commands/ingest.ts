import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Language } from '../language/language.js';
import type { Config } from '../platform/config/load-config.js';
import { AppError } from '../platform/errors/app-error.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import { IngestService } from '../sources/articles/ingest.service.js';
import { articleAt } from '../sources/articles/page-fetcher.js';
import type { IngestedArticle } from '../sources/articles/ingest.types.js';
import { type ArticlePage, UnreadablePage } from '../sources/reading/article-page.js';
import { readPage } from '../sources/reading/read-page.js';
import { checkedDate } from './checked-date.js';
import { note, withApp } from './with-app.js';

/** What is said of the one article beside its page. */
export interface IngestCommandOptions {
  url?: string;
  headline?: string;
  publishedAt?: string;
  lang?: Language;
}

interface Read {
  name: string;
  page: ArticlePage;
}

/** Reads articles from files or, where that is turned on, from the web; each is kept or refused by itself. */
export async function ingest(
  config: Config,
  sources: string[],
  options: IngestCommandOptions,
): Promise<void> {
  if (sources.length > 1 && Object.keys(options).length > 0) {
    throw new FatalError(
      'A headline, address, date or language is said of one article: ingest it alone.',
    );
  }
  checkedDate('--published-at', options.publishedAt);
  let refused = 0;
  const refuse = (name: string, why: string): void => {
    refused += 1;
    note(`${name}: ${why}`);
  };
  const read: Read[] = [];
  for (const source of sources) {
    try {
      read.push({ name: source, page: await pageFrom(source, config) });
    } catch (error) {
      refuse(source, reason(error));
    }
  }
  if (read.length > 0) {
    await withApp(config, async (app) => {
      const service = app.get(IngestService);
      for (const { name, page } of read) {
        try {
          const { lang: language, ...details } = options;
          process.stdout.write(
            `${outcomeLine(name, await service.take(page, { ...details, language }))}\n`,
          );
        } catch (error) {
          refuse(name, reason(error));
        }
      }
    });
  }
  if (refused > 0) throw new FatalError(`${refused} of ${sources.length} were not ingested.`);
}

async function pageFrom(source: string, { fetchUrls }: Config): Promise<ArticlePage> {
  if (!/^https?:\/\//i.test(source)) {
    return readPage(await readFile(source), { fileName: basename(source) });
  }
  if (!fetchUrls) {
    throw new FatalError('fetching from the web is off; set ISNAD_FETCH=on, or save the page');
  }
  return articleAt(source);
}

/** What went wrong, for people; what is nobody's input goes on as it is. */
function reason(error: unknown): string {
  if (error instanceof UnreadablePage || error instanceof FatalError) return error.message;
  if (error instanceof AppError) return error.message;
  const { code } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return `cannot be read (${code})`;
}

function outcomeLine(name: string, { article, version, outcome }: IngestedArticle): string {
  return [outcome, `version ${version.number}`, article.id, version.id, name].join('\t');
}

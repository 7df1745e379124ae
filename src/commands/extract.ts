import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { proposeClaims } from '../extraction/engine/propose.js';
import { listProposals } from '../extraction/show/list-proposals.js';
import { renderProposals } from '../extraction/show/render-html.js';
import { detectLanguage } from '../language/text/detect-language.js';
import { Language } from '../language/language.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import { type ArticlePage, UnreadablePage } from '../sources/reading/article-page.js';
import { readPage } from '../sources/reading/read-page.js';
import { checkedDate } from './checked-date.js';

export interface ExtractOptions {
  json?: boolean;
  format: 'text' | 'html';
  published?: string;
  lang?: Language;
}

/** Shows the claims proposed of a file of text, Markdown or HTML. Needs no database. */
export async function extract(file: string, options: ExtractOptions): Promise<void> {
  process.stdout.write(await shownProposals(file, options));
}

/**
 * What `extract` prints of a file: lines for a terminal, JSON, or an HTML page.
 *
 * @throws FatalError naming the file that cannot be read, or in which there is no article
 */
export async function shownProposals(file: string, options: ExtractOptions): Promise<string> {
  const given = checkedDate('--published', options.published);
  const { text, headline, byline, outlet, publishedAt } = await readArticle(file);
  const language = options.lang ?? detectLanguage(text) ?? Language.EN;
  const proposals = proposeClaims(text, {
    language,
    publishedAt: given ?? publishedAt,
    headline,
    byline,
    outlet,
  });
  if (options.json) return `${JSON.stringify(proposals, null, 2)}\n`;
  return options.format === 'html'
    ? renderProposals(text, proposals, language, headline)
    : listProposals(proposals, language);
}

async function readArticle(file: string): Promise<ArticlePage> {
  try {
    return readPage(await readFile(file), { fileName: basename(file) });
  } catch (error) {
    if (error instanceof UnreadablePage) throw new FatalError(`${file} ${error.message}.`);
    const { code } = error as NodeJS.ErrnoException;
    if (code) throw new FatalError(`${file} cannot be read (${code}).`);
    throw error;
  }
}

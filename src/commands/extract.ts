import { readFile } from 'node:fs/promises';
import { proposeClaims } from '../extraction/engine/propose.js';
import { listProposals, renderProposals } from '../extraction/show/render-html.js';
import { detectLanguage } from '../language/detect-language.js';
import { Language } from '../language/language.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import { checkedDate } from './checked-date.js';

export interface ExtractOptions {
  json?: boolean;
  format: 'text' | 'html';
  published?: string;
  lang?: Language;
}

/** Proposes the claims of a plain text file. Needs no database. */
export async function extract(file: string, options: ExtractOptions): Promise<void> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new FatalError(`${file} cannot be read (${error.code ?? error.message}).`);
  });
  const language = options.lang ?? detectLanguage(text) ?? Language.EN;
  const publishedAt = checkedDate('--published', options.published);
  const proposals = proposeClaims(text, { language, publishedAt });
  const shown = options.json
    ? `${JSON.stringify(proposals, null, 2)}\n`
    : options.format === 'html'
      ? renderProposals(text, proposals, language)
      : listProposals(proposals);
  process.stdout.write(shown);
}

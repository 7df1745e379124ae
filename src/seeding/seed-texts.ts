import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AttributionsService } from '../claims/attributions/attributions.service.js';
import type { InputIssue } from '../platform/errors/app-error.js';
import { brokenText } from '../platform/errors/broken-text.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import { ArticleVersionsService } from '../sources/articles/article-versions.service.js';
import type { ArticleVersion } from '../sources/articles/article-version.entity.js';
import { ArticlesService } from '../sources/articles/articles.service.js';
import type { Seeds } from './seed-files.js';
import type { SeedLoad } from './seed-load.js';
import type { SeedSpan } from './seed-records.js';

/** Brings in the articles' own texts where an administrator has them, and marks the quotes in them. */
@Injectable()
export class SeedTexts {
  constructor(
    private readonly articles: ArticlesService,
    private readonly versions: ArticleVersionsService,
    private readonly attributions: AttributionsService,
  ) {}

  /**
   * A text is known by its SHA-256, so its file may have any name; one that is not there is left out.
   *
   * @returns how many quotes were marked
   */
  async attach(load: SeedLoad, seeds: Seeds, folder: string): Promise<number> {
    const versions = await this.keep(load, seeds, await textsByHash(folder));
    let quotes = 0;
    for (const claim of seeds.records.claims) {
      for (const [ordinal, { article, at }] of claim.attributions.entries()) {
        const version = versions.get(article);
        if (!version || !at) continue;
        const { exact, fault } = cut(version.body, at);
        if (fault) {
          const { path, message } = fault;
          const within = ['attributions', ordinal, 'at', path];
          throw seeds.fault('claims', claim.key, within, `${within.join('.')}: ${message}`);
        }
        const claimId = load.id('claims', claim.key);
        const quote = { exact, start: at.start };
        quotes += (await this.attributions.addQuote(claimId, ordinal, version, quote)) ? 1 : 0;
      }
    }
    return quotes;
  }

  /** The versions with the texts at hand, by the keys of their articles. */
  private async keep(
    load: SeedLoad,
    seeds: Seeds,
    texts: Map<string, Buffer>,
  ): Promise<Map<string, ArticleVersion>> {
    const versions = new Map<string, ArticleVersion>();
    for (const { key, sha256 } of seeds.records.articles) {
      const bytes = texts.get(sha256 ?? '');
      if (!bytes) continue;
      const { body, fault } = read(bytes);
      if (fault) throw seeds.fault('articles', key, ['sha256'], `sha256: its text ${fault}`);
      const article = await this.articles.get(load.id('articles', key));
      // An editor may have added a corrected body since: what was loaded before it does not come again.
      const known = await this.versions.withBody(article.id, body);
      versions.set(key, known ?? (await this.versions.add(article, body)));
    }
    return versions;
  }
}

/** The folder's texts under the SHA-256 of their bytes: a text of another wording is another text. */
async function textsByHash(folder: string): Promise<Map<string, Buffer>> {
  const names = await readdir(folder).catch(() => {
    throw new FatalError(`The folder of texts ${folder} cannot be read.`);
  });
  const texts = new Map<string, Buffer>();
  for (const name of names.filter((each) => each.endsWith('.txt'))) {
    const bytes = await readFile(join(folder, name)).catch((error: Error) => {
      throw new FatalError(`The text ${join(folder, name)} cannot be read: ${error.message}`);
    });
    texts.set(createHash('sha256').update(bytes).digest('hex'), bytes);
  }
  return texts;
}

/** A text as it is stored, or why it cannot be. */
function read(bytes: Buffer): { body: string; fault?: string } {
  if (bytes.length === 0) return { body: '', fault: 'is empty' };
  if (!isUtf8(bytes)) return { body: '', fault: 'is not UTF-8' };
  // A byte order mark stays: the hash and the offsets count it.
  const body = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return { body, fault: brokenText(body, '')?.message };
}

/** The words of a span, or at which of its ends it does not fit the text. */
function cut(body: string, { start, end }: SeedSpan): { exact: string; fault?: InputIssue } {
  const exact = body.slice(start, end);
  if (end > body.length) {
    const message = `must not be beyond the text, which has ${body.length} UTF-16 code units`;
    return { exact, fault: { path: 'end', message } };
  }
  const halved = { message: 'must not cut a character in two' };
  if (/^[\uDC00-\uDFFF]/.test(exact)) return { exact, fault: { path: 'start', ...halved } };
  if (/[\uD800-\uDBFF]$/.test(exact)) return { exact, fault: { path: 'end', ...halved } };
  return { exact };
}

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AttributionsService } from '../claims/attributions/attributions.service.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import { ArticleVersionsService } from '../sources/articles/article-versions.service.js';
import type { ArticleVersion } from '../sources/articles/article-version.entity.js';
import { ArticlesService } from '../sources/articles/articles.service.js';
import type { SeedSet } from './seed-files.js';
import type { SeedLoad } from './seed-load.js';

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
  async attach(load: SeedLoad, seeds: SeedSet, folder: string): Promise<number> {
    const texts = await textsByHash(folder);
    const versions = new Map<string, ArticleVersion>();
    for (const { key, sha256 } of seeds.articles) {
      const body = texts.get(sha256 ?? '');
      if (body === undefined) continue;
      const article = await this.articles.get(load.id('articles', key));
      versions.set(key, await this.versions.add(article, body));
    }
    let quotes = 0;
    for (const claim of seeds.claims) {
      for (const [ordinal, { article, at }] of claim.attributions.entries()) {
        const version = versions.get(article);
        if (!version || !at) continue;
        const exact = version.body.slice(at.start, at.end);
        const quote = { exact, start: at.start };
        const claimId = load.id('claims', claim.key);
        quotes += (await this.attributions.addQuote(claimId, ordinal, version, quote)) ? 1 : 0;
      }
    }
    return quotes;
  }
}

/** The folder's texts under the SHA-256 of their bytes: a text of another wording is another text. */
async function textsByHash(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder).catch(() => {
    throw new FatalError(`The folder of texts ${folder} cannot be read.`);
  });
  const texts = new Map<string, string>();
  for (const name of names.filter((each) => each.endsWith('.txt'))) {
    const bytes = await readFile(join(folder, name));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    texts.set(sha256, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  }
  return texts;
}

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AttributionsService } from '../claims/attributions/attributions.service.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import { ArticleVersionsService } from '../sources/articles/article-versions.service.js';
import type { ArticleVersion } from '../sources/articles/article-version.entity.js';
import { ArticlesService } from '../sources/articles/articles.service.js';
import type { SeedSet } from './seed-files.js';
import type { SeedArticle } from './seed-records.js';
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
   * @returns how many quotes were marked
   * @throws FatalError where a text is not the one that the seeds were made from
   */
  async attach(load: SeedLoad, seeds: SeedSet, folder: string): Promise<number> {
    const versions = new Map<string, ArticleVersion>();
    for (const seed of seeds.articles) {
      const body = await readText(seed, folder);
      if (body === null) continue;
      const article = await this.articles.get(load.id('article', seed.key));
      versions.set(seed.key, await this.versions.add(article, body));
    }
    let quotes = 0;
    for (const claim of seeds.claims) {
      for (const [ordinal, { article, at }] of claim.attributions.entries()) {
        const version = versions.get(article);
        if (!version || !at) continue;
        const exact = version.body.slice(at.start, at.end);
        const quote = { exact, start: at.start };
        const claimId = load.id('claim', claim.key);
        quotes += (await this.attributions.addQuote(claimId, ordinal, version, quote)) ? 1 : 0;
      }
    }
    return quotes;
  }
}

/** The text of `<key>.txt`; null where there is no such file. */
async function readText({ key, sha256 }: SeedArticle, folder: string): Promise<string | null> {
  const path = join(folder, `${key}.txt`);
  const bytes = await readFile(path).catch(() => null);
  if (!bytes) return null;
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (sha256 && actual !== sha256) {
    throw new FatalError(
      `${path} is not the text that the seeds point into: its SHA-256 is ${actual}, not ${sha256}`,
    );
  }
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

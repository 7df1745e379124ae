import { Injectable } from '@nestjs/common';
import { ClaimsService } from '../claims/claims.service.js';
import { TopicsService } from '../claims/topics/topics.service.js';
import { EditorialService } from '../contradictions/review/editorial.service.js';
import { Database } from '../platform/database/database.js';
import { ArticlesService } from '../sources/articles/articles.service.js';
import { OutletsService } from '../sources/outlets/outlets.service.js';
import { SpeakersService } from '../sources/speakers/speakers.service.js';
import { readSeedFiles, type SeedSet } from './seed-files.js';
import { SeedLoad } from './seed-load.js';
import type { SeedAttribution, SeedClaim } from './seed-records.js';
import { SeedTexts } from './seed-texts.js';

/** How many records a load added, and how many were there already. */
export interface SeedOutcome {
  added: number;
  unchanged: number;
  /** Quotes found in the article texts that were at hand. */
  quotes: number;
}

/** Fills the database from seed files, through the same services as the API. */
@Injectable()
export class SeedingService {
  constructor(
    private readonly database: Database,
    private readonly outlets: OutletsService,
    private readonly speakers: SpeakersService,
    private readonly topics: TopicsService,
    private readonly articles: ArticlesService,
    private readonly claims: ClaimsService,
    private readonly editorial: EditorialService,
    private readonly texts: SeedTexts,
  ) {}

  /** Whether nothing was ever recorded here, by seeds or by editors. */
  async isEmpty(): Promise<boolean> {
    const rows = await this.database.query<object>(`SELECT FROM history_entry LIMIT 1`);
    return rows.length === 0;
  }

  /**
   * Loads a folder in one transaction: all of it or nothing. What an earlier load brought is left as
   * editors have made it since.
   *
   * @param textsFolder where the articles' texts lie as .txt files, if they are at hand
   * @throws FatalError naming the file and line, or the record that a service refused
   */
  async load(folder: string, textsFolder: string | null = null): Promise<SeedOutcome> {
    const files = await readSeedFiles(folder);
    const seeds = files.records;
    return this.database.transaction(async () => {
      const load = new SeedLoad(this.database, files, await this.knownIds());
      await this.addSources(load, seeds);
      for (const claim of seeds.claims) await this.addClaim(load, claim);
      for (const record of seeds.contradictions) {
        await load.once('contradictions', record, () =>
          this.editorial.record({
            claimId: load.id('claims', record.a),
            otherClaimId: load.id('claims', record.b),
            relation: record.relation,
            rationale: record.rationale,
            rationaleTranslation: record.rationaleEn,
          }),
        );
      }
      const quotes = textsFolder ? await this.texts.attach(load, files, textsFolder) : 0;
      return { added: load.added, unchanged: load.unchanged, quotes };
    });
  }

  private async addSources(load: SeedLoad, seeds: SeedSet): Promise<void> {
    for (const { key, ...input } of seeds.outlets) {
      await load.once('outlets', { key }, () => this.outlets.create(input));
    }
    for (const { key, ...input } of seeds.speakers) {
      await load.once('speakers', { key }, () => this.speakers.create(input));
    }
    for (const { key, ...input } of seeds.topics) {
      await load.once('topics', { key }, () => this.topics.create(input));
    }
    // The hash is checked where the text is at hand: see SeedTexts.
    for (const { key, outlet, sha256, ...input } of seeds.articles) {
      const outletId = outlet ? load.id('outlets', outlet) : null;
      await load.once('articles', { key }, () => this.articles.add({ ...input, outletId }));
    }
  }

  private async addClaim(load: SeedLoad, seed: SeedClaim): Promise<void> {
    const [first, ...more] = seed.attributions.map((each) => toDetails(load, each));
    if (!first) return;
    const added = await load.once('claims', seed, () =>
      this.claims.record({
        ...first,
        statement: seed.statement,
        translation: seed.english,
        language: seed.language,
        kind: seed.kind,
        topicIds: seed.topics.map((key) => load.id('topics', key)),
        period: seed.period,
        quantities: seed.quantities,
        draft: false,
      }),
    );
    if (!added) return;
    const claimId = load.id('claims', seed.key);
    for (const details of more) {
      await load.refusable('claims', seed.key, () =>
        this.claims.attribute({ ...details, claimId }),
      );
    }
  }

  private async knownIds(): Promise<Map<string, string>> {
    const rows = await this.database.query<{ key: string; record_id: string }>(
      'SELECT key, record_id FROM seed_record',
    );
    return new Map(rows.map((row) => [row.key, row.record_id]));
  }
}

function toDetails(load: SeedLoad, seed: SeedAttribution) {
  return {
    article: { id: load.id('articles', seed.article) },
    speaker: { id: load.id('speakers', seed.speaker) },
    stance: seed.stance,
    form: seed.form,
    saidAt: seed.saidAt,
    chain: seed.chain?.map((hop) => ({
      speaker: { id: load.id('speakers', hop.speaker) },
      cue: hop.cue,
    })),
  };
}

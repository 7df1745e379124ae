import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { HistoryService } from '../../history/history.service.js';
import { Database } from '../../platform/database/database.js';
import { badInput } from '../../platform/errors/app-error.js';
import type { ArticleVersion } from '../../sources/articles/article-version.entity.js';
import { Claim } from '../claim.entity.js';
import { findQuote, type QuoteSelector } from '../quotes/quote-anchor.js';
import { QuoteAnchorsService } from '../quotes/quote-anchors.service.js';
import type { QuoteInput } from '../quotes/quote.types.js';
import { Attribution, ChainHop } from './attribution.entity.js';
import type { AttributionDetails } from './attribution.inputs.js';
import { type NamedSpeaker, ReferencesService } from './references.service.js';

/** An attribution that is not yet stored, with its chain. */
export interface ReadAttribution {
  attribution: Attribution;
  speaker: NamedSpeaker;
  hops: ChainHop[];
}

@Injectable()
export class AttributionsService {
  constructor(
    private readonly database: Database,
    private readonly history: HistoryService,
    private readonly references: ReferencesService,
    private readonly anchors: QuoteAnchorsService,
  ) {}

  /** Stores one attribution of a claim with its chain and quote, after those it already has. */
  async add(claimId: string, details: AttributionDetails): Promise<Attribution> {
    const { attribution, hops } = await this.read(
      claimId,
      details,
      await this.nextOrdinal(claimId),
    );
    await this.database.repository(Attribution).insert(attribution);
    await this.anchors.catchUp(attribution);
    await this.database.repository(ChainHop).insert(hops);
    return attribution;
  }

  /**
   * What `details` say of a claim, ready to be stored: the first of its attributions. Speakers and articles
   * that they add are stored at once.
   */
  readFirst(claimId: string, details: AttributionDetails): Promise<ReadAttribution> {
    return this.read(claimId, details, 0);
  }

  /** Looks for the quote of an attribution just stored in the versions that came after the one it stands in. */
  anchor(attribution: Attribution): Promise<void> {
    return this.anchors.catchUp(attribution);
  }

  private async read(
    claimId: string,
    details: AttributionDetails,
    ordinal: number,
  ): Promise<ReadAttribution> {
    const saidAt = details.saidAt ?? null;
    const { articleId, version, speaker } = await this.references.of(details, saidAt);
    const quote = details.quote ? locate(details.quote, version) : null;
    const attribution = Object.assign(new Attribution(), {
      claimId,
      ordinal,
      articleId,
      articleVersionId: version?.id ?? null,
      speakerId: speaker.id,
      saidAt,
      stance: details.stance,
      form: details.form,
      ...columnsOf(quote),
    });
    return { attribution, speaker, hops: await this.readChain(attribution, details) };
  }

  /**
   * Marks the words of an attribution that was recorded without them. One that has a quote keeps it.
   *
   * @returns whether the quote was added
   */
  async addQuote(
    claimId: string,
    ordinal: number,
    version: ArticleVersion,
    request: QuoteInput,
  ): Promise<boolean> {
    const repository = this.database.repository(Attribution);
    const attribution = await repository.findOne({
      where: { claimId, ordinal, articleId: version.articleId, quoteExact: IsNull() },
      lock: { mode: 'for_no_key_update' },
    });
    if (!attribution) return false;
    const quote = locate(request, version);
    Object.assign(attribution, { articleVersionId: version.id, ...columnsOf(quote) });
    await repository.save(attribution);
    await this.anchors.catchUp(attribution);
    const claim = await this.database.repository(Claim).findOneByOrFail({ id: claimId });
    await this.history.record(claim, 'quoted', [
      { field: 'quote', before: null, after: { attribution: attribution.id, exact: quote.exact } },
    ]);
    return true;
  }

  private async readChain(
    attribution: Attribution,
    details: AttributionDetails,
  ): Promise<ChainHop[]> {
    const hops: ChainHop[] = [];
    for (const [ordinal, hop] of (details.chain ?? []).entries()) {
      const path = `input.chain.${ordinal}.speaker`;
      const speaker = await this.references.speaker(hop.speaker, attribution.saidAt, path);
      hops.push(
        Object.assign(new ChainHop(), {
          attributionId: attribution.id,
          ordinal,
          speakerId: speaker.id,
          cue: hop.cue ?? null,
        }),
      );
    }
    return hops;
  }

  private async nextOrdinal(claimId: string): Promise<number> {
    const [row] = await this.database.query<{ next: number }>(
      'SELECT COALESCE(max(ordinal) + 1, 0) AS next FROM attribution WHERE claim_id = $1',
      [claimId],
    );
    return row?.next ?? 0;
  }
}

/** A quote as an attribution's columns hold it. */
export function columnsOf(quote: QuoteSelector | null): Partial<Attribution> {
  return {
    quoteExact: quote?.exact ?? null,
    quotePrefix: quote?.prefix ?? null,
    quoteSuffix: quote?.suffix ?? null,
    quoteStart: quote?.start ?? null,
    quoteEnd: quote?.end ?? null,
  };
}

/** The place of a quote in a version; BAD_USER_INPUT where it is not there, or not clear. */
export function locate(
  quote: QuoteInput,
  version: Pick<ArticleVersion, 'body' | 'number'> | null,
): QuoteSelector {
  if (!version) {
    throw badInput({
      path: 'input.quote',
      message: 'the article’s text is not recorded; add it with addArticleVersion first',
    });
  }
  const search = findQuote(version.body, quote);
  if ('found' in search) return search.found;
  throw badInput({
    path: 'input.quote.exact',
    message:
      search.failure === 'ABSENT'
        ? `these words do not stand in version ${version.number} of the article; copy them exactly`
        : 'these words stand there more than once; give "prefix" or "suffix" to say which',
  });
}

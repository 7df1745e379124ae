import { Injectable } from '@nestjs/common';
import { Database, type Joined, type Selection } from '../../platform/database/database.js';
import {
  groupedBy,
  type Loader,
  type LoaderDefinition,
  type Loaders,
} from '../../platform/graphql/loaders.js';
import { belongingTo } from '../../platform/graphql/record-loaders.js';
import { Article } from '../../sources/articles/article.entity.js';
import { ArticleLoaders } from '../../sources/articles/article.loaders.js';
import { Outlet } from '../../sources/outlets/outlet.entity.js';
import { Position } from '../../sources/speakers/position.entity.js';
import { Speaker } from '../../sources/speakers/speaker.entity.js';
import { SpeakerLoaders } from '../../sources/speakers/speaker.loaders.js';
import type { QuoteAnchor } from '../quotes/quote.types.js';
import { Attribution, ChainHop } from './attribution.entity.js';
import { ATTRIBUTIONS, CHAINS, OFFICES } from './attribution.queries.js';

type Sourced = [Attribution, Speaker, Article, Outlet];

const SOURCED: Selection<Sourced> = {
  parts: [
    [Attribution, 'a'],
    [Speaker, 's'],
    [Article, 'ar'],
    [Outlet, 'o'],
  ],
  from: ATTRIBUTIONS,
};

const HOPS: Selection<[ChainHop, Speaker]> = {
  parts: [
    [ChainHop, 'h'],
    [Speaker, 's'],
  ],
  from: CHAINS,
};

const HELD: Selection<[Position]> = { parts: [[Position, 'p']], from: OFFICES };

@Injectable()
export class AttributionLoaders {
  readonly chain;

  constructor(
    private readonly database: Database,
    private readonly articles: ArticleLoaders,
    private readonly speakers: SpeakerLoaders,
  ) {
    this.chain = belongingTo(database, ChainHop, 'attributionId', 't.ordinal');
  }

  /** The attributions of a claim; what is shown with them is handed to the loaders it belongs to. */
  readonly ofClaim: LoaderDefinition<string, Attribution[]> = {
    load: async (claimIds, loaders) => {
      const [sourced, hops, held] = await this.database.together<
        [Sourced, [ChainHop, Speaker], [Position]]
      >([SOURCED, HOPS, HELD], [claimIds]);
      const attributions = sourced.map(([attribution]) => attribution!);
      this.primeSources(loaders, sourced, hops);
      primeLists(
        loaders.for(this.chain),
        attributions.map((attribution) => attribution.id),
        hops.map(([hop]) => hop!),
        (hop) => hop.attributionId,
      );
      primeLists(
        loaders.for(this.speakers.positions),
        attributions.map((attribution) => attribution.speakerId),
        held.map(([position]) => position!),
        (position) => position.speakerId,
      );
      return groupedBy(claimIds, attributions, (attribution) => attribution.claimId);
    },
  };

  readonly anchors: LoaderDefinition<string, QuoteAnchor[]> = {
    load: async (attributionIds) => {
      const rows = await this.database.query<QuoteAnchor & { attributionId: string }>(
        `SELECT q.attribution_id AS "attributionId", q.article_version_id AS "articleVersionId",
           q.state, q.start_offset AS start, q.end_offset AS "end"
         FROM quote_anchor q JOIN article_version v ON v.id = q.article_version_id
         WHERE q.attribution_id = ANY($1) ORDER BY v.number`,
        [attributionIds],
      );
      return groupedBy(attributionIds, rows, (row) => row.attributionId);
    },
  };

  private primeSources(
    loaders: Loaders,
    sourced: Joined<Sourced>[],
    hops: Joined<[ChainHop, Speaker]>[],
  ): void {
    const speakers = loaders.for(this.speakers.byId);
    const articles = loaders.for(this.articles.byId);
    const outlets = loaders.for(this.articles.outlet);
    for (const [, speaker, article, outlet] of sourced) {
      if (speaker) speakers.prime(speaker.id, speaker);
      if (article) articles.prime(article.id, article);
      if (outlet) outlets.prime(outlet.id, outlet);
    }
    for (const [, speaker] of hops) if (speaker) speakers.prime(speaker.id, speaker);
  }
}

function primeLists<Row>(
  loader: Loader<string, Row[]>,
  owners: readonly string[],
  rows: readonly Row[],
  ownerOf: (row: Row) => string,
): void {
  const lists = groupedBy(owners, rows, ownerOf);
  owners.forEach((owner, i) => loader.prime(owner, lists[i]!));
}

import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Database } from '../platform/database/database.js';
import { childPages } from '../platform/graphql/child-pages.js';
import { type ConnectionOf, PageArgs } from '../platform/graphql/connection.js';
import { RequestLoaders } from '../platform/graphql/context.js';
import type { Loaded, Loaders } from '../platform/graphql/loaders.js';
import { Article } from '../sources/articles/article.entity.js';
import { Speaker } from '../sources/speakers/speaker.entity.js';
import { Claim, ClaimConnection } from './claim.entity.js';
import { ClaimSearchService } from './search/claim-search.service.js';
import { Topic } from './topics/topic.entity.js';

@Resolver(() => Article)
export class ArticleClaimFields {
  private readonly pages;

  constructor(database: Database, search: ClaimSearchService) {
    this.pages = childPages(database, Claim, () =>
      search.where('t.id IN (SELECT x.claim_id FROM attribution x WHERE x.article_id = p.id)'),
    );
  }

  @ResolveField(() => ClaimConnection, { description: 'Claims that stand in it, last said first.' })
  claims(
    @Parent() article: Article,
    @Args() { first, after }: PageArgs,
    @RequestLoaders() loaders: Loaders,
  ): Loaded<ConnectionOf<Claim>> {
    return loaders.for(this.pages).load({ parentId: article.id, page: { first, after } });
  }
}

@Resolver(() => Speaker)
export class SpeakerClaimFields {
  private readonly pages;

  constructor(database: Database, search: ClaimSearchService) {
    this.pages = childPages(database, Claim, () =>
      search.where('t.id IN (SELECT x.claim_id FROM attribution x WHERE x.speaker_id = p.id)'),
    );
  }

  @ResolveField(() => ClaimConnection, { description: 'What they put forward, last said first.' })
  claims(
    @Parent() speaker: Speaker,
    @Args() { first, after }: PageArgs,
    @RequestLoaders() loaders: Loaders,
  ): Loaded<ConnectionOf<Claim>> {
    return loaders.for(this.pages).load({ parentId: speaker.id, page: { first, after } });
  }
}

@Resolver(() => Topic)
export class TopicClaimFields {
  private readonly pages;

  constructor(database: Database, search: ClaimSearchService) {
    this.pages = childPages(database, Claim, () =>
      search.where('t.id IN (SELECT x.claim_id FROM claim_topic x WHERE x.topic_id = p.id)'),
    );
  }

  @ResolveField(() => ClaimConnection, { description: 'Claims filed under it, last said first.' })
  claims(
    @Parent() topic: Topic,
    @Args() { first, after }: PageArgs,
    @RequestLoaders() loaders: Loaders,
  ): Loaded<ConnectionOf<Claim>> {
    return loaders.for(this.pages).load({ parentId: topic.id, page: { first, after } });
  }
}

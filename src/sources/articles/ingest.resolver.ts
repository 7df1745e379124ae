import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { PERMISSIONS } from '../../access/permissions.js';
import { OwnTransactions } from '../../platform/graphql/own-transactions.js';
import { Requires } from '../../platform/graphql/permissions.js';
import { PageFetcher } from './page-fetcher.js';
import { IngestService } from './ingest.service.js';
import { FetchArticleInput, IngestArticleInput, IngestedArticle } from './ingest.types.js';
import { Cost } from '../../platform/graphql/cost.decorator.js';

@Resolver(() => IngestedArticle)
export class IngestResolver {
  constructor(
    private readonly ingests: IngestService,
    private readonly fetcher: PageFetcher,
  ) {}

  @Mutation(() => IngestedArticle, {
    description:
      'Reads an article from its page and keeps its main text. Known by its URL, else by its text, else by headline, outlet and day together: the same text changes nothing, another is kept as the next version with the quotes found again in it. An outlet that the page names and nobody has recorded is added. BAD_USER_INPUT where no article can be read, NOT_FOUND for an unknown outlet.',
  })
  @Requires(PERMISSIONS.SOURCES)
  @Cost(2000)
  ingestArticle(@Args('input') input: IngestArticleInput): Promise<IngestedArticle> {
    return this.ingests.ingest(input);
  }

  @Mutation(() => IngestedArticle, {
    description:
      'Fetches a page from the public web and ingests it as `ingestArticle` does. Off unless the operator turns it on; addresses of private networks are never asked. BAD_USER_INPUT where there is no article to be had within 15 seconds.',
  })
  @Requires(PERMISSIONS.SOURCES)
  @OwnTransactions()
  async fetchArticle(
    @Args('input') { url, ...stated }: FetchArticleInput,
  ): Promise<IngestedArticle> {
    return this.ingests.take(await this.fetcher.fetch(url), stated);
  }
}

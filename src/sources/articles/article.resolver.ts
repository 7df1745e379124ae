import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PERMISSIONS } from '../../access/permissions.js';
import { type HistoryEntry, HistoryEntryConnection } from '../../history/history-entry.entity.js';
import { HistoryLoaders } from '../../history/history.loaders.js';
import { type ConnectionOf, PageArgs } from '../../platform/graphql/connection.js';
import { type RequestContext, RequestLoaders } from '../../platform/graphql/context.js';
import type { Loaded, Loaders } from '../../platform/graphql/loaders.js';
import { Requires } from '../../platform/graphql/permissions.js';
import { Outlet } from '../outlets/outlet.entity.js';
import { ArticlesArgs } from './article.args.js';
import { Article, ArticleConnection } from './article.entity.js';
import { AddArticleInput, AddArticleVersionInput, UpdateArticleInput } from './article.inputs.js';
import { ArticleLoaders } from './article.loaders.js';
import { ArticleSearchService } from './article-search.service.js';
import { ArticleVersion } from './article-version.entity.js';
import { ArticlesService } from './articles.service.js';

@Resolver(() => Article)
export class ArticleResolver {
  constructor(
    private readonly articles: ArticlesService,
    private readonly search: ArticleSearchService,
    private readonly loaders: ArticleLoaders,
    private readonly historyLoaders: HistoryLoaders,
  ) {}

  @Query(() => ArticleConnection, { name: 'articles', description: 'Articles under a filter.' })
  @Requires(PERMISSIONS.READ)
  list(@Args() args: ArticlesArgs): Promise<ConnectionOf<Article>> {
    return this.search.list(args.filter, args.orderBy, args);
  }

  @Mutation(() => Article, {
    description:
      'Adds an article, with its text as version 1 where given. CONFLICT where the URL is already recorded, NOT_FOUND for an unknown outlet.',
  })
  @Requires(PERMISSIONS.SOURCES)
  addArticle(@Args('input') input: AddArticleInput): Promise<Article> {
    return this.articles.add(input);
  }

  @Mutation(() => Article, {
    description: 'Changes what is known of an article, not its text. NOT_FOUND, CONFLICT (URL).',
  })
  @Requires(PERMISSIONS.SOURCES)
  updateArticle(@Args('input') input: UpdateArticleInput): Promise<Article> {
    return this.articles.update(input);
  }

  @Mutation(() => ArticleVersion, {
    description:
      'Keeps a newly captured body as the next version and finds every quote of the article in it. The same bytes as the newest version change nothing. NOT_FOUND.',
  })
  @Requires(PERMISSIONS.SOURCES)
  addArticleVersion(@Args('input') input: AddArticleVersionInput): Promise<ArticleVersion> {
    return this.articles.addVersion(input);
  }

  @ResolveField(() => Outlet, { nullable: true, description: 'Who published it; null if unknown.' })
  outlet(article: Article, _args: unknown, { loaders }: RequestContext): Loaded<Outlet | null> {
    if (!article.outletId) return null;
    return loaders.for(this.loaders.outlet).load(article.outletId);
  }

  @ResolveField(() => Article, { nullable: true, description: 'The article it reprints, if any.' })
  syndicatedFrom(
    article: Article,
    _args: unknown,
    { loaders }: RequestContext,
  ): Loaded<Article | null> {
    if (!article.syndicatedFromId) return null;
    return loaders.for(this.loaders.byId).load(article.syndicatedFromId);
  }

  @ResolveField(() => [ArticleVersion], { description: 'The captured bodies, oldest first.' })
  versions(
    article: Article,
    _args: unknown,
    { loaders }: RequestContext,
  ): Loaded<ArticleVersion[]> {
    return loaders.for(this.loaders.versions).load(article.id);
  }

  @ResolveField(() => HistoryEntryConnection, { description: 'Its changes, newest first.' })
  history(
    @Parent() article: Article,
    @Args() page: PageArgs,
    @RequestLoaders() loaders: Loaders,
  ): Loaded<ConnectionOf<HistoryEntry>> {
    return this.historyLoaders.of(loaders, article.id, page);
  }
}

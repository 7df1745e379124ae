import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PERMISSIONS } from '../../access/permissions.js';
import { type HistoryEntry, HistoryEntryConnection } from '../../history/history-entry.entity.js';
import { HistoryLoaders } from '../../history/history.loaders.js';
import { type ConnectionOf, PageArgs } from '../../platform/graphql/connection.js';
import { RequestLoaders } from '../../platform/graphql/context.js';
import type { Loaded, Loaders } from '../../platform/graphql/loaders.js';
import { Requires } from '../../platform/graphql/permissions.js';
import { Topic, TopicConnection } from './topic.entity.js';
import { CreateTopicInput, UpdateTopicInput } from './topic.inputs.js';
import { TopicsService } from './topics.service.js';

@Resolver(() => Topic)
export class TopicResolver {
  constructor(
    private readonly topics: TopicsService,
    private readonly historyLoaders: HistoryLoaders,
  ) {}

  @Query(() => TopicConnection, { name: 'topics', description: 'All topics by name.' })
  @Requires(PERMISSIONS.READ)
  list(@Args() page: PageArgs): Promise<ConnectionOf<Topic>> {
    return this.topics.list(page);
  }

  @Mutation(() => Topic, { description: 'Adds a topic. CONFLICT where the name is taken.' })
  @Requires(PERMISSIONS.SOURCES)
  createTopic(@Args('input') input: CreateTopicInput): Promise<Topic> {
    return this.topics.create(input);
  }

  @Mutation(() => Topic, { description: 'Changes a topic. NOT_FOUND, CONFLICT (name).' })
  @Requires(PERMISSIONS.SOURCES)
  updateTopic(@Args('input') input: UpdateTopicInput): Promise<Topic> {
    return this.topics.update(input);
  }

  @ResolveField(() => HistoryEntryConnection, { description: 'Its changes, newest first.' })
  history(
    @Parent() topic: Topic,
    @Args() page: PageArgs,
    @RequestLoaders() loaders: Loaders,
  ): Loaded<ConnectionOf<HistoryEntry>> {
    return this.historyLoaders.of(loaders, topic.id, page);
  }
}

import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PERMISSIONS } from '../../access/permissions.js';
import { type HistoryEntry, HistoryEntryConnection } from '../../history/history-entry.entity.js';
import { HistoryLoaders } from '../../history/history.loaders.js';
import { type ConnectionOf, PageArgs } from '../../platform/graphql/connection.js';
import { RequestLoaders } from '../../platform/graphql/context.js';
import type { Loaded, Loaders } from '../../platform/graphql/loaders.js';
import { Requires } from '../../platform/graphql/permissions.js';
import { SearchArgs } from '../search.args.js';
import { Outlet, OutletConnection } from './outlet.entity.js';
import { CreateOutletInput, UpdateOutletInput } from './outlet.inputs.js';
import { OutletsService } from './outlets.service.js';

@Resolver(() => Outlet)
export class OutletResolver {
  constructor(
    private readonly outlets: OutletsService,
    private readonly historyLoaders: HistoryLoaders,
  ) {}

  @Query(() => OutletConnection, {
    name: 'outlets',
    description: 'Outlets by name. The search reads names and aliases in any spelling.',
  })
  @Requires(PERMISSIONS.READ)
  list(@Args() args: SearchArgs): Promise<ConnectionOf<Outlet>> {
    return this.outlets.list(args.search, args);
  }

  @Mutation(() => Outlet, {
    description: 'Adds an outlet. CONFLICT where a name or alias is already taken.',
  })
  @Requires(PERMISSIONS.SOURCES)
  createOutlet(@Args('input') input: CreateOutletInput): Promise<Outlet> {
    return this.outlets.create(input);
  }

  @Mutation(() => Outlet, {
    description: 'Changes an outlet. NOT_FOUND, or CONFLICT where a name is already taken.',
  })
  @Requires(PERMISSIONS.SOURCES)
  updateOutlet(@Args('input') input: UpdateOutletInput): Promise<Outlet> {
    return this.outlets.update(input);
  }

  @ResolveField(() => HistoryEntryConnection, { description: 'Its changes, newest first.' })
  history(
    @Parent() outlet: Outlet,
    @Args() page: PageArgs,
    @RequestLoaders() loaders: Loaders,
  ): Loaded<ConnectionOf<HistoryEntry>> {
    return this.historyLoaders.of(loaders, outlet.id, page);
  }
}

import { ResolveField, Resolver } from '@nestjs/graphql';
import { ActorNames } from '../access/actor-names.js';
import type { RequestContext } from '../platform/graphql/context.js';
import type { Loaded } from '../platform/graphql/loaders.js';
import { HistoryActor } from './history-actor.type.js';

@Resolver(() => HistoryActor)
export class HistoryActorResolver {
  constructor(private readonly names: ActorNames) {}

  @ResolveField(() => String, {
    nullable: true,
    description:
      'What the user, or the API key, is called now; null for the system, and for a user whose personal data were erased.',
  })
  name({ id }: HistoryActor, _args: unknown, { loaders }: RequestContext): Loaded<string | null> {
    return id === null ? null : loaders.for(this.names.byId).load(id);
  }
}

import { ResolveField, Resolver } from '@nestjs/graphql';
import { ActorNames } from '../../access/actor-names.js';
import type { RequestContext } from '../../platform/graphql/context.js';
import { type Loaded, whenLoaded } from '../../platform/graphql/loaders.js';
import { Review } from './review.entity.js';

@Resolver(() => Review)
export class ReviewResolver {
  constructor(private readonly names: ActorNames) {}

  @ResolveField(() => String, {
    nullable: true,
    description:
      'Who decided: the user’s name or the API key’s label as it is now; null where the system did, and once that user is erased.',
  })
  reviewer(
    { reviewerId, typedReviewer }: Review,
    _args: unknown,
    { loaders }: RequestContext,
  ): Loaded<string | null> {
    if (!reviewerId) return typedReviewer;
    return whenLoaded(loaders.for(this.names.byId).load(reviewerId), (name) => name);
  }
}

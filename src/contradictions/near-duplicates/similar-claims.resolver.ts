import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PERMISSIONS } from '../../access/permissions.js';
import { RecordedClaim } from '../../claims/recorded-claim.js';
import { Requires } from '../../platform/graphql/permissions.js';
import { SimilarClaim } from './similar-claim.types.js';
import { DEFAULT_SIMILAR, NearDuplicatesArgs, SimilarClaimsArgs } from './similar-claims.args.js';
import { SimilarClaimsService } from './similar-claims.service.js';
import { Cost } from '../../platform/graphql/cost.decorator.js';

@Resolver(() => RecordedClaim)
export class SimilarClaimsResolver {
  constructor(private readonly similar: SimilarClaimsService) {}

  @Query(() => [SimilarClaim], {
    description:
      'Recorded claims that say nearly the same, in other words, another spelling or the other language; best first. Nothing is stored.',
  })
  @Requires(PERMISSIONS.READ)
  @Cost(2000)
  similarClaims(@Args() { first, ...wanted }: SimilarClaimsArgs): Promise<SimilarClaim[]> {
    return this.similar.find(wanted, { first: first ?? DEFAULT_SIMILAR });
  }

  @ResolveField(() => [SimilarClaim], {
    description: 'Claims already recorded that say nearly the same, best first.',
  })
  @Cost(1000)
  nearDuplicates(
    @Parent() { claim }: RecordedClaim,
    @Args() { first }: NearDuplicatesArgs,
  ): Promise<SimilarClaim[]> {
    return this.similar.findFor(claim, first ?? DEFAULT_SIMILAR);
  }
}

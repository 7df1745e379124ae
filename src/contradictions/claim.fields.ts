import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { Claim } from '../claims/claim.entity.js';
import { RecordedClaim } from '../claims/recorded-claim.js';
import type { ConnectionOf } from '../platform/graphql/connection.js';
import { type RequestContext, RequestLoaders } from '../platform/graphql/context.js';
import type { Loaded, Loaders } from '../platform/graphql/loaders.js';
import { ClaimContradictionsArgs } from './contradiction.args.js';
import { Contradiction, ContradictionConnection } from './contradiction.entity.js';
import { ContradictionLoaders } from './contradiction.loaders.js';
import { RecordedFindings } from './recorded-findings.js';

@Resolver(() => Claim)
export class ClaimContradictionFields {
  constructor(private readonly loaders: ContradictionLoaders) {}

  @ResolveField(() => ContradictionConnection, {
    description: 'The contradictions it stands in, highest score first.',
  })
  contradictions(
    @Parent() claim: Claim,
    @Args() args: ClaimContradictionsArgs,
    @RequestLoaders() loaders: Loaders,
  ): Loaded<ConnectionOf<Contradiction>> {
    return this.loaders.ofClaim(loaders, claim.id, args);
  }
}

/** Contradictions that a mutation answers with. */
const AT_MOST = 100;

@Resolver(() => RecordedClaim)
export class RecordedClaimContradictionFields {
  constructor(
    private readonly loaders: ContradictionLoaders,
    private readonly findings: RecordedFindings,
  ) {}

  @ResolveField(() => [Contradiction], {
    description: 'What it was found to conflict with, highest score first; at most 100.',
  })
  async contradictions(
    { claim }: RecordedClaim,
    _args: unknown,
    { loaders }: RequestContext,
  ): Promise<Contradiction[]> {
    const found = this.findings.of(claim).contradictions;
    if (found) return found.slice(0, AT_MOST);
    return (await this.loaders.ofClaim(loaders, claim.id, { first: AT_MOST })).nodes;
  }
}

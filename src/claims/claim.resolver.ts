import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PERMISSIONS } from '../access/permissions.js';
import { type HistoryEntry, HistoryEntryConnection } from '../history/history-entry.entity.js';
import { HistoryLoaders } from '../history/history.loaders.js';
import { type ConnectionOf, PageArgs } from '../platform/graphql/connection.js';
import { type RequestContext, RequestLoaders } from '../platform/graphql/context.js';
import type { Loaded, Loaders } from '../platform/graphql/loaders.js';
import { Requires } from '../platform/graphql/permissions.js';
import { Attribution } from './attributions/attribution.entity.js';
import { AttributionLoaders } from './attributions/attribution.loaders.js';
import { AttributeClaimInput } from './attributions/attribution.inputs.js';
import { Claim, ClaimConnection } from './claim.entity.js';
import {
  PublishClaimInput,
  RecordClaimInput,
  RetractClaimInput,
  ReviseClaimInput,
} from './claim.inputs.js';
import { ClaimLoaders } from './claim.loaders.js';
import { ClaimsService } from './claims.service.js';
import { Period } from './period.js';
import { Quantity } from './quantity.entity.js';
import { RecordedClaim } from './recorded-claim.js';
import { ClaimsArgs } from './search/claim.args.js';
import { ClaimSearchService } from './search/claim-search.service.js';
import { Topic } from './topics/topic.entity.js';
import { Cost } from '../platform/graphql/cost.decorator.js';

@Resolver(() => Claim)
export class ClaimResolver {
  constructor(
    private readonly claims: ClaimsService,
    private readonly search: ClaimSearchService,
    private readonly loaders: ClaimLoaders,
    private readonly attributionLoaders: AttributionLoaders,
    private readonly historyLoaders: HistoryLoaders,
  ) {}

  @Query(() => ClaimConnection, { name: 'claims', description: 'Claims under a filter.' })
  @Requires(PERMISSIONS.READ)
  list(@Args() args: ClaimsArgs): Promise<ConnectionOf<Claim>> {
    return this.search.list(args);
  }

  @Mutation(() => RecordedClaim, {
    description:
      'Records a claim with its article, speaker, chain and quote, compares it, and returns it with the contradictions and near-duplicates found, all in one transaction. BAD_USER_INPUT names the field; NOT_FOUND for an unknown id.',
  })
  @Requires(PERMISSIONS.RECORD)
  @Cost(1000)
  async recordClaim(@Args('input') input: RecordClaimInput): Promise<RecordedClaim> {
    return { claim: await this.claims.record(input) };
  }

  @Mutation(() => Claim, {
    description: 'Adds one more attribution to a claim. NOT_FOUND; CONFLICT where it is retracted.',
  })
  @Requires(PERMISSIONS.RECORD)
  attributeClaim(@Args('input') input: AttributeClaimInput): Promise<Claim> {
    return this.claims.attribute(input);
  }

  @Mutation(() => Claim, {
    description:
      'Changes a claim. A new statement, period or quantity compares it again and reopens what was decided on the old one. CONFLICT where the revision is stale.',
  })
  @Requires(PERMISSIONS.RECORD)
  reviseClaim(@Args('input') input: ReviseClaimInput): Promise<Claim> {
    return this.claims.revise(input);
  }

  @Mutation(() => Claim, {
    description: 'Takes a claim back; it stays on record. CONFLICT where the revision is stale.',
  })
  @Requires(PERMISSIONS.RECORD)
  retractClaim(@Args('input') input: RetractClaimInput): Promise<Claim> {
    return this.claims.retract(input);
  }

  @Mutation(() => Claim, {
    description: 'Puts a draft on the board. CONFLICT where it is no draft or the revision stale.',
  })
  @Requires(PERMISSIONS.RECORD)
  publishClaim(@Args('input') input: PublishClaimInput): Promise<Claim> {
    return this.claims.publish(input);
  }

  @ResolveField(() => Period, { nullable: true, description: 'The time it speaks about, if set.' })
  period(claim: Claim): Period | null {
    if (claim.periodFrom === null && claim.periodTo === null) return null;
    return { from: claim.periodFrom, to: claim.periodTo };
  }

  @ResolveField(() => [Topic], { description: 'What it is filed under, by name.' })
  topics(claim: Claim, _args: unknown, { loaders }: RequestContext): Loaded<Topic[]> {
    return loaders.for(this.loaders.topics).load(claim.id);
  }

  @ResolveField(() => [Quantity], { description: 'The numbers it states, in order.' })
  quantities(claim: Claim, _args: unknown, { loaders }: RequestContext): Loaded<Quantity[]> {
    return loaders.for(this.loaders.quantities).load(claim.id);
  }

  @ResolveField(() => [Attribution], { description: 'Who put it forward, as recorded.' })
  attributions(claim: Claim, _args: unknown, { loaders }: RequestContext): Loaded<Attribution[]> {
    return loaders.for(this.attributionLoaders.ofClaim).load(claim.id);
  }

  @ResolveField(() => HistoryEntryConnection, { description: 'Its changes, newest first.' })
  history(
    @Parent() claim: Claim,
    @Args() page: PageArgs,
    @RequestLoaders() loaders: Loaders,
  ): Loaded<ConnectionOf<HistoryEntry>> {
    return this.historyLoaders.of(loaders, claim.id, page);
  }
}

import { Args, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { PERMISSIONS } from '../access/permissions.js';
import { Claim } from '../claims/claim.entity.js';
import { ClaimLoaders } from '../claims/claim.loaders.js';
import { checkPeriod } from '../claims/period.js';
import { type HistoryEntry, HistoryEntryConnection } from '../history/history-entry.entity.js';
import { HistoryLoaders } from '../history/history.loaders.js';
import { type ConnectionOf, PageArgs } from '../platform/graphql/connection.js';
import { type RequestContext, RequestLoaders } from '../platform/graphql/context.js';
import type { Loaded, Loaders } from '../platform/graphql/loaders.js';
import { Requires } from '../platform/graphql/permissions.js';
import { Speaker } from '../sources/speakers/speaker.entity.js';
import { SpeakerLoaders } from '../sources/speakers/speaker.loaders.js';
import { CompareStatementInput } from './compare.inputs.js';
import { ContradictionsArgs } from './contradiction.args.js';
import { Contradiction, ContradictionConnection } from './contradiction.entity.js';
import { ContradictionLoaders } from './contradiction.loaders.js';
import { ContradictionSearchService } from './contradiction-search.service.js';
import { requireLetters } from '../claims/new-claim.js';
import { compareStatements } from './detection/compare.js';
import type { Comparison } from './detection/types.js';
import { ComparisonType, FindingType } from './finding.types.js';
import { EngineKnowledge } from './knowledge/engine-knowledge.js';
import { EditorialService } from './review/editorial.service.js';
import { Review } from './review/review.entity.js';
import {
  DismissContradictionInput,
  RecordContradictionInput,
  ResolveContradictionInput,
  ReviewInput,
} from './review/review.inputs.js';
import { ReviewService } from './review/review.service.js';
import { Cost } from '../platform/graphql/cost.decorator.js';

@Resolver(() => Contradiction)
export class ContradictionResolver {
  constructor(
    private readonly search: ContradictionSearchService,
    private readonly review: ReviewService,
    private readonly editorial: EditorialService,
    private readonly engine: EngineKnowledge,
    private readonly loaders: ContradictionLoaders,
    private readonly claimLoaders: ClaimLoaders,
    private readonly speakerLoaders: SpeakerLoaders,
    private readonly historyLoaders: HistoryLoaders,
  ) {}

  @Query(() => ContradictionConnection, {
    name: 'contradictions',
    description: 'Contradictions under a filter: the board.',
  })
  @Requires(PERMISSIONS.READ)
  list(@Args() args: ContradictionsArgs): Promise<ConnectionOf<Contradiction>> {
    return this.search.list(args);
  }

  @Query(() => ComparisonType, {
    description:
      'Compares two statements: the verdict, why, and what was held back and why. Nothing is stored. What only the trained model sees needs a lower score here than on the board, of whose pairs few conflict.',
  })
  @Requires(PERMISSIONS.READ)
  @Cost(2000)
  async compareStatements(
    @Args('a', { description: 'One statement.' }) a: CompareStatementInput,
    @Args('b', { description: 'The other.' }) b: CompareStatementInput,
  ): Promise<Comparison> {
    requireLetters(a.statement, 'a.statement');
    requireLetters(b.statement, 'b.statement');
    checkPeriod(a.period, 'a.period');
    checkPeriod(b.period, 'b.period');
    await this.engine.refresh();
    return compareStatements(a, b);
  }

  @Mutation(() => Contradiction, {
    description: 'An editor agrees that the two conflict. NOT_FOUND; CONFLICT unless SUGGESTED.',
  })
  @Requires(PERMISSIONS.REVIEW)
  confirmContradiction(@Args('input') input: ReviewInput): Promise<Contradiction> {
    return this.review.confirm(input);
  }

  @Mutation(() => Contradiction, {
    description:
      'An editor says they do not conflict. NOT_FOUND; CONFLICT unless SUGGESTED or CONFIRMED.',
  })
  @Requires(PERMISSIONS.REVIEW)
  dismissContradiction(@Args('input') input: DismissContradictionInput): Promise<Contradiction> {
    return this.review.dismiss(input);
  }

  @Mutation(() => Contradiction, {
    description: 'It is known which claim holds. NOT_FOUND; CONFLICT unless CONFIRMED.',
  })
  @Requires(PERMISSIONS.REVIEW)
  resolveContradiction(@Args('input') input: ResolveContradictionInput): Promise<Contradiction> {
    return this.review.resolve(input);
  }

  @Mutation(() => Contradiction, {
    description: 'To be decided again. NOT_FOUND; CONFLICT unless DISMISSED or RESOLVED.',
  })
  @Requires(PERMISSIONS.REVIEW)
  reopenContradiction(@Args('input') input: ReviewInput): Promise<Contradiction> {
    return this.review.reopen(input);
  }

  @Mutation(() => Contradiction, {
    description:
      'Records a contradiction that an editor sees, or adds the editor’s reason to a suggested one. NOT_FOUND; CONFLICT where it is already recorded or decided.',
  })
  @Requires(PERMISSIONS.RECORD)
  recordContradiction(@Args('input') input: RecordContradictionInput): Promise<Contradiction> {
    return this.editorial.record(input);
  }

  @ResolveField(() => Claim, { description: 'The claim with the lower id.' })
  claimA(parent: Contradiction, _args: unknown, { loaders }: RequestContext): Loaded<Claim | null> {
    return loaders.for(this.claimLoaders.byId).load(parent.claimAId);
  }

  @ResolveField(() => Claim, { description: 'The claim with the higher id.' })
  claimB(parent: Contradiction, _args: unknown, { loaders }: RequestContext): Loaded<Claim | null> {
    return loaders.for(this.claimLoaders.byId).load(parent.claimBId);
  }

  @ResolveField(() => [FindingType], {
    description: 'Why they conflict; spansA lie in claimA’s statement, spansB in claimB’s.',
  })
  findings(parent: Contradiction): FindingType[] {
    return parent.findings;
  }

  @ResolveField(() => Speaker, {
    nullable: true,
    description: 'The speaker who puts forward both; null where they differ.',
  })
  selfContradiction(
    parent: Contradiction,
    _args: unknown,
    { loaders }: RequestContext,
  ): Loaded<Speaker | null> {
    if (!parent.selfSpeakerId) return null;
    return loaders.for(this.speakerLoaders.byId).load(parent.selfSpeakerId);
  }

  @ResolveField(() => [Review], { description: 'The decisions taken, oldest first.' })
  reviews(parent: Contradiction, _args: unknown, { loaders }: RequestContext): Loaded<Review[]> {
    return loaders.for(this.loaders.reviews).load(parent.id);
  }

  @ResolveField(() => HistoryEntryConnection, { description: 'Its changes, newest first.' })
  history(
    @Parent() parent: Contradiction,
    @Args() page: PageArgs,
    @RequestLoaders() loaders: Loaders,
  ): Loaded<ConnectionOf<HistoryEntry>> {
    return this.historyLoaders.of(loaders, parent.id, page);
  }
}

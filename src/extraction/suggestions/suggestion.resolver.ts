import { Args, Field, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { PERMISSIONS } from '../../access/permissions.js';
import { RecordedClaim } from '../../claims/recorded-claim.js';
import type { ConnectionOf } from '../../platform/graphql/connection.js';
import { Requires } from '../../platform/graphql/permissions.js';
import { ClaimSuggestion, ClaimSuggestionConnection } from './claim-suggestion.entity.js';
import { type Accepted, DecisionsService } from './decisions.service.js';
import { PrecisionService } from './precision.service.js';
import { ExtractionPrecision } from './precision.types.js';
import { ProposingService } from './proposing.service.js';
import {
  AcceptSuggestionInput,
  AcceptSuggestionsInput,
  ClaimSuggestionsArgs,
  ExtractionPrecisionArgs,
  RejectSuggestionInput,
  RejectSuggestionsInput,
  ReopenSuggestionInput,
  SuggestClaimsArgs,
} from './suggestion.inputs.js';
import { SuggestionSearchService } from './suggestion-search.service.js';

@ObjectType({ description: 'A proposed claim that an editor accepted, and what was recorded.' })
class AcceptedSuggestion {
  @Field(() => ClaimSuggestion, { description: 'The proposal as decided.' })
  suggestion!: ClaimSuggestion;

  @Field(() => RecordedClaim, { description: 'The claim, as `recordClaim` answers it.' })
  recorded!: RecordedClaim;
}

@Resolver(() => ClaimSuggestion)
export class SuggestionResolver {
  constructor(
    private readonly proposing: ProposingService,
    private readonly decisions: DecisionsService,
    private readonly search: SuggestionSearchService,
    private readonly precision: PrecisionService,
  ) {}

  @Query(() => ClaimSuggestionConnection, {
    description: 'Proposed claims under a filter, the most check-worthy first.',
  })
  @Requires(PERMISSIONS.RECORD)
  claimSuggestions(@Args() args: ClaimSuggestionsArgs): Promise<ConnectionOf<ClaimSuggestion>> {
    return this.search.list(args);
  }

  @Query(() => [ExtractionPrecision], {
    description: 'The extractor’s precision by what editors decided, per language and version.',
  })
  @Requires(PERMISSIONS.RECORD)
  extractionPrecision(@Args() args: ExtractionPrecisionArgs): Promise<ExtractionPrecision[]> {
    return this.precision.report(args);
  }

  @Mutation(() => [ClaimSuggestion], {
    description:
      'Reads an article version and proposes its claims: open ones first, the most check-worthy first, at most 150. Run again, on this version or the next, it brings back no proposal that was decided, and takes away open ones that it no longer makes. Nothing is put on the board. NOT_FOUND.',
  })
  @Requires(PERMISSIONS.RECORD)
  suggestClaims(@Args() { articleVersionId }: SuggestClaimsArgs): Promise<ClaimSuggestion[]> {
    return this.proposing.propose(articleVersionId);
  }

  @Mutation(() => AcceptedSuggestion, {
    description:
      'Records the proposed claim with its speaker, chain and quote, as proposed or as corrected; speakers not on record are added. NOT_FOUND; CONFLICT where it is decided already or the revision stale.',
  })
  @Requires(PERMISSIONS.RECORD)
  async acceptSuggestion(@Args('input') input: AcceptSuggestionInput): Promise<AcceptedSuggestion> {
    return answer(await this.decisions.accept(input));
  }

  @Mutation(() => [AcceptedSuggestion], {
    description: 'Accepts several, or none where one cannot be. NOT_FOUND, CONFLICT.',
  })
  @Requires(PERMISSIONS.RECORD)
  async acceptSuggestions(
    @Args('input') input: AcceptSuggestionsInput,
  ): Promise<AcceptedSuggestion[]> {
    return (await this.decisions.acceptAll(input.suggestions)).map(answer);
  }

  @Mutation(() => ClaimSuggestion, {
    description:
      'Refuses a proposal for a reason; it is not proposed again for this article. NOT_FOUND, CONFLICT.',
  })
  @Requires(PERMISSIONS.RECORD)
  rejectSuggestion(@Args('input') input: RejectSuggestionInput): Promise<ClaimSuggestion> {
    return this.decisions.reject(input);
  }

  @Mutation(() => [ClaimSuggestion], {
    description:
      'Refuses several for one reason, or none where one cannot be. NOT_FOUND, CONFLICT.',
  })
  @Requires(PERMISSIONS.RECORD)
  rejectSuggestions(@Args('input') input: RejectSuggestionsInput): Promise<ClaimSuggestion[]> {
    return this.decisions.rejectAll(input);
  }

  @Mutation(() => ClaimSuggestion, {
    description: 'Takes a refusal back. NOT_FOUND; CONFLICT unless it is REJECTED.',
  })
  @Requires(PERMISSIONS.RECORD)
  reopenSuggestion(@Args('input') input: ReopenSuggestionInput): Promise<ClaimSuggestion> {
    return this.decisions.reopen(input);
  }
}

function answer({ suggestion, claim }: Accepted): AcceptedSuggestion {
  return { suggestion, recorded: { claim } };
}

import { Args, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { AttributionForm } from '../../claims/attributions/attribution.entity.js';
import { Claim } from '../../claims/claim.entity.js';
import { ClaimLoaders } from '../../claims/claim.loaders.js';
import { Period } from '../../claims/period.js';
import { Topic } from '../../claims/topics/topic.entity.js';
import { type HistoryEntry, HistoryEntryConnection } from '../../history/history-entry.entity.js';
import { HistoryLoaders } from '../../history/history.loaders.js';
import { ClaimKind, Stance } from '../../language/statement.js';
import { type ConnectionOf, PageArgs } from '../../platform/graphql/connection.js';
import { type RequestContext, RequestLoaders } from '../../platform/graphql/context.js';
import type { Loaded, Loaders } from '../../platform/graphql/loaders.js';
import { ArticleVersion } from '../../sources/articles/article-version.entity.js';
import { Article } from '../../sources/articles/article.entity.js';
import { ArticleLoaders } from '../../sources/articles/article.loaders.js';
import { ClaimSuggestion } from './claim-suggestion.entity.js';
import {
  ArticleSpan,
  ProposedCue,
  ProposedDate,
  ProposedQuantity,
  ProposedReplacement,
  SuggestionConflict,
  SuggestionDuplicate,
  UnresolvedWords,
  WorthReasonWeight,
} from './suggestion.types.js';

/** A claim on record that says so nearly the same is filed under the same topics; so is one that says otherwise. */
const SAME_TOPIC = 0.5;

@Resolver(() => ClaimSuggestion)
export class SuggestionFields {
  constructor(
    private readonly articles: ArticleLoaders,
    private readonly claims: ClaimLoaders,
    private readonly histories: HistoryLoaders,
  ) {}

  @ResolveField(() => String, {
    description: 'The content made to stand alone, as it would be recorded.',
  })
  statement({ proposal }: ClaimSuggestion): string {
    return proposal.statement.text;
  }

  @ResolveField(() => ArticleSpan, {
    description: 'From the first to the last word of what is claimed.',
  })
  content({ proposal }: ClaimSuggestion): ArticleSpan {
    return proposal.content;
  }

  @ResolveField(() => [ArticleSpan], {
    description: 'The content without what stands between its parts: «"…", he said, "…"».',
  })
  parts({ proposal }: ClaimSuggestion): ArticleSpan[] {
    return proposal.parts;
  }

  @ResolveField(() => ArticleSpan, {
    description:
      'The shortest stretch with source, cue and content: what the claim’s quote will be.',
  })
  passage({ proposal }: ClaimSuggestion): ArticleSpan {
    return proposal.passage;
  }

  @ResolveField(() => ArticleSpan, {
    nullable: true,
    description: 'The words that name the speaker.',
  })
  source({ proposal }: ClaimSuggestion): ArticleSpan | null {
    return proposal.source;
  }

  @ResolveField(() => ProposedCue, { nullable: true, description: 'The word that attributes.' })
  cue({ proposal }: ClaimSuggestion): ProposedCue | null {
    return proposal.cue;
  }

  @ResolveField(() => AttributionForm, { description: 'In what form the article gives it.' })
  form({ proposal }: ClaimSuggestion): AttributionForm {
    return proposal.form as AttributionForm;
  }

  @ResolveField(() => Stance, { description: 'What the speaker does to the claim.' })
  stance({ proposal }: ClaimSuggestion): Stance {
    return proposal.stance;
  }

  @ResolveField(() => ClaimKind, { description: 'What sort of proposition it is.' })
  kind({ proposal }: ClaimSuggestion): ClaimKind {
    return proposal.kind;
  }

  @ResolveField(() => [ProposedReplacement], { description: 'What was replaced in the statement.' })
  replaced({ proposal }: ClaimSuggestion): ProposedReplacement[] {
    return proposal.statement.replaced;
  }

  @ResolveField(() => [UnresolvedWords], { description: 'What an editor still has to replace.' })
  unresolved({ proposal }: ClaimSuggestion): UnresolvedWords[] {
    return proposal.statement.unresolved;
  }

  @ResolveField(() => [ProposedQuantity], { description: 'The numbers the statement gives.' })
  quantities({ proposal }: ClaimSuggestion): ProposedQuantity[] {
    return proposal.quantities;
  }

  @ResolveField(() => [ProposedDate], { description: 'The dates the statement gives.' })
  dates({ proposal }: ClaimSuggestion): ProposedDate[] {
    return proposal.dates;
  }

  @ResolveField(() => Period, {
    nullable: true,
    description:
      'The time the claim speaks about, where its words say that for certain; relative dates count from the article’s.',
  })
  period({ proposal }: ClaimSuggestion): Period | null {
    return proposal.period;
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'When it was said: the day that the article names beside it, else the day the article was published; null where it names several, or neither is known.',
  })
  saidAt({ proposal }: ClaimSuggestion): string | null {
    return proposal.saidAt ?? null;
  }

  @ResolveField(() => [WorthReasonWeight], { description: 'Why it deserves a check, or not.' })
  reasons({ reasons }: ClaimSuggestion): WorthReasonWeight[] {
    return reasons;
  }

  @ResolveField(() => Article, { nullable: true, description: 'The article it stands in.' })
  article(
    { articleId }: ClaimSuggestion,
    _args: unknown,
    { loaders }: RequestContext,
  ): Loaded<Article | null> {
    return loaders.for(this.articles.byId).load(articleId);
  }

  @ResolveField(() => ArticleVersion, {
    nullable: true,
    description: 'The version its spans lie in.',
  })
  articleVersion(
    { articleVersionId }: ClaimSuggestion,
    _args: unknown,
    { loaders }: RequestContext,
  ): Loaded<ArticleVersion | null> {
    return loaders.for(this.articles.version).load(articleVersionId);
  }

  @ResolveField(() => Claim, {
    nullable: true,
    description: 'What was recorded, where it was accepted.',
  })
  claim(
    { claimId }: ClaimSuggestion,
    _args: unknown,
    { loaders }: RequestContext,
  ): Loaded<Claim | null> {
    return claimId ? loaders.for(this.claims.byId).load(claimId) : null;
  }

  @ResolveField(() => [SuggestionDuplicate], {
    description: 'Claims that say nearly the same, nearest first; at most 5, as of `comparedAt`.',
  })
  async nearDuplicates(
    { nearDuplicates }: ClaimSuggestion,
    _args: unknown,
    { loaders }: RequestContext,
  ): Promise<SuggestionDuplicate[]> {
    const found = await Promise.all(
      nearDuplicates.map(async ({ claimId, score }) => ({
        claim: await loaders.for(this.claims.byId).load(claimId),
        score,
      })),
    );
    // Whoever proposed saw drafts too; that there is one is not for everyone who reads the proposal.
    return found.filter(({ claim }) => claim !== null);
  }

  @ResolveField(() => [SuggestionConflict], {
    description: 'Claims that it would conflict with, surest first; at most 5, as of `comparedAt`.',
  })
  async conflicts(
    { conflicts }: ClaimSuggestion,
    _args: unknown,
    { loaders }: RequestContext,
  ): Promise<SuggestionConflict[]> {
    return Promise.all(
      conflicts.map(async ({ claimId, ...conflict }) => ({
        claim: await loaders.for(this.claims.byId).load(claimId),
        ...conflict,
      })),
    );
  }

  @ResolveField(() => [Topic], {
    description:
      'What it might be filed under: the topics of the claims that say nearly the same, and of those that it would conflict with.',
  })
  async topics(
    { nearDuplicates, conflicts }: ClaimSuggestion,
    _args: unknown,
    { loaders }: RequestContext,
  ): Promise<Topic[]> {
    const like = [...nearDuplicates.filter(({ score }) => score >= SAME_TOPIC), ...conflicts];
    const topics = await Promise.all(
      like.map(async ({ claimId }) => {
        const claim = await loaders.for(this.claims.byId).load(claimId);
        return claim ? loaders.for(this.claims.topics).load(claimId) : [];
      }),
    );
    return [...new Map(topics.flat().map((topic) => [topic.id, topic])).values()];
  }

  @ResolveField(() => HistoryEntryConnection, {
    description: 'What was decided on it, newest first.',
  })
  history(
    @Parent() { id }: ClaimSuggestion,
    @Args() page: PageArgs,
    @RequestLoaders() loaders: Loaders,
  ): Loaded<ConnectionOf<HistoryEntry>> {
    return this.histories.of(loaders, id, page);
  }
}

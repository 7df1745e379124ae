import { ResolveField, Resolver } from '@nestjs/graphql';
import type { RequestContext } from '../../platform/graphql/context.js';
import { Speaker, type SpeakerKind } from '../../sources/speakers/speaker.entity.js';
import { SpeakerLoaders } from '../../sources/speakers/speaker.loaders.js';
import type { Hop, ResolvedSpeaker } from '../engine/types.js';
import { ClaimSuggestion } from './claim-suggestion.entity.js';
import { ProposedHop, ProposedSpeaker } from './suggestion.types.js';

/** Who speaks and who carried it, with the records of those that have one. */
@Resolver(() => ClaimSuggestion)
export class SuggestionSpeakerFields {
  constructor(private readonly speakers: SpeakerLoaders) {}

  @ResolveField(() => ProposedSpeaker, { description: 'Whose claim it seems to be.' })
  async speaker(
    { proposal }: ClaimSuggestion,
    _args: unknown,
    context: RequestContext,
  ): Promise<ProposedSpeaker> {
    const { name, how, antecedent, kind } = proposal.speaker;
    const known = await this.onRecord(proposal.speaker, context);
    return { name, kind: kind as SpeakerKind, how, antecedent, known };
  }

  @ResolveField(() => [ProposedHop], {
    description: 'Who seems to have carried it, from the outlet towards the speaker.',
  })
  async chain(
    { proposal }: ClaimSuggestion,
    _args: unknown,
    context: RequestContext,
  ): Promise<ProposedHop[]> {
    return Promise.all(
      proposal.chain.map(async (hop) => ({
        name: hop.name,
        kind: hop.kind as SpeakerKind,
        span: hop.span,
        cue: hop.cue,
        known: await this.onRecord(hop, context),
      })),
    );
  }

  /** The speaker, or the one it was merged into since. */
  private async onRecord(
    { knownSpeakerId }: Pick<ResolvedSpeaker | Hop, 'knownSpeakerId'>,
    { loaders }: RequestContext,
  ): Promise<Speaker | null> {
    if (!knownSpeakerId) return null;
    const loader = loaders.for(this.speakers.byId);
    const speaker = await loader.load(knownSpeakerId);
    return speaker?.mergedIntoId ? loader.load(speaker.mergedIntoId) : speaker;
  }
}

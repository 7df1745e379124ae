import {
  Args,
  ArgsType,
  Field,
  Mutation,
  Parent,
  Query,
  ResolveField,
  Resolver,
} from '@nestjs/graphql';
import { IsEnum, IsOptional } from 'class-validator';
import { PERMISSIONS } from '../../access/permissions.js';
import { type HistoryEntry, HistoryEntryConnection } from '../../history/history-entry.entity.js';
import { type ConnectionOf, PageArgs } from '../../platform/graphql/connection.js';
import { type RequestContext, RequestLoaders } from '../../platform/graphql/context.js';
import type { Loaded, Loaders } from '../../platform/graphql/loaders.js';
import { IsPartialDate } from '../../platform/graphql/partial-date.js';
import { Requires } from '../../platform/graphql/permissions.js';
import { SearchArgs } from '../search.args.js';
import { Position } from './position.entity.js';
import { Speaker, SpeakerConnection, SpeakerKind } from './speaker.entity.js';
import { CreateSpeakerInput, MergeSpeakersInput, UpdateSpeakerInput } from './speaker.inputs.js';
import { SpeakerLoaders } from './speaker.loaders.js';
import { SpeakerMergeService } from './speaker-merge.service.js';
import { SpeakerSearchService } from './speaker-search.service.js';
import { SpeakersService } from './speakers.service.js';

@ArgsType()
class SpeakersArgs extends SearchArgs {
  @Field(() => SpeakerKind, { nullable: true, description: 'Only speakers of this kind.' })
  @IsOptional()
  @IsEnum(SpeakerKind)
  kind?: SpeakerKind | null;

  @Field(() => String, {
    nullable: true,
    description: 'With `search`: read office titles as held on this date, e.g. `2021-12`.',
  })
  @IsOptional()
  @IsPartialDate()
  heldOn?: string | null;
}

@Resolver(() => Speaker)
export class SpeakerResolver {
  constructor(
    private readonly speakers: SpeakersService,
    private readonly search: SpeakerSearchService,
    private readonly merges: SpeakerMergeService,
    private readonly loaders: SpeakerLoaders,
  ) {}

  @Query(() => SpeakerConnection, {
    name: 'speakers',
    description:
      'Speakers by name. The search reads names, aliases and office titles in any spelling.',
  })
  @Requires(PERMISSIONS.READ)
  list(@Args() args: SpeakersArgs): Promise<ConnectionOf<Speaker>> {
    return this.search.list(args, args);
  }

  @Mutation(() => Speaker, {
    description: 'Adds a speaker. CONFLICT where a name or alias is already taken.',
  })
  @Requires(PERMISSIONS.SOURCES)
  createSpeaker(@Args('input') input: CreateSpeakerInput): Promise<Speaker> {
    return this.speakers.create(input);
  }

  @Mutation(() => Speaker, {
    description: 'Changes a speaker. NOT_FOUND, or CONFLICT where a name is already taken.',
  })
  @Requires(PERMISSIONS.SOURCES)
  updateSpeaker(@Args('input') input: UpdateSpeakerInput): Promise<Speaker> {
    return this.speakers.update(input);
  }

  @Mutation(() => Speaker, {
    description:
      'Makes one speaker of two and returns the one that stays. Names, offices, attributions and chains move; the old id keeps answering. NOT_FOUND where either is unknown or already merged.',
  })
  @Requires(PERMISSIONS.SOURCES)
  mergeSpeakers(@Args('input') input: MergeSpeakersInput): Promise<Speaker> {
    return this.merges.merge(input);
  }

  @ResolveField(() => [Position], { description: 'The offices held, earliest first.' })
  positions(speaker: Speaker, _args: unknown, { loaders }: RequestContext): Loaded<Position[]> {
    return loaders.for(this.loaders.positions).load(speaker.id);
  }

  @ResolveField(() => String, {
    nullable: true,
    description:
      'What the newsroom noted about them, such as who an anonymous source is; null without the permission `sources:notes`.',
  })
  note({ note }: Speaker, _args: unknown, { actor }: RequestContext): string | null {
    return actor.may(PERMISSIONS.SOURCE_NOTES) ? note : null;
  }

  @ResolveField(() => HistoryEntryConnection, {
    description: 'Its changes, newest first, with those of whoever was merged into it.',
  })
  history(
    @Parent() speaker: Speaker,
    @Args() { first, after }: PageArgs,
    @RequestLoaders() loaders: Loaders,
  ): Loaded<ConnectionOf<HistoryEntry>> {
    return loaders.for(this.loaders.history).load({ parentId: speaker.id, page: { first, after } });
  }
}

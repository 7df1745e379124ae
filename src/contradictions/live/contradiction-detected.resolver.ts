import { Args, ArgsType, Field, ID, Resolver, Subscription } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { PERMISSIONS } from '../../access/permissions.js';
import { TopicsService } from '../../claims/topics/topics.service.js';
import { AppError } from '../../platform/errors/app-error.js';
import { Requires } from '../../platform/graphql/permissions.js';
import type { EventQueue } from '../../platform/live/event-queue.js';
import { SpeakersService } from '../../sources/speakers/speakers.service.js';
import { Contradiction } from '../contradiction.entity.js';
import { type ContradictionDetected, DetectedContradictions } from './detected-contradictions.js';

@ArgsType()
export class ContradictionDetectedArgs {
  @Field(() => ID, { nullable: true, description: 'Only where either claim is filed under it.' })
  @IsOptional()
  @IsUUID()
  topicId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Only where either claim is theirs, or of one merged with them.',
  })
  @IsOptional()
  @IsUUID()
  speakerId?: string | null;
}

@Resolver()
export class ContradictionDetectedResolver {
  constructor(
    private readonly detected: DetectedContradictions,
    private readonly topics: TopicsService,
    private readonly speakers: SpeakersService,
  ) {}

  @Subscription(() => Contradiction, {
    resolve: ({ contradictionDetected }: Partial<ContradictionDetected>) =>
      contradictionDetected ?? notHere(),
    description:
      'Each contradiction that comes before the editors, once its transaction is committed, by whichever server: found by detection, recorded by an editor, or reopened. Not for decisions, nor for new findings of one on record. After a server has lost its database for a moment, one that was told of may come again. NOT_FOUND where there is no such topic or speaker. Over WebSocket only, by `graphql-transport-ws`.',
  })
  @Requires(PERMISSIONS.READ)
  async contradictionDetected(
    @Args() { topicId, speakerId }: ContradictionDetectedArgs,
  ): Promise<EventQueue<ContradictionDetected>> {
    // One that does not exist would be waited for in vain.
    if (topicId != null) await this.topics.get(topicId);
    if (speakerId != null) await this.speakers.get(speakerId);
    return this.detected.subscribe({ topicId: topicId ?? null, speakerId: speakerId ?? null });
  }
}

/** Over HTTP nobody subscribes: the field is read at once, of no event. */
function notHere(): never {
  throw new AppError(
    'BAD_USER_INPUT',
    'A subscription is served over WebSocket only, by the protocol graphql-transport-ws.',
  );
}

import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsUUID } from 'class-validator';
import { IdempotencyKey } from '../platform/graphql/idempotency/idempotency-key.js';
import { IsPartialDate } from '../platform/graphql/partial-date.js';

@InputType({
  description:
    'Which contradictions a report lists; dismissed ones never. All conditions must hold.',
})
export class ContradictionReportInput {
  @Field(() => ID, { nullable: true, description: 'Either claim filed under this topic.' })
  @IsOptional()
  @IsUUID()
  topicId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Either claim put forward by this speaker.' })
  @IsOptional()
  @IsUUID()
  speakerId?: string | null;

  @Field(() => String, { nullable: true, description: 'Either claim said on or after this date.' })
  @IsOptional()
  @IsPartialDate()
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'Either claim said on or before this date.' })
  @IsOptional()
  @IsPartialDate()
  to?: string | null;

  @IdempotencyKey()
  idempotencyKey?: string | null;
}

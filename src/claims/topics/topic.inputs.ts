import { Field, ID, InputType } from '@nestjs/graphql';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { ExpectedRevision } from '../../platform/database/expected-revision.js';
import { IdempotencyKey } from '../../platform/graphql/idempotency/idempotency-key.js';

@InputType({ isAbstract: true })
class TopicDetails {
  @Field(() => String, { nullable: true, description: 'The name in English.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  nameEn?: string | null;

  @Field(() => String, { nullable: true, description: 'What belongs under it.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  description?: string | null;
}

@InputType({ isAbstract: true })
export class NewTopic extends TopicDetails {
  @Field(() => String, { description: 'At most 200 characters; unique after folding.' })
  @IsString()
  @MaxLength(200)
  name!: string;
}

@InputType({ description: 'A new topic.' })
export class CreateTopicInput extends NewTopic {
  @IdempotencyKey()
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes to a topic: fields left out stay, null clears.' })
export class UpdateTopicInput extends TopicDetails {
  @Field(() => ID, { description: 'Which topic.' })
  @IsUUID()
  id!: string;

  @ExpectedRevision('the topic')
  expectedRevision?: number | null;

  @Field(() => String, { nullable: true, description: 'At most 200 characters.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string | null;
}

import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { ExpectedRevision } from '../../platform/database/expected-revision.js';
import { IdempotencyKey } from '../../platform/graphql/idempotency/idempotency-key.js';
import { NotBlank } from '../../platform/graphql/not-blank.js';
import { DismissalReason, Relation } from '../detection/types.js';
import { Resolution } from './review.entity.js';

@InputType({ description: 'Which contradiction. Who decides is whoever sends the request.' })
export class ReviewInput {
  @Field(() => ID, { description: 'Which contradiction.' })
  @IsUUID()
  id!: string;

  @ExpectedRevision('the contradiction')
  expectedRevision?: number | null;

  @Field(() => String, { nullable: true, description: 'A note, at most 2,000 characters.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;
}

@InputType({ description: 'A contradiction that is none.' })
export class DismissContradictionInput extends ReviewInput {
  @Field(() => DismissalReason, { description: 'Why; OTHER needs a note.' })
  @IsEnum(DismissalReason)
  reason!: DismissalReason;
}

@InputType({ description: 'A confirmed contradiction of which it is known what holds.' })
export class ResolveContradictionInput extends ReviewInput {
  @Field(() => Resolution, { description: 'Which claim holds.' })
  @IsEnum(Resolution)
  holds!: Resolution;

  @Field(() => String, { description: 'The evidence: what it rests on.' })
  @IsString()
  @NotBlank('must not be empty: say what the resolution rests on')
  @MaxLength(2000)
  evidence!: string;
}

@InputType({ description: 'A contradiction that an editor sees and no detector found.' })
export class RecordContradictionInput {
  @Field(() => ID, { description: 'One claim.' })
  @IsUUID()
  claimId!: string;

  @Field(() => ID, { description: 'The claim it conflicts with.' })
  @IsUUID()
  otherClaimId!: string;

  @Field(() => Relation, { description: 'How the two stand to each other.' })
  @IsEnum(Relation)
  relation!: Relation;

  @Field(() => String, { description: 'Why they conflict, in a sentence, in Arabic or English.' })
  @IsString()
  @NotBlank()
  @MaxLength(2000)
  rationale!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The same sentence in the other language; without it both show the one given.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  rationaleTranslation?: string | null;

  @IdempotencyKey()
  idempotencyKey?: string | null;
}

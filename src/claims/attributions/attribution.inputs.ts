import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsEnum,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ExpectedRevision } from '../../platform/database/expected-revision.js';
import { IdempotencyKey } from '../../platform/graphql/idempotency/idempotency-key.js';
import { Stance } from '../../language/statement.js';
import { IsPartialDate } from '../../platform/graphql/partial-date.js';
import { NewArticleInput } from '../../sources/articles/article.inputs.js';
import { NewSpeakerInput } from '../../sources/speakers/speaker.inputs.js';
import { QuoteInput } from '../quotes/quote.types.js';
import { AttributionForm } from './attribution.entity.js';

@InputType({ description: 'Which speaker: exactly one of the fields.' })
export class SpeakerRef {
  @Field(() => ID, { nullable: true, description: 'By id; a merged speaker’s old id will do.' })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => String, { nullable: true, description: 'By name or alias, in any spelling.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'By office, e.g. «رئيس الوزراء»: whoever held it when it was said (`saidAt`).',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  position?: string | null;

  @Field(() => NewSpeakerInput, { nullable: true, description: 'A new speaker, added with it.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => NewSpeakerInput)
  create?: NewSpeakerInput | null;
}

@InputType({ description: 'Which article: exactly one of the fields.' })
export class ArticleRef {
  @Field(() => ID, { nullable: true, description: 'By id; quotes go to its newest version.' })
  @IsOptional()
  @IsUUID()
  id?: string | null;

  @Field(() => ID, { nullable: true, description: 'By the id of one of its versions.' })
  @IsOptional()
  @IsUUID()
  versionId?: string | null;

  @Field(() => String, { nullable: true, description: 'By URL, in any form of it.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  url?: string | null;

  @Field(() => NewArticleInput, { nullable: true, description: 'A new article, added with it.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => NewArticleInput)
  create?: NewArticleInput | null;
}

@InputType({ description: 'One who carried the claim.' })
export class ChainHopInput {
  @Field(() => SpeakerRef, { description: 'Who carried it.' })
  @ValidateNested()
  @Type(() => SpeakerRef)
  speaker!: SpeakerRef;

  @Field(() => String, { nullable: true, description: 'The word used: “told”, «نقلا عن».' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  cue?: string | null;
}

@InputType({ description: 'Where, by whom, when and how a claim was put forward.' })
export class AttributionDetails {
  @Field(() => ArticleRef, { description: 'Where it stood.' })
  @ValidateNested()
  @Type(() => ArticleRef)
  article!: ArticleRef;

  @Field(() => SpeakerRef, { description: 'Whose words it is: the last of the chain.' })
  @ValidateNested()
  @Type(() => SpeakerRef)
  speaker!: SpeakerRef;

  @Field(() => Stance, {
    nullable: true,
    defaultValue: Stance.ASSERTS,
    description: 'What they do to the claim.',
  })
  @IsEnum(Stance)
  stance: Stance = Stance.ASSERTS;

  @Field(() => AttributionForm, { description: 'In what form the article gives it.' })
  @IsEnum(AttributionForm)
  form!: AttributionForm;

  @Field(() => String, { nullable: true, description: '`YYYY`, `YYYY-MM` or `YYYY-MM-DD`.' })
  @IsOptional()
  @IsPartialDate()
  saidAt?: string | null;

  @Field(() => QuoteInput, { nullable: true, description: 'The words in the article’s text.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => QuoteInput)
  quote?: QuoteInput | null;

  @Field(() => [ChainHopInput], {
    nullable: true,
    description: 'Who carried it, from the outlet towards the speaker; at most 10.',
  })
  @IsOptional()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ChainHopInput)
  chain?: ChainHopInput[] | null;
}

@InputType({ description: 'One more attribution of a claim.' })
export class AttributeClaimInput extends AttributionDetails {
  @Field(() => ID, { description: 'Which claim.' })
  @IsUUID()
  claimId!: string;

  @ExpectedRevision('the claim')
  expectedRevision?: number | null;

  @IdempotencyKey()
  idempotencyKey?: string | null;
}

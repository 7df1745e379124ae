import { ArgsType, Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsEnum,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ClaimKind } from '../../language/statement.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import { IsPartialDate } from '../../platform/graphql/partial-date.js';
import { ClaimStatus } from '../claim.entity.js';

export enum ClaimOrderField {
  SAID_AT = 'SAID_AT',
  RECORDED_AT = 'RECORDED_AT',
  SPEAKER = 'SPEAKER',
  OUTLET = 'OUTLET',
  TOPIC = 'TOPIC',
  RELEVANCE = 'RELEVANCE',
}

registerEnumType(ClaimOrderField, {
  name: 'ClaimOrderField',
  description: 'What claims are sorted by.',
  valuesMap: {
    SAID_AT: { description: 'The first day anyone is known to have said it; undated is earliest.' },
    RECORDED_AT: { description: 'When it was recorded here.' },
    SPEAKER: { description: 'The name of the first attribution’s speaker.' },
    OUTLET: { description: 'The name of the first attribution’s outlet; unknown sorts first.' },
    TOPIC: { description: 'The first of its topics by name; unfiled sorts first.' },
    RELEVANCE: { description: 'How well it answers the search; needs `filter.search`.' },
  },
});

@InputType({ description: 'Which claims; all conditions must hold.' })
export class ClaimFilter {
  @Field(() => String, {
    nullable: true,
    description:
      'Words, in Arabic or English: any spelling, inflected forms and near misspellings. "…" for a phrase, - to exclude. At most 200 characters.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Put forward by this speaker.' })
  @IsOptional()
  @IsUUID()
  speakerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Standing in this article.' })
  @IsOptional()
  @IsUUID()
  articleId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Standing in an article of this outlet.' })
  @IsOptional()
  @IsUUID()
  outletId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Filed under this topic.' })
  @IsOptional()
  @IsUUID()
  topicId?: string | null;

  @Field(() => ClaimKind, { nullable: true, description: 'Of this kind.' })
  @IsOptional()
  @IsEnum(ClaimKind)
  kind?: ClaimKind | null;

  @Field(() => ClaimStatus, { nullable: true, description: 'In this status.' })
  @IsOptional()
  @IsEnum(ClaimStatus)
  status?: ClaimStatus | null;

  @Field(() => String, { nullable: true, description: 'Said on or after this partial date.' })
  @IsOptional()
  @IsPartialDate()
  saidFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'Said on or before this partial date.' })
  @IsOptional()
  @IsPartialDate()
  saidTo?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: with a contradiction that is suggested or confirmed; false: without one.',
  })
  @IsOptional()
  @IsBoolean()
  contradicted?: boolean | null;
}

@InputType({ description: 'How claims are sorted.' })
export class ClaimOrder {
  @Field(() => ClaimOrderField, { description: 'What by.' })
  @IsEnum(ClaimOrderField)
  field!: ClaimOrderField;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'Latest, newest, best or last first.',
  })
  @IsBoolean()
  descending!: boolean;
}

@ArgsType()
export class ClaimsArgs extends PageArgs {
  @Field(() => ClaimFilter, { nullable: true, description: 'Which claims; all by default.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ClaimFilter)
  filter?: ClaimFilter | null;

  @Field(() => ClaimOrder, {
    nullable: true,
    description: 'By default the best answer first where there is a search, else last said first.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ClaimOrder)
  orderBy?: ClaimOrder | null;
}

import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsEnum,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ExpectedRevision } from '../../platform/database/expected-revision.js';
import { IdempotencyKey } from '../../platform/graphql/idempotency/idempotency-key.js';
import { IsPartialDate } from '../../platform/graphql/partial-date.js';
import { NotBlank } from '../../platform/graphql/not-blank.js';
import { SpeakerKind } from './speaker.entity.js';

@InputType({ description: 'An office held. Dates: `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.' })
export class PositionInput {
  @Field(() => String, { description: 'The office, at most 200 characters.' })
  @IsString()
  @NotBlank()
  @MaxLength(200)
  title!: string;

  @Field(() => String, { nullable: true, description: 'The office in English.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  titleEn?: string | null;

  @Field(() => String, { nullable: true, description: 'Of what: a state, ministry, party…' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  organisation?: string | null;

  @Field(() => String, { nullable: true, description: 'First day held, as exactly as known.' })
  @IsOptional()
  @IsPartialDate()
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'Last day held; leave out while it is.' })
  @IsOptional()
  @IsPartialDate()
  to?: string | null;
}

@InputType({ description: 'What is known of a speaker. Leave out what is not.' })
export class SpeakerDetails {
  @Field(() => [String], {
    nullable: true,
    description: 'Other names, at most 50 of 200 characters.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  aliases?: string[] | null;

  @Field(() => String, { nullable: true, description: 'A line on who this is.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  description?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'For editors only: who an anonymous source is, how the newsroom knows. At most 2,000 characters.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;

  @Field(() => String, { nullable: true, description: 'The Wikidata item, e.g. `Q57641`.' })
  @IsOptional()
  @Matches(/^Q[1-9]\d{0,11}$/, {
    message: 'is no Wikidata item; write Q and a number, e.g. Q57641',
  })
  wikidataId?: string | null;

  @Field(() => [PositionInput], {
    nullable: true,
    description: 'All offices held, at most 50; on an update they replace those recorded.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => PositionInput)
  positions?: PositionInput[] | null;
}

@InputType({ description: 'A new speaker, added with what names them.' })
export class NewSpeakerInput extends SpeakerDetails {
  @Field(() => String, { description: 'The usual name, or an anonymous source’s description.' })
  @IsString()
  @MaxLength(200)
  name!: string;

  @Field(() => SpeakerKind, { description: 'What sort of source it is.' })
  @IsEnum(SpeakerKind)
  kind!: SpeakerKind;
}

@InputType({ description: 'A new speaker.' })
export class CreateSpeakerInput extends NewSpeakerInput {
  @IdempotencyKey()
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes to a speaker: fields left out stay, null clears.' })
export class UpdateSpeakerInput extends SpeakerDetails {
  @Field(() => ID, { description: 'Which speaker.' })
  @IsUUID()
  id!: string;

  @ExpectedRevision('the speaker')
  expectedRevision?: number | null;

  @Field(() => String, { nullable: true, description: 'The usual name.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string | null;

  @Field(() => SpeakerKind, { nullable: true, description: 'What sort of source it is.' })
  @IsOptional()
  @IsEnum(SpeakerKind)
  kind?: SpeakerKind | null;
}

@InputType({ description: 'Two speakers that are one.' })
export class MergeSpeakersInput {
  @Field(() => ID, { description: 'The one that goes: its id keeps answering with the other.' })
  @IsUUID()
  fromId!: string;

  @Field(() => ID, { description: 'The one that stays and receives everything.' })
  @IsUUID()
  intoId!: string;

  @ExpectedRevision('the one that stays')
  expectedRevision?: number | null;

  @ExpectedRevision('the one that goes')
  expectedFromRevision?: number | null;

  @Field(() => String, { nullable: true, description: 'Why they are one; kept in both histories.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string | null;
}

import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsBoolean,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IdempotencyKey } from '../platform/graphql/idempotency/idempotency-key.js';
import { Language } from '../language/language.js';
import { ClaimKind } from '../language/statement.js';
import { NotBlank } from '../platform/graphql/not-blank.js';
import { AttributionDetails } from './attributions/attribution.inputs.js';
import { PeriodInput } from './period.js';
import { QuantityInput } from './quantity.entity.js';

/** UTF-16 code units. */
export const MAX_STATEMENT = 2000;

@InputType({ description: 'A claim with its first attribution.' })
export class RecordClaimInput extends AttributionDetails {
  @Field(() => String, {
    description: 'One proposition, understandable alone; 1–2,000 characters.',
  })
  @IsString()
  @NotBlank()
  @MaxLength(MAX_STATEMENT)
  statement!: string;

  @Field(() => Language, { nullable: true, description: 'Read from the letters where left out.' })
  @IsOptional()
  @IsEnum(Language)
  language?: Language | null;

  @Field(() => String, { nullable: true, description: 'The same in the other language.' })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_STATEMENT)
  translation?: string | null;

  @Field(() => ClaimKind, {
    nullable: true,
    defaultValue: ClaimKind.FACT,
    description: 'What sort it is.',
  })
  @IsEnum(ClaimKind)
  kind: ClaimKind = ClaimKind.FACT;

  @Field(() => [ID], { nullable: true, description: 'What to file it under; at most 20 topics.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  topicIds?: string[] | null;

  @Field(() => PeriodInput, { nullable: true, description: 'The time it speaks about.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PeriodInput)
  period?: PeriodInput | null;

  @Field(() => [QuantityInput], {
    nullable: true,
    description: 'Its numbers, instead of those read from the statement; at most 20.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => QuantityInput)
  quantities?: QuantityInput[] | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Keep it off the board for now.',
  })
  @IsBoolean()
  draft = false;

  @IdempotencyKey()
  idempotencyKey?: string | null;
}

@InputType({ isAbstract: true })
class ExpectedClaim {
  @Field(() => ID, { description: 'Which claim.' })
  @IsUUID()
  id!: string;

  @Field(() => Int, { description: 'The revision this change was made on; CONFLICT if stale.' })
  @IsInt()
  @Min(1)
  expectedRevision!: number;
}

@InputType({ description: 'Changes to a claim: fields left out stay, null clears.' })
export class ReviseClaimInput extends ExpectedClaim {
  @Field(() => String, { nullable: true, description: 'One proposition; 1–2,000 characters.' })
  @IsOptional()
  @IsString()
  @NotBlank()
  @MaxLength(MAX_STATEMENT)
  statement?: string | null;

  @Field(() => String, { nullable: true, description: 'The same in the other language.' })
  @IsOptional()
  @IsString()
  @MaxLength(MAX_STATEMENT)
  translation?: string | null;

  @Field(() => ClaimKind, { nullable: true, description: 'What sort it is.' })
  @IsOptional()
  @IsEnum(ClaimKind)
  kind?: ClaimKind | null;

  @Field(() => [ID], { nullable: true, description: 'All topics it belongs under.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  topicIds?: string[] | null;

  @Field(() => PeriodInput, { nullable: true, description: 'The time it speaks about.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PeriodInput)
  period?: PeriodInput | null;

  @Field(() => [QuantityInput], {
    nullable: true,
    description: 'Its numbers, set by hand; null reads them from the statement again.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => QuantityInput)
  quantities?: QuantityInput[] | null;

  @Field(() => String, { nullable: true, description: 'Why; kept in the history.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  reason?: string | null;
}

@InputType({ description: 'A claim to be taken back.' })
export class RetractClaimInput extends ExpectedClaim {
  @Field(() => String, { description: 'Why; shown with the claim.' })
  @IsString()
  @NotBlank()
  @MaxLength(1000)
  reason!: string;
}

@InputType({ description: 'A draft to be put on the board.' })
export class PublishClaimInput extends ExpectedClaim {}

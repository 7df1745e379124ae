import { Field, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsEnum, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { MAX_STATEMENT } from '../claims/claim.inputs.js';
import { PeriodInput } from '../claims/period.js';
import { Language } from '../language/language.js';
import { IsPartialDate } from '../platform/graphql/partial-date.js';
import { NotBlank } from '../platform/graphql/not-blank.js';
import { ClaimKind, Stance } from './detection/types.js';

@InputType('StatementInput', { description: 'One side of a comparison, as plain values.' })
export class CompareStatementInput {
  @Field(() => String, { description: 'One proposition; 1–2,000 characters.' })
  @IsString()
  @NotBlank()
  @MaxLength(MAX_STATEMENT)
  statement!: string;

  @Field(() => Language, { nullable: true, description: 'Read from the letters where left out.' })
  @IsOptional()
  @IsEnum(Language)
  language?: Language | null;

  @Field(() => String, { nullable: true, description: '`YYYY`, `YYYY-MM` or `YYYY-MM-DD`.' })
  @IsOptional()
  @IsPartialDate()
  saidAt?: string | null;

  @Field(() => PeriodInput, { nullable: true, description: 'The time it speaks about.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => PeriodInput)
  period?: PeriodInput | null;

  @Field(() => String, { nullable: true, description: 'Whose words; equal names are one speaker.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  speaker?: string | null;

  @Field(() => ClaimKind, { nullable: true, description: 'What sort of proposition it is.' })
  @IsOptional()
  @IsEnum(ClaimKind)
  kind?: ClaimKind | null;

  @Field(() => Stance, { nullable: true, description: 'What the speaker does to it.' })
  @IsOptional()
  @IsEnum(Stance)
  stance?: Stance | null;
}

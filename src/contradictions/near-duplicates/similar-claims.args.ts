import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { MAX_STATEMENT } from '../../claims/claim.inputs.js';
import { Language } from '../../language/language.js';
import { NotBlank } from '../../platform/graphql/not-blank.js';

export const DEFAULT_SIMILAR = 10;
const MAX_SIMILAR = 50;

@ArgsType()
export class NearDuplicatesArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: DEFAULT_SIMILAR,
    description: `How many at most: 1–${MAX_SIMILAR}.`,
  })
  @IsOptional()
  @IsInt()
  @Min(1, { message: 'must be 1 or more' })
  @Max(MAX_SIMILAR, { message: `must be ${MAX_SIMILAR} or less` })
  first?: number | null;
}

@ArgsType()
export class SimilarClaimsArgs extends NearDuplicatesArgs {
  @Field(() => String, { description: 'The statement to look for; 1–2,000 characters.' })
  @IsString()
  @NotBlank()
  @MaxLength(MAX_STATEMENT)
  statement!: string;

  @Field(() => Language, {
    nullable: true,
    description: 'Its language; read from the letters where left out.',
  })
  @IsOptional()
  @IsEnum(Language)
  language?: Language | null;
}

import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsEnum, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Language } from '../../language/language.js';
import { NotBlank } from '../../platform/graphql/not-blank.js';
import { MAX_STATEMENT } from '../claim.inputs.js';

@ArgsType()
export class SimilarClaimsArgs {
  @Field(() => String, { description: 'The statement to look for; 1–2,000 characters.' })
  @IsString()
  @NotBlank()
  @MaxLength(MAX_STATEMENT)
  statement!: string;

  @Field(() => Language, {
    nullable: true,
    description: 'Its language. Spelling is folded alike for both, so it may be left out.',
  })
  @IsOptional()
  @IsEnum(Language)
  language?: Language | null;

  @Field(() => Int, { nullable: true, defaultValue: 10, description: 'How many at most: 1–50.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(50)
  first?: number | null;
}

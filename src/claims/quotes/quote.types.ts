import { Field, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, MaxLength, Min, MinLength } from 'class-validator';
import { QuoteState } from './quote-anchor.js';

registerEnumType(QuoteState, {
  name: 'QuoteState',
  description: 'Where a quote stands in a version of its article.',
  valuesMap: {
    EXACT: { description: 'The same words at the same offsets.' },
    MOVED: { description: 'The same words, found in one other place.' },
    AMBIGUOUS: { description: 'The same words in several places; the context does not tell.' },
    ORPHAN: { description: 'The words are no longer there.' },
  },
});

@ObjectType({ description: 'Where a quote stands in a later version of its article.' })
export class QuoteAnchor {
  @Field(() => ID, { description: 'The version looked at.' })
  articleVersionId!: string;

  @Field(() => QuoteState, { description: 'Found, moved, ambiguous or gone.' })
  state!: QuoteState;

  @Field(() => Int, { nullable: true, description: 'UTF-16 offset in that version’s raw body.' })
  start!: number | null;

  @Field(() => Int, { nullable: true, description: 'UTF-16 offset of the end, exclusive.' })
  end!: number | null;
}

@ObjectType({
  description:
    'The exact span of the article version that carries the attribution (Web Annotation). Offsets are UTF-16 code units into the raw body: body.slice(start, end) === exact.',
})
export class Quote {
  @Field(() => String, { description: 'The words as they stand in the raw text.' })
  exact!: string;

  @Field(() => String, { description: 'Up to 32 UTF-16 code units before.' })
  prefix!: string;

  @Field(() => String, { description: 'Up to 32 UTF-16 code units after.' })
  suffix!: string;

  @Field(() => Int, { description: 'UTF-16 offset of the first code unit.' })
  start!: number;

  @Field(() => Int, { description: 'UTF-16 offset after the last code unit.' })
  end!: number;

  @Field(() => [QuoteAnchor], { description: 'Its state in each later version, oldest first.' })
  anchors!: QuoteAnchor[];
}

@InputType({
  description: 'The words of a quote; the server finds the place, and asks where they recur.',
})
export class QuoteInput {
  @Field(() => String, { description: 'The words exactly as they stand in the article’s text.' })
  @IsString()
  @MinLength(1, { message: 'must not be empty' })
  @MaxLength(5000)
  exact!: string;

  @Field(() => String, { nullable: true, description: 'What stands right before, where needed.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  prefix?: string | null;

  @Field(() => String, { nullable: true, description: 'What stands right after, where needed.' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  suffix?: string | null;

  @Field(() => Int, { nullable: true, description: 'The UTF-16 offset, where it is known.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  start?: number | null;
}

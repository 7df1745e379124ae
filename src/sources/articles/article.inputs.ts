import { Field, ID, InputType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, IsUrl, IsUUID, MaxLength, MinLength } from 'class-validator';
import { ExpectedRevision } from '../../platform/database/expected-revision.js';
import { IdempotencyKey } from '../../platform/graphql/idempotency/idempotency-key.js';
import { Language } from '../../language/language.js';
import { IsPartialDate } from '../../platform/graphql/partial-date.js';
import { NotBlank } from '../../platform/graphql/not-blank.js';

/** UTF-16 code units; a very long read is some 100,000. */
const MAX_BODY = 500_000;

@InputType({
  description: 'What is known of an article. Leave out what its provenance does not state.',
})
export class ArticleDetails {
  @Field(() => String, { nullable: true, description: 'Who signed it, as printed.' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  byline?: string | null;

  @Field(() => ID, { nullable: true, description: 'The outlet that published it.' })
  @IsOptional()
  @IsUUID()
  outletId?: string | null;

  @Field(() => String, { nullable: true, description: 'http or https; stored canonical.' })
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(2000)
  url?: string | null;

  @Field(() => String, { nullable: true, description: '`YYYY`, `YYYY-MM` or `YYYY-MM-DD`.' })
  @IsOptional()
  @IsPartialDate()
  publishedAt?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The article this one reprints, e.g. a wire story.',
  })
  @IsOptional()
  @IsUUID()
  syndicatedFromId?: string | null;

  @Field(() => String, { nullable: true, description: 'What else is known of its provenance.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;
}

@InputType({
  description: 'A new article, added with what names it; with its text where it is at hand.',
})
export class NewArticleInput extends ArticleDetails {
  @Field(() => String, { description: 'The headline as printed, at most 500 characters.' })
  @IsString()
  @NotBlank()
  @MaxLength(500)
  headline!: string;

  @Field(() => Language, { description: 'The language of the text.' })
  @IsEnum(Language)
  language!: Language;

  @Field(() => String, {
    nullable: true,
    description: `The raw text; becomes version 1. At most ${MAX_BODY} UTF-16 code units.`,
  })
  @IsOptional()
  @IsString()
  @MinLength(1, { message: 'must not be empty' })
  @MaxLength(MAX_BODY)
  body?: string | null;
}

@InputType({ description: 'A new article, with its text where it is at hand.' })
export class AddArticleInput extends NewArticleInput {
  @IdempotencyKey()
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes to an article: fields left out stay, null clears.' })
export class UpdateArticleInput extends ArticleDetails {
  @Field(() => ID, { description: 'Which article.' })
  @IsUUID()
  id!: string;

  @ExpectedRevision('the article')
  expectedRevision?: number | null;

  @Field(() => String, { nullable: true, description: 'The headline as printed.' })
  @IsOptional()
  @IsString()
  @NotBlank()
  @MaxLength(500)
  headline?: string | null;

  @Field(() => Language, { nullable: true, description: 'The language of the text.' })
  @IsOptional()
  @IsEnum(Language)
  language?: Language | null;
}

@InputType({ description: 'A newly captured body of an article.' })
export class AddArticleVersionInput {
  @Field(() => ID, { description: 'Which article.' })
  @IsUUID()
  articleId!: string;

  @ExpectedRevision('the article')
  expectedRevision?: number | null;

  @Field(() => String, { description: `The raw text, at most ${MAX_BODY} UTF-16 code units.` })
  @IsString()
  @MinLength(1, { message: 'must not be empty' })
  @MaxLength(MAX_BODY)
  body!: string;

  @IdempotencyKey()
  idempotencyKey?: string | null;
}

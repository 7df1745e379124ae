import { Field, InputType, ObjectType, OmitType, registerEnumType } from '@nestjs/graphql';
import { IsEnum, IsOptional, IsString, IsUrl, MaxLength, MinLength } from 'class-validator';
import { Language } from '../../language/language.js';
import { NotBlank } from '../../platform/graphql/not-blank.js';
import { ContentFormat } from '../reading/article-page.js';
import { ArticleVersion } from './article-version.entity.js';
import { Article } from './article.entity.js';
import { ArticleDetails } from './article.inputs.js';

/** UTF-16 code units; a page of 5 MB fits. */
const MAX_CONTENT = 10 * 1024 * 1024;

/** What ingesting changed. */
export enum IngestOutcome {
  ADDED = 'ADDED',
  NEW_VERSION = 'NEW_VERSION',
  UNCHANGED = 'UNCHANGED',
}

registerEnumType(IngestOutcome, {
  name: 'IngestOutcome',
  description: 'What ingesting an article changed.',
  valuesMap: {
    ADDED: { description: 'The article is new.' },
    NEW_VERSION: {
      description: 'Its text differs from the newest version and is kept as the next.',
    },
    UNCHANGED: { description: 'The newest version reads the same; nothing was written.' },
  },
});

registerEnumType(ContentFormat, {
  name: 'ContentFormat',
  description: 'How an article’s content is written.',
  valuesMap: {
    TEXT: { description: 'Plain text, kept to the letter.' },
    MARKDOWN: { description: 'CommonMark, with front matter if any; its words are kept.' },
    HTML: { description: 'A web page: its main text is kept, scripts are not run.' },
  },
});

@InputType({ isAbstract: true })
class StatedDetails extends ArticleDetails {
  @Field(() => String, {
    nullable: true,
    description:
      'The headline as printed. Where neither it nor the page gives one, the first words stand for it and the article’s note says so.',
  })
  @IsOptional()
  @IsString()
  @NotBlank()
  @MaxLength(500)
  headline?: string | null;

  @Field(() => Language, { nullable: true, description: 'Read from the letters where left out.' })
  @IsOptional()
  @IsEnum(Language)
  language?: Language | null;
}

@InputType({
  description:
    'An article as its page gives it. What is left out is read from the page: JSON-LD first, then Open Graph, then plain HTML; front matter of Markdown.',
})
export class IngestArticleInput extends StatedDetails {
  @Field(() => String, {
    description: `The page or text, at most ${MAX_CONTENT} UTF-16 code units, and within what a request may be long (ISNAD_MAX_BODY_BYTES); its main text at most 500,000.`,
  })
  @IsString()
  @MinLength(1, { message: 'must not be empty' })
  @MaxLength(MAX_CONTENT)
  content!: string;

  @Field(() => ContentFormat, {
    nullable: true,
    description: 'Told from the content where left out.',
  })
  @IsOptional()
  @IsEnum(ContentFormat)
  format?: ContentFormat | null;
}

@InputType({
  description: 'An article to be fetched from the web. What is left out its page says.',
})
export class FetchArticleInput extends OmitType(StatedDetails, ['url'], InputType) {
  @Field(() => String, { description: 'Its address on the public web, http or https.' })
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true, require_tld: false })
  @MaxLength(2000)
  url!: string;
}

@ObjectType({ description: 'An article after its page was read.' })
export class IngestedArticle {
  @Field(() => Article, { description: 'The article, new or known.' })
  article!: Article;

  @Field(() => ArticleVersion, { description: 'The version that reads as the page does.' })
  version!: ArticleVersion;

  @Field(() => IngestOutcome, { description: 'What was changed.' })
  outcome!: IngestOutcome;
}

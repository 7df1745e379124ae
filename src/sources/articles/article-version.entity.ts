import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, Unique } from 'typeorm';
import { Recorded } from '../../platform/database/columns.js';

@Entity('article_version')
@Index('article_version_sha256_lookup', ['sha256'])
@Unique('article_version_number_unique', ['articleId', 'number'])
@Unique('article_version_of_article', ['id', 'articleId'])
@Check('article_version_number', 'number > 0')
@Check('article_version_body', `body <> ''`)
@Check('article_version_sha256', `sha256 ~ '^[0-9a-f]{64}$'`)
@ObjectType({
  description: 'One captured body of an article; never changes (Web Annotation cachedSource).',
})
export class ArticleVersion extends Recorded {
  @Column('uuid', { name: 'article_id' })
  articleId!: string;

  @Column('int')
  @Field(() => Int, { description: 'Counts from 1 within the article.' })
  number!: number;

  @Column('text')
  @Field(() => String, {
    description: 'The raw text, to the byte; quote offsets count its UTF-16 code units.',
  })
  body!: string;

  @Column('text')
  @Field(() => String, { description: 'SHA-256 of the body as UTF-8, 64 lower-case hex digits.' })
  sha256!: string;

  @Column('timestamptz', { name: 'captured_at' })
  @Field(() => Date, { description: 'When the body was captured: an instant, UTC.' })
  capturedAt!: Date;
}

import { Field, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, Unique } from 'typeorm';
import { Language } from '../../language/language.js';
import { Revised } from '../../platform/database/columns.js';
import { connectionType } from '../../platform/graphql/connection.js';
import { PartialDateScalar } from '../../platform/graphql/partial-date.js';

@Entity('article')
@Check('article_revision', 'revision > 0')
@Index('article_outlet', ['outletId'])
@Unique('article_url_unique', ['url'])
@Index('article_published', { synchronize: false })
@Index('article_headline_trigram', { synchronize: false })
@Check('article_published_at', 'is_partial_date(published_at)')
@Check('article_not_syndicated_from_itself', 'syndicated_from_id <> id')
@ObjectType({
  description:
    'One published text (schema.org NewsArticle). What its provenance does not state is null, never guessed.',
})
export class Article extends Revised {
  @Column('text')
  @Field(() => String, { description: 'The headline as printed.' })
  headline!: string;

  // For matching in SQL only: never read back.
  @Column('text', { name: 'headline_key', select: false })
  headlineKey!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who signed it, as printed.' })
  byline!: string | null;

  @Column('uuid', { name: 'outlet_id', nullable: true })
  outletId!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Canonical: host in lower case, no tracking parameters, no fragment. Unique.',
  })
  url!: string | null;

  @Column('text', { name: 'published_at', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'When it was published.' })
  publishedAt!: string | null;

  @Column('enum', { enum: Language, enumName: 'language' })
  @Field(() => Language, { description: 'The language of the text.' })
  language!: Language;

  @Column('uuid', { name: 'syndicated_from_id', nullable: true })
  syndicatedFromId!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What else is known of its provenance.' })
  note!: string | null;
}

export const ArticleConnection = connectionType(Article);

import { Field, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, Unique } from 'typeorm';
import { Revised } from '../../platform/database/columns.js';
import { connectionType } from '../../platform/graphql/connection.js';

@Entity('topic')
@Check('topic_revision', 'revision > 0')
@Unique('topic_key_unique', ['key'])
@Index('topic_sort', ['key', 'id'])
@ObjectType({ description: 'What an editor files claims under.' })
export class Topic extends Revised {
  @Column('text')
  @Field(() => String, { description: 'Unique after folding of spelling variants.' })
  name!: string;

  @Column('text', { name: 'name_en', nullable: true })
  @Field(() => String, { nullable: true, description: 'The name in English.' })
  nameEn!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What belongs under it.' })
  description!: string | null;

  @Column('text')
  key!: string;
}

export const TopicConnection = connectionType(Topic);

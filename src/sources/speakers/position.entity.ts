import { Field, ObjectType } from '@nestjs/graphql';
import { Check, Column, Entity, Index } from 'typeorm';
import { Recorded } from '../../platform/database/columns.js';
import { PartialDateScalar } from '../../platform/graphql/partial-date.js';

@Entity('position')
@Index('position_speaker', ['speakerId'])
@Index('position_title_trigram', { synchronize: false })
@Check('position_from_date', 'is_partial_date(from_date)')
@Check('position_to_date', 'is_partial_date(to_date)')
@ObjectType({ description: 'An office a speaker held, with its dates.' })
export class Position extends Recorded {
  @Column('uuid', { name: 'speaker_id' })
  speakerId!: string;

  @Column('text')
  @Field(() => String, { description: 'The office, as Arabic news writes it: «رئيس الوزراء».' })
  title!: string;

  @Column('text', { name: 'title_en', nullable: true })
  @Field(() => String, { nullable: true, description: 'The office in English.' })
  titleEn!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Of what: a state, ministry, party…' })
  organisation!: string | null;

  // For matching in SQL only: never read back.
  @Column('text', { name: 'title_key', select: false })
  titleKey!: string;

  @Column('text', { name: 'from_date', nullable: true })
  @Field(() => PartialDateScalar, {
    nullable: true,
    description: 'First day held; null if unknown.',
  })
  from!: string | null;

  @Column('text', { name: 'to_date', nullable: true })
  @Field(() => PartialDateScalar, {
    nullable: true,
    description: 'Last day held; null if it still is, or unknown.',
  })
  to!: string | null;
}

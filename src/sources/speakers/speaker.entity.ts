import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index } from 'typeorm';
import { Revised } from '../../platform/database/columns.js';
import { connectionType } from '../../platform/graphql/connection.js';

export enum SpeakerKind {
  PERSON = 'PERSON',
  ORGANISATION = 'ORGANISATION',
  ANONYMOUS = 'ANONYMOUS',
  DOCUMENT = 'DOCUMENT',
}

registerEnumType(SpeakerKind, {
  name: 'SpeakerKind',
  description: 'What sort of source speaks.',
  valuesMap: {
    PERSON: { description: 'A named person.' },
    ORGANISATION: { description: 'A body that speaks as one: a ministry, a party, an outlet.' },
    ANONYMOUS: {
      description: 'A source named only by a description; the name is that description.',
    },
    DOCUMENT: { description: 'A text whose words count: an agreement, a report.' },
  },
});

@Entity('speaker')
@Check('speaker_revision', 'revision > 0')
@Index('speaker_sort', ['sortKey', 'id'])
@Index('speaker_merged_into', ['mergedIntoId'])
@Check('speaker_wikidata_id', `wikidata_id ~ '^Q[1-9][0-9]*$'`)
@Check('speaker_not_merged_into_itself', 'merged_into_id <> id')
@ObjectType({ description: 'Whoever says something (schema.org claimant; PARC source).' })
export class Speaker extends Revised {
  @Column('text')
  @Field(() => String, {
    description:
      'The usual name; for an anonymous source its description. Unique after folding, except for anonymous ones.',
  })
  name!: string;

  // For matching in SQL only: never read back.
  @Column('text', { name: 'sort_key', select: false })
  sortKey!: string;

  @Column('enum', { enum: SpeakerKind, enumName: 'speaker_kind' })
  @Field(() => SpeakerKind, { description: 'What sort of source it is.' })
  kind!: SpeakerKind;

  @Column('text', { array: true, default: () => "'{}'" })
  @Field(() => [String], { description: 'Other names and spellings it goes by.' })
  aliases!: string[];

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'A line on who this is.' })
  description!: string | null;

  @Column('text', { name: 'wikidata_id', nullable: true })
  @Field(() => String, { nullable: true, description: 'The Wikidata item, e.g. `Q57641`.' })
  wikidataId!: string | null;

  /** Shown by `SpeakerResolver` to whoever may read it. */
  @Column('text', { nullable: true })
  note!: string | null;

  @Column('uuid', { name: 'merged_into_id', nullable: true })
  mergedIntoId!: string | null;
}

export const SpeakerConnection = connectionType(Speaker);

import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index } from 'typeorm';
import { Language } from '../../language/language.js';
import { Revised } from '../../platform/database/columns.js';
import { connectionType } from '../../platform/graphql/connection.js';

export enum OutletKind {
  NEWSPAPER = 'NEWSPAPER',
  AGENCY = 'AGENCY',
  BROADCASTER = 'BROADCASTER',
  GOVERNMENT = 'GOVERNMENT',
  PLATFORM = 'PLATFORM',
  OTHER = 'OTHER',
}

registerEnumType(OutletKind, {
  name: 'OutletKind',
  description: 'What sort of publisher an outlet is.',
  valuesMap: {
    NEWSPAPER: { description: 'A newspaper or magazine, printed or online.' },
    AGENCY: { description: 'A news agency.' },
    BROADCASTER: { description: 'Radio or television.' },
    GOVERNMENT: { description: 'A government or official site.' },
    PLATFORM: { description: 'A social network or hosting platform.' },
    OTHER: { description: 'Anything else.' },
  },
});

registerEnumType(Language, {
  name: 'Language',
  description: 'A language Isnad reads.',
  valuesMap: { AR: { description: 'Arabic.' }, EN: { description: 'English.' } },
});

@Entity('outlet')
@Check('outlet_revision', 'revision > 0')
@Index('outlet_sort', ['sortKey', 'id'])
@Check('outlet_wikidata_id', `wikidata_id ~ '^Q[1-9][0-9]*$'`)
@ObjectType({
  description: 'Who publishes: a newspaper, agency, broadcaster… (schema.org Organization).',
})
export class Outlet extends Revised {
  @Column('text')
  @Field(() => String, { description: 'Unique after folding of spelling variants.' })
  name!: string;

  // For matching in SQL only: never read back.
  @Column('text', { name: 'sort_key', select: false })
  sortKey!: string;

  @Column('text', { array: true, default: () => "'{}'" })
  @Field(() => [String], { description: 'Other names it goes by; unique over all outlets.' })
  aliases!: string[];

  @Column('enum', { enum: OutletKind, enumName: 'outlet_kind' })
  @Field(() => OutletKind, { description: 'What sort of publisher it is.' })
  kind!: OutletKind;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Its own site, http or https.' })
  homepage!: string | null;

  @Column('enum', { enum: Language, enumName: 'language', nullable: true })
  @Field(() => Language, { nullable: true, description: 'The language it mostly publishes in.' })
  language!: Language | null;

  @Column('text', { name: 'wikidata_id', nullable: true })
  @Field(() => String, { nullable: true, description: 'Its Wikidata item, e.g. `Q40469`.' })
  wikidataId!: string | null;
}

export const OutletConnection = connectionType(Outlet);

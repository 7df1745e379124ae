import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index } from 'typeorm';
import { Language } from '../language/language.js';
import { ClaimKind } from '../language/statement.js';
import { Changeable } from '../platform/database/columns.js';
import { connectionType } from '../platform/graphql/connection.js';

export enum ClaimStatus {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  RETRACTED = 'RETRACTED',
}

registerEnumType(ClaimStatus, {
  name: 'ClaimStatus',
  description: 'Where a claim stands. A claim is never deleted.',
  valuesMap: {
    DRAFT: { description: 'Recorded, not yet on the board.' },
    PUBLISHED: { description: 'On the board and compared with others.' },
    RETRACTED: { description: 'Taken back with a reason; no longer compared.' },
  },
});

registerEnumType(ClaimKind, {
  name: 'ClaimKind',
  description: 'What sort of proposition a claim is.',
  valuesMap: {
    FACT: { description: 'Says how things are or were.' },
    FORECAST: { description: 'Says how things will be.' },
    COMMITMENT: { description: 'The speaker says what they will do.' },
    DEMAND: { description: 'Says what others should do.' },
    OPINION: { description: 'Says what the speaker thinks of something.' },
  },
});

@Entity('claim')
@Index('claim_kind', ['kind', 'id'])
@Index('claim_status', ['status', 'id'])
@Index('claim_search', { synchronize: false })
@Index('claim_said', { synchronize: false })
@Check('claim_statement', `statement <> '' AND length(statement) <= 2000`)
@Check('claim_period_from', 'is_partial_date(period_from)')
@Check('claim_period_to', 'is_partial_date(period_to)')
@Check('claim_revision', 'revision > 0')
@Check('claim_retraction', `(status = 'RETRACTED') = (retraction_reason IS NOT NULL)`)
@ObjectType({
  description:
    'One atomic proposition, in an editor’s own words, understandable alone (schema.org Claim).',
})
export class Claim extends Changeable {
  @Column('text')
  @Field(() => String, { description: 'The proposition; 1–2,000 characters.' })
  statement!: string;

  @Column('enum', { enum: Language, enumName: 'language' })
  @Field(() => Language, { description: 'The language of the statement.' })
  language!: Language;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'The same proposition in the other language, where an editor gave one.',
  })
  translation!: string | null;

  @Column('enum', { enum: ClaimKind, enumName: 'claim_kind' })
  @Field(() => ClaimKind, { description: 'What sort of proposition it is.' })
  kind!: ClaimKind;

  @Column('text', { name: 'period_from', nullable: true })
  periodFrom!: string | null;

  @Column('text', { name: 'period_to', nullable: true })
  periodTo!: string | null;

  @Column('enum', { enum: ClaimStatus, enumName: 'claim_status' })
  @Field(() => ClaimStatus, { description: 'Draft, published or retracted.' })
  status!: ClaimStatus;

  @Column('int', { default: 1 })
  @Field(() => Int, {
    description:
      'Counts from 1, up with every revision, publication and retraction; pass it as `expectedRevision`.',
  })
  revision!: number;

  @Column('text', { name: 'retraction_reason', nullable: true })
  @Field(() => String, { nullable: true, description: 'Why it was retracted, where it was.' })
  retractionReason!: string | null;

  @Column('date', { name: 'said_on', nullable: true })
  saidOn!: string | null;

  // For matching in SQL only: never read back.
  @Column('text', { name: 'search_text', select: false })
  searchText!: string;

  /** Kept by a trigger; see `draft-visibility.ts`. */
  @Column({
    type: 'boolean',
    name: 'was_published',
    default: false,
    select: false,
    insert: false,
    update: false,
  })
  wasPublished!: boolean;
}

export const ClaimConnection = connectionType(Claim);

import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, Unique } from 'typeorm';
import type { Conflict } from '../../contradictions/preview/conflict-preview.service.js';
import { Language } from '../../language/language.js';
import { Changeable } from '../../platform/database/columns.js';
import { connectionType } from '../../platform/graphql/connection.js';
import type { Proposal } from '../engine/types.js';
import type { WorthReason } from './worth.js';

export enum SuggestionStatus {
  OPEN = 'OPEN',
  ACCEPTED = 'ACCEPTED',
  REJECTED = 'REJECTED',
}

export enum RejectionReason {
  NOT_A_CLAIM = 'NOT_A_CLAIM',
  WRONG_SPAN = 'WRONG_SPAN',
  WRONG_SPEAKER = 'WRONG_SPEAKER',
  WRONG_READING = 'WRONG_READING',
  ALREADY_RECORDED = 'ALREADY_RECORDED',
  NOT_WORTH_CHECKING = 'NOT_WORTH_CHECKING',
  OTHER = 'OTHER',
}

registerEnumType(SuggestionStatus, {
  name: 'SuggestionStatus',
  description: 'What an editor made of a proposed claim.',
  valuesMap: {
    OPEN: { description: 'Nobody has decided yet.' },
    ACCEPTED: { description: 'Recorded as a claim.' },
    REJECTED: { description: 'Refused; it is not proposed again for this article.' },
  },
});

registerEnumType(RejectionReason, {
  name: 'RejectionReason',
  description:
    'Why a proposed claim was refused. The first four count against the extractor, the others do not.',
  valuesMap: {
    NOT_A_CLAIM: { description: 'Nobody claims anything there.' },
    WRONG_SPAN: { description: 'Too much, too little or the wrong words.' },
    WRONG_SPEAKER: { description: 'Another speaker’s words, or another chain.' },
    WRONG_READING: { description: 'Stance, kind, numbers or dates are misread.' },
    ALREADY_RECORDED: { description: 'The claim is on record already.' },
    NOT_WORTH_CHECKING: { description: 'Rightly read, but of no interest.' },
    OTHER: { description: 'See the note.' },
  },
});

/** A recorded claim that says nearly the same, when it was last looked for. */
export interface NearDuplicate {
  claimId: string;
  score: number;
}

@Entity('claim_suggestion')
@Unique('claim_suggestion_content', ['articleId', 'fingerprint'])
@Index('claim_suggestion_order', ['status', 'worth', 'id'])
@Index('claim_suggestion_version', ['articleVersionId'])
@Index('claim_suggestion_claim', ['claimId'])
@Check('claim_suggestion_worth', 'worth BETWEEN 0 AND 1')
@Check('claim_suggestion_accepted', `(status = 'ACCEPTED') = (claim_id IS NOT NULL)`)
@Check('claim_suggestion_rejected', `(status = 'REJECTED') = (rejection IS NOT NULL)`)
@Check('claim_suggestion_decided', `(status = 'OPEN') = (decided_at IS NULL)`)
@ObjectType({
  description:
    'A claim that an article seems to hold, proposed for an editor to accept, correct or refuse. Nothing of it is on the board before that.',
})
export class ClaimSuggestion extends Changeable {
  @Column('uuid', { name: 'article_id' })
  articleId!: string;

  @Column('uuid', { name: 'article_version_id' })
  articleVersionId!: string;

  // What makes it the same proposal in another run or another version of the article.
  @Column('text')
  fingerprint!: string;

  @Column('enum', { enum: Language, enumName: 'language' })
  @Field(() => Language, { description: 'The language of the words.' })
  language!: Language;

  @Column('jsonb')
  proposal!: Proposal;

  @Column('double precision')
  @Field(() => Float, {
    description:
      '0–1: how much it deserves an editor’s check, by what it says and by what is on record; see `reasons`.',
  })
  worth!: number;

  @Column('jsonb')
  reasons!: { reason: WorthReason; weight: number }[];

  @Column('jsonb', { name: 'near_duplicates' })
  nearDuplicates!: NearDuplicate[];

  @Column('jsonb')
  conflicts!: Conflict[];

  @Column('timestamptz', { name: 'compared_at' })
  @Field(() => Date, {
    description: 'When it was last compared with the claims on record: an instant, UTC.',
  })
  comparedAt!: Date;

  @Column('text', { name: 'extractor_version' })
  @Field(() => String, { description: 'The version of the extractor that proposed it.' })
  extractorVersion!: string;

  @Column('enum', { enum: SuggestionStatus, enumName: 'suggestion_status' })
  @Field(() => SuggestionStatus, { description: 'What an editor made of it.' })
  status!: SuggestionStatus;

  @Column('uuid', { name: 'claim_id', nullable: true })
  claimId!: string | null;

  @Column('text', { array: true, default: () => "'{}'" })
  @Field(() => [String], {
    description: 'What the editor corrected when accepting it, by the fields’ names.',
  })
  corrected!: string[];

  @Column('enum', { enum: RejectionReason, enumName: 'rejection_reason', nullable: true })
  @Field(() => RejectionReason, { nullable: true, description: 'Why it was refused.' })
  rejection!: RejectionReason | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The editor’s note.' })
  note!: string | null;

  @Column('timestamptz', { name: 'decided_at', nullable: true })
  @Field(() => Date, { nullable: true, description: 'When it was decided: an instant, UTC.' })
  decidedAt!: Date | null;

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Counts decisions from 1; pass it as `expectedRevision`.' })
  revision!: number;
}

export const ClaimSuggestionConnection = connectionType(ClaimSuggestion);

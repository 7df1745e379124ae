import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index } from 'typeorm';
import { Recorded } from '../../platform/database/columns.js';
import { DismissalReason } from '../detection/types.js';

export enum ReviewDecision {
  CONFIRMED = 'CONFIRMED',
  DISMISSED = 'DISMISSED',
  RESOLVED = 'RESOLVED',
  REOPENED = 'REOPENED',
}

export enum Resolution {
  A = 'A',
  B = 'B',
  BOTH = 'BOTH',
  NEITHER = 'NEITHER',
}

registerEnumType(ReviewDecision, {
  name: 'ReviewDecision',
  description: 'What was decided on a contradiction.',
  valuesMap: {
    CONFIRMED: { description: 'The two conflict.' },
    DISMISSED: { description: 'They do not; the reason says why.' },
    RESOLVED: { description: 'It is known which holds.' },
    REOPENED: { description: 'To be decided again; also where a claim was revised.' },
  },
});

registerEnumType(Resolution, {
  name: 'Resolution',
  description: 'Which claim holds.',
  valuesMap: {
    A: { description: 'claimA holds.' },
    B: { description: 'claimB holds.' },
    BOTH: { description: 'Both do, on a closer look.' },
    NEITHER: { description: 'Neither does.' },
  },
});

@Entity('review')
@Index('review_contradiction', ['contradictionId', 'id'])
@Index('review_reopened', ['createdAt'], { where: `decision = 'REOPENED'` })
@Check('review_reason', `(decision = 'DISMISSED') = (reason IS NOT NULL)`)
@Check('review_holds', `(decision = 'RESOLVED') = (holds IS NOT NULL)`)
@Check('review_evidence', `decision <> 'RESOLVED' OR note <> ''`)
@ObjectType({ description: 'One decision on a contradiction. Append-only.' })
export class Review extends Recorded {
  @Column('uuid', { name: 'contradiction_id' })
  contradictionId!: string;

  @Column('enum', { enum: ReviewDecision, enumName: 'review_decision' })
  @Field(() => ReviewDecision, { description: 'What was decided.' })
  decision!: ReviewDecision;

  @Column('enum', { enum: DismissalReason, enumName: 'dismissal_reason', nullable: true })
  @Field(() => DismissalReason, { nullable: true, description: 'Why, where it was dismissed.' })
  reason!: DismissalReason | null;

  @Column('enum', { enum: Resolution, enumName: 'resolution', nullable: true })
  @Field(() => Resolution, { nullable: true, description: 'Which holds, where it was resolved.' })
  holds!: Resolution | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'A note; the evidence of a resolution.' })
  note!: string | null;

  /** As typed in before there were users. */
  @Column('text', { name: 'reviewer', nullable: true })
  typedReviewer!: string | null;

  /** The user or API key that decided. */
  @Column('uuid', { name: 'reviewer_id', nullable: true })
  reviewerId!: string | null;
}

import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, Unique } from 'typeorm';
import { Changeable } from '../platform/database/columns.js';
import { connectionType } from '../platform/graphql/connection.js';
import { type Finding, FindingKind, Relation } from './detection/types.js';

export enum ContradictionStatus {
  SUGGESTED = 'SUGGESTED',
  CONFIRMED = 'CONFIRMED',
  DISMISSED = 'DISMISSED',
  RESOLVED = 'RESOLVED',
}

registerEnumType(ContradictionStatus, {
  name: 'ContradictionStatus',
  description: 'Where a contradiction stands with the editors.',
  valuesMap: {
    SUGGESTED: { description: 'Found or recorded, not yet decided.' },
    CONFIRMED: { description: 'An editor agrees that the two conflict.' },
    DISMISSED: { description: 'An editor says they do not, with a reason.' },
    RESOLVED: { description: 'It is known which claim holds, with the evidence.' },
  },
});

registerEnumType(FindingKind, {
  name: 'FindingKind',
  description: 'What kind of conflict a finding names.',
  valuesMap: {
    QUANTITY: { description: 'Same subject, unit and period; the numbers exclude each other.' },
    NEGATION: { description: 'One says it, the other says it is not so.' },
    OPPOSITION: { description: 'Opposed predicates of the same subject: withdraw / stay.' },
    TIMING: { description: 'One event, two dates or deadlines.' },
    QUANTIFIER: { description: 'All or none against some or not.' },
    IDENTITY: { description: 'Different holders of a role that only one can hold.' },
    ATTRIBUTION: { description: 'Whether someone said it at all.' },
    SELF: { description: 'One speaker on both sides: a reversal.' },
    EDITORIAL: { description: 'An editor says so.' },
  },
});

registerEnumType(Relation, {
  name: 'Relation',
  description: 'How two claims stand to each other (Argdown).',
  valuesMap: {
    CONTRADICTORY: { description: 'Exactly one of the two holds.' },
    CONTRARY: { description: 'Both cannot hold; both may be false.' },
    TENSION: { description: 'Both can strictly hold, but belong side by side.' },
  },
});

@Entity('contradiction')
@Unique('contradiction_pair_unique', ['claimAId', 'claimBId'])
@Index('contradiction_claim_b', ['claimBId'])
@Index('contradiction_score', ['score', 'id'])
@Index('contradiction_detected', ['detectedAt', 'id'])
@Index('contradiction_status', ['status', 'score', 'id'])
@Index('contradiction_relation', ['relation', 'score', 'id'])
@Index('contradiction_kinds', { synchronize: false })
@Index('contradiction_self', { synchronize: false })
@Check('contradiction_kinds', 'cardinality(kinds) > 0 AND kinds <@ the finding kinds')
@Check('contradiction_score', 'score BETWEEN 0 AND 1')
@Check('contradiction_ordered_pair', 'claim_a_id < claim_b_id')
@ObjectType({
  description: 'An unordered pair of claims that cannot both hold, stored once, lower id first.',
})
export class Contradiction extends Changeable {
  @Column('uuid', { name: 'claim_a_id' })
  claimAId!: string;

  @Column('uuid', { name: 'claim_b_id' })
  claimBId!: string;

  @Column('text', { array: true })
  @Field(() => [FindingKind], { description: 'The kinds of its findings, each once.' })
  kinds!: FindingKind[];

  @Column('enum', { enum: Relation, enumName: 'relation' })
  @Field(() => Relation, { description: 'The strongest relation among its findings.' })
  relation!: Relation;

  @Column('double precision')
  @Field(() => Float, { description: '0–1: how sure detection is that an editor would agree.' })
  score!: number;

  @Column('jsonb')
  findings!: Finding[];

  @Column('uuid', { name: 'self_speaker_id', nullable: true })
  selfSpeakerId!: string | null;

  @Column('enum', { enum: ContradictionStatus, enumName: 'contradiction_status' })
  @Field(() => ContradictionStatus, { description: 'Where it stands with the editors.' })
  status!: ContradictionStatus;

  @Column('int', { default: 1 })
  @Field(() => Int, { description: 'Counts from 1, up with every decision or new finding.' })
  revision!: number;

  @Column('text', { name: 'engine_version' })
  @Field(() => String, { description: 'The engine that found it; `editorial` where none did.' })
  engineVersion!: string;

  @Column('timestamptz', { name: 'detected_at' })
  @Field(() => Date, { description: 'When it was first found: an instant, UTC.' })
  detectedAt!: Date;
}

export const ContradictionConnection = connectionType(Contradiction);

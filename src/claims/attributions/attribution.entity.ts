import { Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import { Stance } from '../../language/statement.js';
import { Recorded } from '../../platform/database/columns.js';
import { PartialDateScalar } from '../../platform/graphql/partial-date.js';

export enum AttributionForm {
  DIRECT_QUOTE = 'DIRECT_QUOTE',
  INDIRECT_QUOTE = 'INDIRECT_QUOTE',
  PARAPHRASE = 'PARAPHRASE',
  AUTHOR_VOICE = 'AUTHOR_VOICE',
}

registerEnumType(AttributionForm, {
  name: 'AttributionForm',
  description: 'In what form the article gives the words.',
  valuesMap: {
    DIRECT_QUOTE: { description: 'Between quotation marks.' },
    INDIRECT_QUOTE: { description: 'Reported speech: “said that…”.' },
    PARAPHRASE: { description: 'The sense, in the article’s words.' },
    AUTHOR_VOICE: { description: 'The article says it itself.' },
  },
});

registerEnumType(Stance, {
  name: 'Stance',
  description: 'What the speaker does to the claim (PARC).',
  valuesMap: {
    ASSERTS: { description: 'Puts it forward as true.' },
    DENIES: { description: 'Says it is not so.' },
    DOUBTS: { description: 'Says it may not be so.' },
    REPORTS: { description: 'Tells that others say so.' },
  },
});

@Entity('attribution')
@Unique('attribution_ordinal_unique', ['claimId', 'ordinal'])
@Index('attribution_speaker', ['speakerId', 'claimId'])
@Index('attribution_article', ['articleId', 'claimId'])
@Index('attribution_version', ['articleVersionId'])
@Index('attribution_said', { synchronize: false })
@Check('attribution_ordinal', 'ordinal >= 0')
@Check('attribution_said_at', 'is_partial_date(said_at)')
@Check('attribution_quote', '/* see the migration */ true')
@ObjectType({
  description:
    'One occasion on which a claim was put forward: where, whose words, when, how (PARC attribution).',
})
export class Attribution extends Recorded {
  @Column('uuid', { name: 'claim_id' })
  claimId!: string;

  @Column('int')
  ordinal!: number;

  @Column('uuid', { name: 'article_id' })
  articleId!: string;

  @Column('uuid', { name: 'article_version_id', nullable: true })
  articleVersionId!: string | null;

  @Column('uuid', { name: 'speaker_id' })
  speakerId!: string;

  @Column('text', { name: 'said_at', nullable: true })
  @Field(() => PartialDateScalar, { nullable: true, description: 'When it was said, as known.' })
  saidAt!: string | null;

  @Column('enum', { enum: Stance, enumName: 'stance' })
  @Field(() => Stance, { description: 'What the speaker does to the claim.' })
  stance!: Stance;

  @Column('enum', { enum: AttributionForm, enumName: 'attribution_form' })
  @Field(() => AttributionForm, { description: 'In what form the article gives it.' })
  form!: AttributionForm;

  @Column('text', { name: 'quote_exact', nullable: true })
  quoteExact!: string | null;

  @Column('text', { name: 'quote_prefix', nullable: true })
  quotePrefix!: string | null;

  @Column('text', { name: 'quote_suffix', nullable: true })
  quoteSuffix!: string | null;

  @Column('int', { name: 'quote_start', nullable: true })
  quoteStart!: number | null;

  @Column('int', { name: 'quote_end', nullable: true })
  quoteEnd!: number | null;
}

@Entity('chain_hop')
@Index('chain_hop_speaker', ['speakerId'])
@ObjectType({ description: 'One who carried the claim, between the outlet and the speaker.' })
export class ChainHop {
  @PrimaryColumn('uuid', { name: 'attribution_id' })
  attributionId!: string;

  @PrimaryColumn('int')
  @Field(() => Int, { description: 'Counts from 0 at the outlet’s end.' })
  ordinal!: number;

  @Column('uuid', { name: 'speaker_id' })
  speakerId!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The word used: “told”, «نقلا عن».' })
  cue!: string | null;
}

import { Field, Float, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsEnum, IsNumber, IsOptional, IsString, MaxLength } from 'class-validator';
import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { Comparator } from '../language/statement.js';

registerEnumType(Comparator, {
  name: 'Comparator',
  description: 'How a stated number binds.',
  valuesMap: {
    EXACT: { description: 'Just this: lower = upper.' },
    ABOUT: { description: 'Around this: lower and upper give the span it is read as.' },
    AT_LEAST: { description: 'This or more: upper is null.' },
    MORE_THAN: { description: 'More than lower: upper is null.' },
    AT_MOST: { description: 'This or less: lower is null.' },
    LESS_THAN: { description: 'Less than upper: lower is null.' },
    BETWEEN: { description: 'From lower to upper.' },
  },
});

@Entity('quantity')
@Check('quantity_bounds', 'lower <= upper AND (lower IS NOT NULL OR upper IS NOT NULL)')
@ObjectType({ description: 'A number a claim states (Wikibase quantity).' })
export class Quantity {
  @PrimaryColumn('uuid', { name: 'claim_id' })
  claimId!: string;

  @PrimaryColumn('int')
  ordinal!: number;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'What is counted or measured, stemmed for comparison; null where unclear.',
  })
  subject!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, {
    nullable: true,
    description: 'Canonical unit such as `PERCENT` or `USD`; null for a plain count.',
  })
  unit!: string | null;

  @Column('double precision', { nullable: true })
  @Field(() => Float, { nullable: true, description: 'Lower bound; null where unbounded.' })
  lower!: number | null;

  @Column('double precision', { nullable: true })
  @Field(() => Float, { nullable: true, description: 'Upper bound; null where unbounded.' })
  upper!: number | null;

  @Column('enum', { enum: Comparator, enumName: 'comparator' })
  @Field(() => Comparator, { description: 'How the number binds.' })
  comparator!: Comparator;

  @Column('int', { name: 'start_offset' })
  @Field(() => Int, {
    description:
      'UTF-16 offset into the statement where the words begin; -1 where no words carry it.',
  })
  start!: number;

  @Column('int', { name: 'end_offset' })
  @Field(() => Int, { description: 'UTF-16 offset where the words end; -1 likewise.' })
  end!: number;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Whether an editor set it, rather than the reader.' })
  corrected!: boolean;
}

@InputType({ description: 'A number the statement gives, set by an editor.' })
export class QuantityInput {
  @Field(() => String, { nullable: true, description: 'What is counted or measured.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  subject?: string | null;

  @Field(() => String, { nullable: true, description: 'Canonical unit, e.g. `PERCENT`, `USD`.' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  unit?: string | null;

  @Field(() => Float, { nullable: true, description: 'Lower bound; leave out where unbounded.' })
  @IsOptional()
  @IsNumber()
  lower?: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper bound; leave out where unbounded.' })
  @IsOptional()
  @IsNumber()
  upper?: number | null;

  @Field(() => Comparator, { description: 'How the number binds.' })
  @IsEnum(Comparator)
  comparator!: Comparator;
}

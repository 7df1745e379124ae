import { ArgsType, Field, Float, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsEnum,
  IsNumber,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { PageArgs } from '../platform/graphql/connection.js';
import { IsPartialDate } from '../platform/graphql/partial-date.js';
import { ContradictionStatus } from './contradiction.entity.js';
import { FindingKind, Relation } from './detection/types.js';

export enum ContradictionOrderField {
  SCORE = 'SCORE',
  DETECTED_AT = 'DETECTED_AT',
}

registerEnumType(ContradictionOrderField, {
  name: 'ContradictionOrderField',
  description: 'What contradictions are sorted by.',
  valuesMap: {
    SCORE: { description: 'How sure detection is.' },
    DETECTED_AT: { description: 'When it was first found.' },
  },
});

@InputType({ description: 'Which contradictions; all conditions must hold.' })
export class ContradictionFilter {
  @Field(() => ContradictionStatus, { nullable: true, description: 'In this status.' })
  @IsOptional()
  @IsEnum(ContradictionStatus)
  status?: ContradictionStatus | null;

  @Field(() => FindingKind, { nullable: true, description: 'With a finding of this kind.' })
  @IsOptional()
  @IsEnum(FindingKind)
  kind?: FindingKind | null;

  @Field(() => Relation, { nullable: true, description: 'Of this relation.' })
  @IsOptional()
  @IsEnum(Relation)
  relation?: Relation | null;

  @Field(() => Float, { nullable: true, description: 'Scored this or higher; 0–1.' })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  minScore?: number | null;

  @Field(() => ID, { nullable: true, description: 'Either claim filed under this topic.' })
  @IsOptional()
  @IsUUID()
  topicId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Either claim put forward by this speaker.' })
  @IsOptional()
  @IsUUID()
  speakerId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Either claim printed by this outlet.' })
  @IsOptional()
  @IsUUID()
  outletId?: string | null;

  @Field(() => String, { nullable: true, description: 'Either claim said on or after this date.' })
  @IsOptional()
  @IsPartialDate()
  saidFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'Either claim said on or before this date.' })
  @IsOptional()
  @IsPartialDate()
  saidTo?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'true: only where one speaker says both.' })
  @IsOptional()
  @IsBoolean()
  selfOnly?: boolean | null;

  @Field(() => String, { nullable: true, description: 'First found on or after this date, UTC.' })
  @IsOptional()
  @IsPartialDate()
  detectedFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'First found on or before this date, UTC.' })
  @IsOptional()
  @IsPartialDate()
  detectedTo?: string | null;
}

@InputType({ description: 'How contradictions are sorted.' })
export class ContradictionOrder {
  @Field(() => ContradictionOrderField, { description: 'What by.' })
  @IsEnum(ContradictionOrderField)
  field!: ContradictionOrderField;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'Highest or newest first.',
  })
  @IsBoolean()
  descending!: boolean;
}

@ArgsType()
export class ContradictionsArgs extends PageArgs {
  @Field(() => ContradictionFilter, { nullable: true, description: 'Which; all by default.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContradictionFilter)
  filter?: ContradictionFilter | null;

  @Field(() => ContradictionOrder, {
    nullable: true,
    description: 'By default highest score first.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => ContradictionOrder)
  orderBy?: ContradictionOrder | null;
}

@ArgsType()
export class ClaimContradictionsArgs extends PageArgs {
  @Field(() => ContradictionStatus, { nullable: true, description: 'Only in this status.' })
  @IsOptional()
  @IsEnum(ContradictionStatus)
  status?: ContradictionStatus | null;
}

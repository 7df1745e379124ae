import {
  ArgsType,
  Field,
  Float,
  ID,
  InputType,
  Int,
  IntersectionType,
  OmitType,
} from '@nestjs/graphql';
import type { Type as Class } from '@nestjs/common';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsEnum,
  IsInt,
  IsNumber,
  IsOptional,
  IsPositive,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IdempotencyKey } from '../../platform/graphql/idempotency/idempotency-key.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import { Relation } from '../detection/types.js';
import { KnowledgeKind } from './knowledge-entry.entity.js';

const MAX_FORMS = 50;
const MAX_FORM = 100;

/** A list of forms: each with something in it, none too long. */
function Forms(least: number): PropertyDecorator {
  const checks = [
    IsArray(),
    ArrayMinSize(least, { message: `needs ${least === 1 ? 'one' : 'two'} or more` }),
    ArrayMaxSize(MAX_FORMS, { message: `must be ${MAX_FORMS} at most` }),
    IsString({ each: true }),
    Matches(/\S/, { each: true, message: 'must not have an empty one' }),
    MaxLength(MAX_FORM, { each: true, message: `must be ${MAX_FORM} characters at most, each` }),
  ];
  return (target, property) => checks.forEach((check) => check(target, property));
}

const CODE = /^[A-Z][A-Z0-9_]{0,39}$/;
const CODE_MESSAGE = 'must be capital letters, digits and _, such as SQUARE_METRE';

@InputType({ isAbstract: true })
class KnowledgeReason {
  @Field(() => String, { nullable: true, description: 'Why, at most 2,000 characters.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;
}

@InputType({ isAbstract: true })
class KnowledgeAddition extends KnowledgeReason {
  @IdempotencyKey()
  idempotencyKey?: string | null;
}

@InputType({ isAbstract: true })
class WhichEntry {
  @Field(() => ID, { description: 'Which entry.' })
  @IsUUID()
  id!: string;

  @Field(() => Int, {
    description: 'The revision the change was made on; CONFLICT if it is stale.',
  })
  @IsInt()
  @Min(1)
  expectedRevision!: number;
}

@InputType({ description: 'Predicates that cannot both hold of one subject.' })
export class AddOpposedPairInput extends KnowledgeAddition {
  @Field(() => [String], {
    description:
      'One side: 1–50 words or phrases in Arabic or English, in any inflection; e.g. "وقّع", "sign".',
  })
  @Forms(1)
  forms!: string[];

  @Field(() => [String], {
    description: 'The other side, likewise; e.g. "انسحب من", "pull out of".',
  })
  @Forms(1)
  opposites!: string[];

  @Field(() => Relation, {
    nullable: true,
    defaultValue: Relation.CONTRARY,
    description: 'CONTRADICTORY where exactly one must hold, TENSION where both strictly can.',
  })
  @IsEnum(Relation)
  relation!: Relation;
}

@InputType({ description: 'Words that say one thing.' })
export class AddSynonymInput extends KnowledgeAddition {
  @Field(() => [String], {
    description:
      '2–50 words or phrases in Arabic or English, in any inflection. Each also takes what the lexicons know of the others, the opposed pairs included.',
  })
  @Forms(2)
  forms!: string[];
}

@InputType({ description: 'A unit of measure or a currency.' })
export class AddUnitInput extends KnowledgeAddition {
  @Field(() => [String], {
    description:
      '1–50 forms as they are written, plurals and signs included; e.g. "فرسخ", "فراسخ".',
  })
  @Forms(1)
  forms!: string[];

  @Field(() => String, {
    description:
      'The canonical unit that values are converted to, e.g. `METRE`; a new one for a new dimension.',
  })
  @Matches(CODE, { message: CODE_MESSAGE })
  unit!: string;

  @Field(() => Float, { description: 'How many of the canonical unit one of it is; above 0.' })
  @IsNumber()
  @IsPositive({ message: 'must be above 0' })
  factor!: number;

  @Field(() => String, {
    description:
      'What it measures, e.g. `LENGTH`, or a new one: only values of one dimension are compared.',
  })
  @Matches(CODE, { message: CODE_MESSAGE })
  dimension!: string;
}

@InputType({ description: 'Names of one person, body or place.' })
export class AddAliasInput extends KnowledgeAddition {
  @Field(() => [String], {
    description:
      '2–50 names, full and short, in Arabic and English; e.g. "وحدات مقاومة سنجار", "YBS".',
  })
  @Forms(2)
  names!: string[];
}

/** What an addition says, without what makes adding it safe to repeat. */
function content<Addition extends KnowledgeAddition>(
  addition: Class<Addition>,
): Class<Omit<Addition, 'idempotencyKey'>> {
  return OmitType(addition, ['idempotencyKey'] as const, InputType);
}

@InputType({ description: 'What an opposed pair shall say now, whole.' })
export class UpdateOpposedPairInput extends IntersectionType(
  WhichEntry,
  content(AddOpposedPairInput),
  InputType,
) {}

@InputType({ description: 'What a synonym shall say now, whole.' })
export class UpdateSynonymInput extends IntersectionType(
  WhichEntry,
  content(AddSynonymInput),
  InputType,
) {}

@InputType({ description: 'What a unit shall say now, whole.' })
export class UpdateUnitInput extends IntersectionType(
  WhichEntry,
  content(AddUnitInput),
  InputType,
) {}

@InputType({ description: 'What an alias shall say now, whole.' })
export class UpdateAliasInput extends IntersectionType(
  WhichEntry,
  content(AddAliasInput),
  InputType,
) {}

@InputType({ description: 'Which entry to remove, and why.' })
export class RemoveKnowledgeInput extends WhichEntry {
  @Field(() => String, { nullable: true, description: 'Why, at most 2,000 characters.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string | null;
}

@InputType({ description: 'Which entries; all conditions must hold.' })
export class KnowledgeFilter {
  @Field(() => KnowledgeKind, { nullable: true, description: 'Of this kind.' })
  @IsOptional()
  @IsEnum(KnowledgeKind)
  kind?: KnowledgeKind | null;

  @Field(() => String, {
    nullable: true,
    description: 'With this in one of their forms, in any spelling; at most 200 characters.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: those that were removed; else those in force.',
  })
  @IsOptional()
  @IsBoolean()
  removed?: boolean | null;
}

@ArgsType()
export class KnowledgeArgs extends PageArgs {
  @Field(() => KnowledgeFilter, { nullable: true, description: 'Which; all in force by default.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => KnowledgeFilter)
  filter?: KnowledgeFilter | null;
}

import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { AttributionForm } from '../claims/attributions/attribution.entity.js';
import { MAX_STATEMENT } from '../claims/claim.inputs.js';
import { PeriodInput } from '../claims/period.js';
import { QuantityInput } from '../claims/quantity.entity.js';
import { NewTopic } from '../claims/topics/topic.inputs.js';
import { Relation } from '../contradictions/detection/types.js';
import { Language } from '../language/language.js';
import { ClaimKind, Stance } from '../language/statement.js';
import { IsPartialDate } from '../platform/graphql/partial-date.js';
import { NotBlank } from '../platform/graphql/not-blank.js';
import { NewArticleInput } from '../sources/articles/article.inputs.js';
import { NewOutlet } from '../sources/outlets/outlet.inputs.js';
import { NewSpeakerInput } from '../sources/speakers/speaker.inputs.js';

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const KEY_MESSAGE = { message: 'must be a key: lower-case letters, digits and hyphens' };

/** What the records of the seed files have: the same fields as the API's inputs, and a key. */
export interface SeedRecord {
  key: string;
}

export class SeedOutlet extends NewOutlet implements SeedRecord {
  @Matches(KEY, KEY_MESSAGE)
  key!: string;
}

export class SeedSpeaker extends NewSpeakerInput implements SeedRecord {
  @Matches(KEY, KEY_MESSAGE)
  key!: string;
}

export class SeedTopic extends NewTopic implements SeedRecord {
  @Matches(KEY, KEY_MESSAGE)
  key!: string;
}

export class SeedArticle extends NewArticleInput implements SeedRecord {
  @Matches(KEY, KEY_MESSAGE)
  key!: string;

  @IsOptional()
  @Matches(KEY, KEY_MESSAGE)
  outlet?: string;

  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/, { message: 'must be a SHA-256 in 64 lower-case hex digits' })
  sha256?: string;
}

export class SeedHop {
  @Matches(KEY, KEY_MESSAGE)
  speaker!: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  cue?: string;
}

/** UTF-16 offsets into the article's text. */
export class SeedSpan {
  @IsInt()
  @Min(0)
  start!: number;

  @IsInt()
  @Min(1)
  end!: number;
}

export class SeedAttribution {
  @Matches(KEY, KEY_MESSAGE)
  article!: string;

  @Matches(KEY, KEY_MESSAGE)
  speaker!: string;

  @IsEnum(Stance)
  stance!: Stance;

  @IsEnum(AttributionForm)
  form!: AttributionForm;

  @IsOptional()
  @IsPartialDate()
  saidAt?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => SeedHop)
  chain?: SeedHop[];

  @IsOptional()
  @ValidateNested()
  @Type(() => SeedSpan)
  at?: SeedSpan;
}

export class SeedClaim implements SeedRecord {
  @Matches(KEY, KEY_MESSAGE)
  key!: string;

  @IsString()
  @NotBlank()
  @MaxLength(MAX_STATEMENT)
  statement!: string;

  @IsOptional()
  @IsString()
  @MaxLength(MAX_STATEMENT)
  english?: string;

  @IsOptional()
  @IsEnum(Language)
  language?: Language;

  @IsEnum(ClaimKind)
  kind!: ClaimKind;

  @IsArray()
  @Matches(KEY, { each: true, ...KEY_MESSAGE })
  topics!: string[];

  @IsOptional()
  @ValidateNested()
  @Type(() => PeriodInput)
  period?: PeriodInput;

  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => QuantityInput)
  quantities?: QuantityInput[];

  @IsArray()
  @ArrayMinSize(1, { message: 'needs at least one attribution' })
  @ValidateNested({ each: true })
  @Type(() => SeedAttribution)
  attributions!: SeedAttribution[];
}

export class SeedContradiction implements SeedRecord {
  @Matches(KEY, KEY_MESSAGE)
  key!: string;

  @Matches(KEY, KEY_MESSAGE)
  a!: string;

  @Matches(KEY, KEY_MESSAGE)
  b!: string;

  @IsEnum(Relation)
  relation!: Relation;

  @IsString()
  @NotBlank()
  rationale!: string;

  @IsOptional()
  @IsString()
  rationaleEn?: string;
}

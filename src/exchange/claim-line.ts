import { OmitType, PartialType, PickType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsEnum,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { AttributionDetails, ChainHopInput } from '../claims/attributions/attribution.inputs.js';
import { ClaimStatus } from '../claims/claim.entity.js';
import { RecordClaimInput } from '../claims/claim.inputs.js';
import { NewTopic } from '../claims/topics/topic.inputs.js';
import { NotBlank } from '../platform/graphql/not-blank.js';
import { NewArticleInput, AddArticleVersionInput } from '../sources/articles/article.inputs.js';
import { NewOutlet } from '../sources/outlets/outlet.inputs.js';
import { NewSpeakerInput } from '../sources/speakers/speaker.inputs.js';

// What a line of an import file holds: the fields of the API's inputs, checked by the same rules, with
// sources named by name instead of by id. docs/exchange.md says it for those who write such files.

/** Visible characters only: what cannot be seen in a key cannot be told apart. */
const KEY = /^[^\p{Cc}\p{Cf}\p{Z}]{1,200}$/u;
const KEY_MESSAGE = {
  message:
    'must be 1–200 characters without spaces, control or bidi characters, e.g. "ap-2021-12-10-3"',
};

export class TopicLine extends NewTopic {}

/** The kind may be left out where the outlet is known already. */
export class OutletLine extends PartialType(NewOutlet) {
  @IsString()
  @MaxLength(200)
  declare name: string;
}

/** The kind may be left out where the speaker is known already. */
export class SpeakerLine extends PartialType(NewSpeakerInput) {
  /** Tells anonymous sources apart, whose descriptions recur. */
  @IsOptional()
  @Matches(KEY, KEY_MESSAGE)
  key?: string | null;

  @IsString()
  @MaxLength(200)
  declare name: string;
}

/** One captured body. */
export class VersionLine extends PickType(AddArticleVersionInput, ['body'] as const) {
  /** An instant, ISO 8601. */
  @IsOptional()
  @IsISO8601({ strict: true }, { message: 'is no instant; write e.g. 2021-12-12T08:30:00Z' })
  capturedAt?: string | null;
}

/** Headline and language may be left out where the article is known already. */
export class ArticleLine extends PartialType(
  OmitType(NewArticleInput, ['outletId', 'syndicatedFromId', 'body'] as const),
) {
  /** Tells articles without a URL apart. */
  @IsOptional()
  @Matches(KEY, KEY_MESSAGE)
  key?: string | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => OutletLine)
  outlet?: OutletLine | null;

  @IsOptional()
  @ValidateNested()
  @Type(() => ArticleLine)
  syndicatedFrom?: ArticleLine | null;

  /** The bodies captured, oldest first. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => VersionLine)
  versions?: VersionLine[] | null;
}

export class HopLine extends PickType(ChainHopInput, ['cue'] as const) {
  @ValidateNested()
  @Type(() => SpeakerLine)
  speaker!: SpeakerLine;
}

export class AttributionLine extends OmitType(AttributionDetails, [
  'article',
  'speaker',
  'chain',
] as const) {
  @ValidateNested()
  @Type(() => ArticleLine)
  article!: ArticleLine;

  /** Which of the article's versions the quote stands in; the newest where left out. */
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;

  @ValidateNested()
  @Type(() => SpeakerLine)
  speaker!: SpeakerLine;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => HopLine)
  chain?: HopLine[] | null;
}

/** One line: a claim with its attributions. */
export class ClaimLine extends PickType(RecordClaimInput, [
  'statement',
  'language',
  'translation',
  'kind',
  'period',
  'quantities',
] as const) {
  /** Stable, unique over all files: a claim whose key is known is not imported again. */
  @IsOptional()
  @Matches(KEY, KEY_MESSAGE)
  key?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => TopicLine)
  topics?: TopicLine[] | null;

  @IsEnum(ClaimStatus)
  status: ClaimStatus = ClaimStatus.PUBLISHED;

  /** Why it was retracted; required where it is. */
  @IsOptional()
  @IsString()
  @NotBlank()
  @MaxLength(1000)
  retractionReason?: string | null;

  @IsArray()
  @ArrayMinSize(1, { message: 'needs at least one attribution' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => AttributionLine)
  attributions!: AttributionLine[];
}

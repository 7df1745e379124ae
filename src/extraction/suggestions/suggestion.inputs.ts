import { ArgsType, Field, ID, InputType, OmitType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsBoolean,
  IsEnum,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { AttributionForm } from '../../claims/attributions/attribution.entity.js';
import { ChainHopInput, SpeakerRef } from '../../claims/attributions/attribution.inputs.js';
import { MAX_STATEMENT } from '../../claims/claim.inputs.js';
import { PeriodInput } from '../../claims/period.js';
import { ClaimKind, Stance } from '../../language/statement.js';
import { ExpectedRevision } from '../../platform/database/expected-revision.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import { NotBlank } from '../../platform/graphql/not-blank.js';
import { IsPartialDate } from '../../platform/graphql/partial-date.js';
import { RejectionReason, SuggestionStatus } from './claim-suggestion.entity.js';

/** Decided in one transaction. */
const MAX_BULK = 100;

@InputType({ isAbstract: true })
class WhichSuggestion {
  @Field(() => ID, { description: 'Which proposed claim.' })
  @IsUUID()
  id!: string;

  @ExpectedRevision('the proposal')
  expectedRevision?: number | null;
}

@InputType({
  description: 'A proposed claim to be recorded; what is given stands instead of what is proposed.',
})
export class AcceptSuggestionInput extends WhichSuggestion {
  @Field(() => String, { nullable: true, description: 'One proposition; 1–2,000 characters.' })
  @IsOptional()
  @IsString()
  @NotBlank()
  @MaxLength(MAX_STATEMENT)
  statement?: string | null;

  @Field(() => ClaimKind, { nullable: true, description: 'What sort it is.' })
  @IsOptional()
  @IsEnum(ClaimKind)
  kind?: ClaimKind | null;

  @Field(() => Stance, { nullable: true, description: 'What the speaker does to the claim.' })
  @IsOptional()
  @IsEnum(Stance)
  stance?: Stance | null;

  @Field(() => AttributionForm, {
    nullable: true,
    description: 'In what form the article gives it.',
  })
  @IsOptional()
  @IsEnum(AttributionForm)
  form?: AttributionForm | null;

  @Field(() => SpeakerRef, { nullable: true, description: 'Whose words it is.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SpeakerRef)
  speaker?: SpeakerRef | null;

  @Field(() => [ChainHopInput], {
    nullable: true,
    description: 'Who carried it, from the outlet towards the speaker; [] for nobody.',
  })
  @IsOptional()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => ChainHopInput)
  chain?: ChainHopInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'When it was said: a partial date; null for not known, whatever is proposed.',
  })
  @IsOptional()
  @IsPartialDate()
  saidAt?: string | null;

  @Field(() => PeriodInput, {
    nullable: true,
    description: 'The time it speaks about; null for none, whatever is proposed.',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => PeriodInput)
  period?: PeriodInput | null;

  @Field(() => [ID], { nullable: true, description: 'What to file it under; at most 20 topics.' })
  @IsOptional()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  topicIds?: string[] | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Keep the claim off the board for now.',
  })
  @IsBoolean()
  draft = false;
}

@InputType({ description: 'Proposed claims to be recorded together, or none of them.' })
export class AcceptSuggestionsInput {
  @Field(() => [AcceptSuggestionInput], { description: `1–${MAX_BULK} of them.` })
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BULK)
  @ArrayUnique((each: AcceptSuggestionInput) => each.id)
  @ValidateNested({ each: true })
  @Type(() => AcceptSuggestionInput)
  suggestions!: AcceptSuggestionInput[];
}

@InputType({ description: 'A proposed claim that is refused.' })
export class RejectSuggestionInput extends WhichSuggestion {
  @Field(() => RejectionReason, { description: 'Why; OTHER needs a note.' })
  @IsEnum(RejectionReason)
  reason!: RejectionReason;

  @Field(() => String, { nullable: true, description: 'A note, at most 2,000 characters.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;
}

@InputType({
  description: 'Proposed claims that are refused together for one reason, or none of them.',
})
export class RejectSuggestionsInput extends OmitType(RejectSuggestionInput, [
  'id',
  'expectedRevision',
]) {
  @Field(() => [ID], { description: `1–${MAX_BULK} of them.` })
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BULK)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  ids!: string[];
}

@InputType({ description: 'A refused proposal that is to be decided again.' })
export class ReopenSuggestionInput extends WhichSuggestion {}

@InputType({ description: 'Which proposed claims; all conditions must hold.' })
export class ClaimSuggestionFilter {
  @Field(() => ID, { nullable: true, description: 'Of this article.' })
  @IsOptional()
  @IsUUID()
  articleId?: string | null;

  @Field(() => SuggestionStatus, { nullable: true, description: 'In this status.' })
  @IsOptional()
  @IsEnum(SuggestionStatus)
  status?: SuggestionStatus | null;
}

@ArgsType()
export class SuggestClaimsArgs {
  @Field(() => ID, { description: 'Which version to read.' })
  @IsUUID()
  articleVersionId!: string;
}

@ArgsType()
export class ClaimSuggestionsArgs extends PageArgs {
  @Field(() => ClaimSuggestionFilter, { nullable: true, description: 'Which; all by default.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ClaimSuggestionFilter)
  filter?: ClaimSuggestionFilter | null;
}

@ArgsType()
export class ExtractionPrecisionArgs {
  @Field(() => String, { nullable: true, description: 'Decided on or after this date, UTC.' })
  @IsOptional()
  @IsPartialDate()
  from?: string | null;

  @Field(() => String, { nullable: true, description: 'Decided on or before this date, UTC.' })
  @IsOptional()
  @IsPartialDate()
  to?: string | null;
}

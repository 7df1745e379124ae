import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Claim } from '../../claims/claim.entity.js';
import { FindingType } from '../../contradictions/finding.types.js';
import { Relation } from '../../contradictions/detection/types.js';
import { Comparator } from '../../language/statement.js';
import { Speaker, SpeakerKind } from '../../sources/speakers/speaker.entity.js';
import type { Resolution, Span } from '../engine/types.js';
import type { WorthReason } from './worth.js';

/** An enum of GraphQL from the values of a union type, each with what it means. */
function enumOf<Value extends string>(
  name: string,
  description: string,
  values: Record<Value, string>,
): Record<Value, Value> {
  const members = Object.fromEntries(Object.keys(values).map((value) => [value, value]));
  registerEnumType(members, {
    name,
    description,
    valuesMap: Object.fromEntries(
      Object.entries<string>(values).map(([value, text]) => [value, { description: text }]),
    ),
  });
  return members as Record<Value, Value>;
}

const ResolutionType = enumOf<Resolution>(
  'SpeakerResolution',
  'How the words of a source led to the speaker.',
  {
    FULL_NAME: 'Named in full there.',
    SHORT_NAME: 'By a part of a name that the article gives in full elsewhere.',
    TITLE: 'By the office: «رئيس الوزراء».',
    PRONOUN: 'By a pronoun.',
    DROPPED_SUBJECT: 'By a verb without a subject: «وأضاف أن».',
    SAME_SOURCE: 'By “the source”, “the same official”, of one named before.',
    UNRESOLVED: 'Not found: the words themselves stand for the speaker.',
  },
);

const WorthReasonType = enumOf<WorthReason>(
  'WorthReason',
  'Why a proposed claim deserves a check, or not.',
  {
    NUMBERS: 'It states numbers.',
    DATES: 'It states dates.',
    NAMED_SPEAKER: 'Somebody named says it.',
    KNOWN_SPEAKER: 'The speaker is on record.',
    ANONYMOUS_SPEAKER: 'Nobody named says it.',
    NAMES_IN_CONTENT: 'It speaks of named people or places.',
    VERIFIABLE_PREDICATE: 'What it says can be found out.',
    DIRECT_QUOTE: 'It is given word for word.',
    DENIAL: 'It denies something.',
    COMMITMENT: 'It promises something.',
    FORECAST: 'It foretells something.',
    DEMAND: 'It demands something.',
    OPINION: 'It values rather than states.',
    TOO_SHORT: 'It says too little.',
    UNRESOLVED: 'It holds words that mean nothing alone.',
    NOVEL: 'Nothing like it is on record.',
    REPEATED: 'The same is on record.',
    CONFLICT: 'It conflicts with what is on record.',
  },
);

const ReplacementReason = enumOf<'PRONOUN' | 'TITLE' | 'SHORT_NAME' | 'RELATIVE_DATE'>(
  'ReplacementReason',
  'What sort of words mean nothing outside their article.',
  {
    PRONOUN: 'A pronoun.',
    TITLE: 'An office without its holder.',
    SHORT_NAME: 'A part of a name.',
    RELATIVE_DATE: 'A day counted from the article’s: “yesterday”, «الشهر المقبل».',
  },
);

@ObjectType({
  description:
    'A stretch of the article version’s raw body: body.slice(start, end) === text. Offsets are UTF-16 code units.',
})
export class ArticleSpan implements Span {
  @Field(() => Int, { description: 'UTF-16 offset of the first code unit.' })
  start!: number;

  @Field(() => Int, { description: 'UTF-16 offset after the last code unit.' })
  end!: number;

  @Field(() => String, { description: 'The words there.' })
  text!: string;
}

@ObjectType({
  description: 'The word that attributes: a verb, noun or preposition of the lexicon.',
})
export class ProposedCue extends ArticleSpan {
  @Field(() => String, { description: 'The lexicon’s name for it: «أكد», “warn”.' })
  lemma!: string;
}

@ObjectType({ description: 'Whose claim it seems to be.' })
export class ProposedSpeaker {
  @Field(() => String, {
    description: 'The fullest name the article gives, or the description of one without a name.',
  })
  name!: string;

  @Field(() => SpeakerKind, { description: 'What sort of source.' })
  kind!: SpeakerKind;

  @Field(() => Speaker, { nullable: true, description: 'The one on record, where there is one.' })
  known!: Speaker | null;

  @Field(() => ResolutionType, { description: 'How the words led to the speaker.' })
  how!: Resolution;

  @Field(() => ArticleSpan, {
    nullable: true,
    description: 'Where the article names whom a title, pronoun or short name stands for.',
  })
  antecedent!: Span | null;
}

@ObjectType({ description: 'One who seems to have carried the claim.' })
export class ProposedHop {
  @Field(() => String, { description: 'As the article names it.' })
  name!: string;

  @Field(() => SpeakerKind, { description: 'What sort of source.' })
  kind!: SpeakerKind;

  @Field(() => Speaker, { nullable: true, description: 'The one on record, where there is one.' })
  known!: Speaker | null;

  @Field(() => ArticleSpan, { nullable: true, description: 'The words that name it.' })
  span!: Span | null;

  @Field(() => ArticleSpan, { nullable: true, description: 'The word that attributes to it.' })
  cue!: Span | null;
}

@ObjectType({
  description: 'Words of the content that were replaced so that the statement stands alone.',
})
export class ProposedReplacement extends ArticleSpan {
  @Field(() => String, { description: 'What stands in the statement instead.' })
  by!: string;

  @Field(() => ReplacementReason, { description: 'Why it was replaced.' })
  reason!: keyof typeof ReplacementReason;
}

@ObjectType({
  description:
    'Words of the content that mean nothing alone and could not be replaced for certain.',
})
export class UnresolvedWords extends ArticleSpan {
  @Field(() => ReplacementReason, { description: 'What sort of words.' })
  reason!: 'PRONOUN' | 'RELATIVE_DATE';
}

@ObjectType({ description: 'A number that a proposed statement gives (Wikibase quantity).' })
export class ProposedQuantity {
  @Field(() => String, {
    nullable: true,
    description: 'What is counted, stemmed; null if unclear.',
  })
  subject!: string | null;

  @Field(() => String, { nullable: true, description: 'Canonical unit; null for a plain count.' })
  unit!: string | null;

  @Field(() => Float, { nullable: true, description: 'Lower bound; null where unbounded.' })
  lower!: number | null;

  @Field(() => Float, { nullable: true, description: 'Upper bound; null where unbounded.' })
  upper!: number | null;

  @Field(() => Comparator, { description: 'How the number binds.' })
  comparator!: Comparator;

  @Field(() => Int, { description: 'UTF-16 offset into the statement.' })
  start!: number;

  @Field(() => Int, { description: 'UTF-16 offset into the statement, exclusive.' })
  end!: number;
}

@ObjectType({ description: 'A date that a proposed statement gives.' })
export class ProposedDate {
  @Field(() => Int, { description: 'UTF-16 offset into the statement.' })
  start!: number;

  @Field(() => Int, { description: 'UTF-16 offset into the statement, exclusive.' })
  end!: number;

  @Field(() => String, { description: 'The words there.' })
  text!: string;

  @Field(() => String, { description: 'The date for reading: `2021-12-10`, `--07-26`.' })
  value!: string;

  @Field(() => String, { nullable: true, description: 'First day it may mean; null if open.' })
  earliest!: string | null;

  @Field(() => String, { nullable: true, description: 'Last day it may mean; null if open.' })
  latest!: string | null;
}

@ObjectType({ description: 'One reason, and what it adds to the score or takes from it.' })
export class WorthReasonWeight {
  @Field(() => WorthReasonType, { description: 'Why.' })
  reason!: WorthReason;

  @Field(() => Float, { description: 'Between -1 and 1.' })
  weight!: number;
}

@ObjectType({ description: 'A claim on record that says nearly what is proposed.' })
export class SuggestionDuplicate {
  @Field(() => Claim, { nullable: true, description: 'The claim.' })
  claim!: Claim | null;

  @Field(() => Float, { description: '0–1, as in `similarClaims`.' })
  score!: number;
}

@ObjectType({ description: 'A claim on record that what is proposed would conflict with.' })
export class SuggestionConflict {
  @Field(() => Claim, { nullable: true, description: 'The claim.' })
  claim!: Claim | null;

  @Field(() => Relation, { description: 'The strongest relation found.' })
  relation!: Relation;

  @Field(() => Float, { description: '0–1: how sure detection is.' })
  score!: number;

  @Field(() => [FindingType], {
    description: 'Why; spansA lie in the proposed statement, spansB in the claim’s.',
  })
  findings!: FindingType[];
}

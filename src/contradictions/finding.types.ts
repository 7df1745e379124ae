import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  type Comparison,
  DismissalReason,
  type Finding,
  FindingKind,
  Relation,
  type Span,
  type SuppressedFinding,
  type Verdict,
} from './detection/types.js';

registerEnumType(DismissalReason, {
  name: 'DismissalReason',
  description: 'Why an apparent conflict is none.',
  valuesMap: {
    SUPERSEDED: { description: 'The later claim speaks of a later state.' },
    DIFFERENT_SCOPE: { description: 'Part and whole, per day and in total…' },
    DIFFERENT_SUBJECT: { description: 'They speak of different things.' },
    COMPATIBLE_BOUNDS: { description: 'The numbers allow each other.' },
    REPORTED_NOT_ASSERTED: { description: 'One side only tells what others say or want.' },
    SAME_ORIGIN: { description: 'Both carry one wire story.' },
    NOT_CONTRADICTORY: { description: 'They simply do not conflict.' },
    OTHER: { description: 'See the note.' },
  },
});

export enum ComparisonVerdict {
  CONTRADICTORY = 'CONTRADICTORY',
  CONTRARY = 'CONTRARY',
  TENSION = 'TENSION',
  NONE = 'NONE',
}

registerEnumType(ComparisonVerdict, {
  name: 'Verdict',
  description: 'The outcome of a comparison: the strongest relation found, or NONE.',
  valuesMap: {
    CONTRADICTORY: { description: 'Exactly one of the two holds.' },
    CONTRARY: { description: 'Both cannot hold; both may be false.' },
    TENSION: { description: 'Both can strictly hold, but belong side by side.' },
    NONE: { description: 'No finding.' },
  },
});

@ObjectType('Span', {
  description: 'A stretch of a statement: statement.slice(start, end) === text.',
})
export class SpanType implements Span {
  @Field(() => Int, { description: 'UTF-16 offset of the first code unit.' })
  start!: number;

  @Field(() => Int, { description: 'UTF-16 offset after the last code unit.' })
  end!: number;

  @Field(() => String, { description: 'The words there.' })
  text!: string;
}

@ObjectType('Finding', {
  description: 'One detector’s reason (WikibaseQualityConstraints check result).',
})
export class FindingType implements Finding {
  @Field(() => FindingKind, { description: 'What kind of conflict it names.' })
  kind!: FindingKind;

  @Field(() => Relation, { description: 'How the two stand to each other by this finding alone.' })
  relation!: Relation;

  @Field(() => Float, { description: '0–1: how sure the rule is.' })
  score!: number;

  @Field(() => [SpanType], { description: 'The conflicting words in the first statement.' })
  spansA!: SpanType[];

  @Field(() => [SpanType], { description: 'The conflicting words in the second statement.' })
  spansB!: SpanType[];

  @Field(() => String, {
    description: 'What the first says, normalised: `2500`, `2021-10`; empty for an editor’s.',
  })
  valueA!: string;

  @Field(() => String, { description: 'What the second says, normalised; empty for an editor’s.' })
  valueB!: string;

  @Field(() => String, { description: 'Why they conflict, in an Arabic sentence.' })
  sentenceAr!: string;

  @Field(() => String, { description: 'Why they conflict, in an English sentence.' })
  sentenceEn!: string;

  @Field(() => String, { description: 'The rule’s stable name.' })
  rule!: string;

  @Field(() => Int, { description: 'The rule’s version.' })
  ruleVersion!: number;
}

@ObjectType('SuppressedFinding', {
  description: 'A finding held back, and why: the answer to “why not?”.',
})
export class SuppressedFindingType extends FindingType implements SuppressedFinding {
  @Field(() => DismissalReason, { description: 'Why it was held back.' })
  reason!: DismissalReason;
}

@ObjectType('Comparison', { description: 'Two statements compared. Nothing is stored.' })
export class ComparisonType implements Comparison {
  @Field(() => ComparisonVerdict, { description: 'The strongest relation found, or NONE.' })
  verdict!: Verdict;

  @Field(() => Float, { description: '0–1; 0 where the verdict is NONE.' })
  score!: number;

  @Field(() => [FindingType], { description: 'Why they conflict, strongest first.' })
  findings!: FindingType[];

  @Field(() => [SuppressedFindingType], { description: 'What was held back, with its reason.' })
  suppressed!: SuppressedFindingType[];
}

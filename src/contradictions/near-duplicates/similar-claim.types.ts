import { Field, Float, ObjectType, registerEnumType } from '@nestjs/graphql';
import { Claim } from '../../claims/claim.entity.js';
import type { Span } from '../detection/types.js';
import { SpanType } from '../finding.types.js';
import { MatchedBy } from '../similarity/align-parts.js';

registerEnumType(MatchedBy, {
  name: 'MatchedBy',
  description: 'How words of two statements stand for the same.',
  valuesMap: {
    SAME_WORD: { description: 'One word, in whichever spelling.' },
    NUMBER: { description: 'One number in one unit, in digits or in words.' },
    DATE: { description: 'One date, or one that lies within the other.' },
    SAME_STEM: { description: 'Forms of one word, or nearly one spelling.' },
    TRANSLATION: { description: 'The same in the other language.' },
    SYNONYM: { description: 'Other words for the same.' },
    NAME: { description: 'A name and its spelling in the other script, or its adjective.' },
  },
});

@ObjectType({ description: 'Words of two statements that stand for the same.' })
export class MatchedPart {
  @Field(() => SpanType, { description: 'In the text looked for, `SimilarClaim.statement`.' })
  inStatement!: Span;

  @Field(() => SpanType, { description: 'In the text found, `SimilarClaim.claimText`.' })
  inClaim!: Span;

  @Field(() => MatchedBy, { description: 'How they are the same.' })
  by!: MatchedBy;
}

@ObjectType({ description: 'A claim that says nearly the same.' })
export class SimilarClaim {
  @Field(() => Claim, { description: 'The claim found.' })
  claim!: Claim;

  @Field(() => Float, {
    description:
      '0–1: how likely an editor is to call the two one proposition; at 0.5 or more, more likely than not. 1 where the words are the same. Another number, date, place or name, a denial and an opposite lower it: an opposite is no duplicate.',
  })
  score!: number;

  @Field(() => String, {
    description: 'The text looked for: as given, or the translation of a recorded claim.',
  })
  statement!: string;

  @Field(() => String, {
    description: 'The text it was compared with: the claim’s statement, or its translation.',
  })
  claimText!: string;

  @Field(() => [MatchedPart], {
    description: 'What the two have in common, in the order of the text looked for.',
  })
  matched!: MatchedPart[];
}

import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { Language } from '../../language/language.js';

@ObjectType({
  description: 'How editors decided on what one version of the extractor proposed in one language.',
})
export class ExtractionPrecision {
  @Field(() => Language, { description: 'The language of the articles.' })
  language!: Language;

  @Field(() => String, { description: 'The extractor’s version.' })
  extractorVersion!: string;

  @Field(() => Int, { description: 'Proposals accepted or refused.' })
  decided!: number;

  @Field(() => Int, { description: 'Accepted, with or without corrections.' })
  accepted!: number;

  @Field(() => Int, { description: 'Accepted without a correction.' })
  acceptedAsProposed!: number;

  @Field(() => Int, { description: 'Refused as recorded already, or of no interest.' })
  rightButUnwanted!: number;

  @Field(() => Int, { description: 'Refused: nobody claims anything there.' })
  notAClaim!: number;

  @Field(() => Int, { description: 'Refused: the wrong words.' })
  wrongSpan!: number;

  @Field(() => Int, { description: 'Refused: another’s words.' })
  wrongSpeaker!: number;

  @Field(() => Int, { description: 'Refused: misread.' })
  wrongReading!: number;

  @Field(() => Int, { description: 'Refused for another reason.' })
  other!: number;

  @Field(() => Float, {
    description:
      '0–1: the share of the decided that were right, accepted or only unwanted. Of use from some dozens on.',
  })
  precision!: number;
}

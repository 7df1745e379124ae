import { Field, ID, InputType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  IsEnum,
  IsOptional,
  IsString,
  IsUrl,
  IsUUID,
  Matches,
  MaxLength,
} from 'class-validator';
import { ExpectedRevision } from '../../platform/database/expected-revision.js';
import { IdempotencyKey } from '../../platform/graphql/idempotency/idempotency-key.js';
import { Language } from '../../language/language.js';
import { OutletKind } from './outlet.entity.js';

@InputType({ description: 'What is known of an outlet. Leave out what is not.' })
export class OutletDetails {
  @Field(() => [String], {
    nullable: true,
    description: 'Other names, at most 50 of 200 characters.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  aliases?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Its own site, http or https.' })
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(2000)
  homepage?: string | null;

  @Field(() => Language, { nullable: true, description: 'The language it mostly publishes in.' })
  @IsOptional()
  @IsEnum(Language)
  language?: Language | null;

  @Field(() => String, { nullable: true, description: 'Its Wikidata item, e.g. `Q40469`.' })
  @IsOptional()
  @Matches(/^Q[1-9]\d{0,11}$/, {
    message: 'is no Wikidata item; write Q and a number, e.g. Q40469',
  })
  wikidataId?: string | null;
}

@InputType({ isAbstract: true })
export class NewOutlet extends OutletDetails {
  @Field(() => String, { description: 'At most 200 characters; unique after folding.' })
  @IsString()
  @MaxLength(200)
  name!: string;

  @Field(() => OutletKind, { description: 'What sort of publisher it is.' })
  @IsEnum(OutletKind)
  kind!: OutletKind;
}

@InputType({ description: 'A new outlet.' })
export class CreateOutletInput extends NewOutlet {
  @IdempotencyKey()
  idempotencyKey?: string | null;
}

@InputType({ description: 'Changes to an outlet: fields left out stay, null clears.' })
export class UpdateOutletInput extends OutletDetails {
  @Field(() => ID, { description: 'Which outlet.' })
  @IsUUID()
  id!: string;

  @ExpectedRevision('the outlet')
  expectedRevision?: number | null;

  @Field(() => String, { nullable: true, description: 'At most 200 characters.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string | null;

  @Field(() => OutletKind, { nullable: true, description: 'What sort of publisher it is.' })
  @IsOptional()
  @IsEnum(OutletKind)
  kind?: OutletKind | null;
}

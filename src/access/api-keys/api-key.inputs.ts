import { Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  ArrayNotEmpty,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
} from 'class-validator';
import { NotBlank } from '../../platform/graphql/not-blank.js';
import { ApiKey } from './api-key.entity.js';

@InputType({ description: 'A new API key.' })
export class CreateApiKeyInput {
  @Field(() => String, { description: 'What it is for; at most 200 characters.' })
  @IsString()
  @NotBlank()
  @MaxLength(200)
  label!: string;

  @Field(() => [String], {
    description: 'What it may do: permissions you have yourself, except those over accounts.',
  })
  @ArrayNotEmpty()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  permissions!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Until when it works: an ISO 8601 instant in the future. Left out: until revoked.',
  })
  @IsOptional()
  @IsISO8601({ strict: true, strictSeparator: true }, { message: 'must be an ISO 8601 instant' })
  expiresAt?: string | null;
}

@InputType({ description: 'Which API key.' })
export class ApiKeyInput {
  @Field(() => ID, { description: 'The key’s id.' })
  @IsUUID()
  id!: string;
}

@ObjectType({ description: 'A new API key, and the only sight of it.' })
export class CreatedApiKey {
  @Field(() => ApiKey, { description: 'What is kept of it.' })
  apiKey!: ApiKey;

  @Field(() => String, {
    description: 'The key, for `authorization: Bearer …`. Shown this once: only its hash is kept.',
  })
  key!: string;
}

import { ArgsType, Field } from '@nestjs/graphql';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageArgs } from '../platform/graphql/connection.js';

@ArgsType()
export class SearchArgs extends PageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Part of a name, or a near spelling of it; at most 200 characters.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null;
}

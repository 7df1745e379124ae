import { ArgsType, Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsEnum,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Language } from '../../language/language.js';
import { PageArgs } from '../../platform/graphql/connection.js';
import { IsPartialDate } from '../../platform/graphql/partial-date.js';

export enum ArticleOrderField {
  PUBLISHED_AT = 'PUBLISHED_AT',
  RECORDED_AT = 'RECORDED_AT',
  HEADLINE = 'HEADLINE',
}

registerEnumType(ArticleOrderField, {
  name: 'ArticleOrderField',
  description: 'What articles are sorted by.',
  valuesMap: {
    PUBLISHED_AT: { description: 'First day of publication; undated ones count as earliest.' },
    RECORDED_AT: { description: 'When they were added here.' },
    HEADLINE: { description: 'The folded headline.' },
  },
});

@InputType({ description: 'Which articles; all conditions must hold.' })
export class ArticleFilter {
  @Field(() => String, {
    nullable: true,
    description: 'Part of the headline, or near its spelling.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string | null;

  @Field(() => ID, { nullable: true, description: 'Published by this outlet.' })
  @IsOptional()
  @IsUUID()
  outletId?: string | null;

  @Field(() => Language, { nullable: true, description: 'Written in this language.' })
  @IsOptional()
  @IsEnum(Language)
  language?: Language | null;

  @Field(() => String, { nullable: true, description: 'Published on or after this partial date.' })
  @IsOptional()
  @IsPartialDate()
  publishedFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'Published on or before this partial date.' })
  @IsOptional()
  @IsPartialDate()
  publishedTo?: string | null;
}

@InputType({ description: 'How articles are sorted.' })
export class ArticleOrder {
  @Field(() => ArticleOrderField, { description: 'What by.' })
  @IsEnum(ArticleOrderField)
  field!: ArticleOrderField;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: true,
    description: 'Latest, newest or last first.',
  })
  @IsBoolean()
  descending!: boolean;
}

@ArgsType()
export class ArticlesArgs extends PageArgs {
  @Field(() => ArticleFilter, { nullable: true, description: 'Which articles; all by default.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ArticleFilter)
  filter?: ArticleFilter | null;

  @Field(() => ArticleOrder, { nullable: true, description: 'By default last published first.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => ArticleOrder)
  orderBy?: ArticleOrder | null;
}

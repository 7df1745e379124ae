import type { Type } from '@nestjs/common';
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

export const DEFAULT_PAGE = 20;
export const MAX_PAGE = 100;

@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    defaultValue: DEFAULT_PAGE,
    description: `How many to return at most: 1–${MAX_PAGE}.`,
  })
  @IsOptional()
  @IsInt()
  @Min(1, { message: 'must be 1 or more' })
  @Max(MAX_PAGE, { message: `must be ${MAX_PAGE} or less; fetch further pages with "after"` })
  first?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'The `endCursor` of the page before; valid only with the same filter and order.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  after?: string | null;
}

@ObjectType({ description: 'Where a page stands in its list (Relay).' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether more follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether this page was reached with `after`.' })
  hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first edge; null when empty.',
  })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last edge; null when empty.' })
  endCursor!: string | null;
}

export interface EdgeOf<T> {
  cursor: string;
  node: T;
}

export interface ConnectionOf<T> {
  edges: EdgeOf<T>[];
  nodes: T[];
  pageInfo: PageInfo;
  readonly totalCount: Promise<number>;
}

/** Makes the Relay connection type for a node type: `Claim` gives `ClaimConnection` and `ClaimEdge`. */
export function connectionType<T extends object>(node: Type<T>): Type<ConnectionOf<T>> {
  @ObjectType(`${node.name}Edge`, { description: `One ${node.name} in a connection.` })
  class Edge implements EdgeOf<T> {
    @Field(() => String, { description: 'Opaque; pass as `after` to continue from here.' })
    cursor!: string;

    @Field(() => node, { description: 'The record itself.' })
    node!: T;
  }

  @ObjectType(`${node.name}Connection`, { description: `A page of ${node.name} records (Relay).` })
  class Connection implements ConnectionOf<T> {
    @Field(() => [Edge], { description: 'The records with their cursors, in order.' })
    edges!: Edge[];

    @Field(() => [node], { description: 'The records alone, in order.' })
    nodes!: T[];

    @Field(() => PageInfo, { description: 'Where this page stands.' })
    pageInfo!: PageInfo;

    @Field(() => Int, {
      description: 'How many records the whole list has. Counted only when asked for.',
    })
    readonly totalCount!: Promise<number>;
  }
  return Connection;
}

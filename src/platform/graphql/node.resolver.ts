import { Injectable, type Type } from '@nestjs/common';
import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { Node, type Recorded } from '../database/columns.js';
import { Database } from '../database/database.js';
import { isId } from '../database/ids.js';
import { currentRequest } from '../requests/current-request.js';
import { READ, Requires } from './permissions.js';

type Fetch = (id: string) => Promise<Node | null>;

/** Where each module says how its type is fetched by id. */
@Injectable()
export class NodeRegistry {
  private readonly kinds: Fetch[] = [];

  constructor(private readonly database: Database) {}

  /**
   * Makes records of this entity reachable by `node(id)`.
   *
   * @param permission what one needs to find them; without it there is nothing under such an id
   */
  register(entity: Type<Recorded>, permission?: string): void {
    this.registerFetch(async (id) => {
      if (permission && !currentRequest().actor.may(permission)) return null;
      return this.database.repository(entity).findOneBy({ id });
    });
  }

  /** For types whose ids need more than a look-up, such as a speaker merged into another. */
  registerFetch(fetch: Fetch): void {
    this.kinds.push(fetch);
  }

  /** Ids are unique over all types, so at most one kind answers. */
  async find(id: string): Promise<Node | null> {
    const found = await Promise.all(this.kinds.map((fetch) => fetch(id)));
    return found.find((node) => node !== null) ?? null;
  }

  /** The same, one query after another: inside a transaction there is one connection. */
  async findInTurn(id: string): Promise<Node | null> {
    for (const fetch of this.kinds) {
      const found = await fetch(id);
      if (found) return found;
    }
    return null;
  }
}

@Resolver(() => Node)
export class NodeResolver {
  constructor(private readonly registry: NodeRegistry) {}

  @Query(() => Node, {
    nullable: true,
    description:
      'Any record by its id; null where there is none. A merged speaker’s old id answers.',
  })
  @Requires(READ)
  node(
    @Args('id', { type: () => ID, description: 'The record’s id.' }) id: string,
  ): Promise<Node | null> {
    return isId(id) ? this.registry.find(id) : Promise.resolve(null);
  }
}

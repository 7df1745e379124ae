import type { Type } from '@nestjs/common';
import type { Database } from '../database/database.js';
import type { ConnectionOf } from './connection.js';
import {
  countSql,
  type ListQuery,
  orderSql,
  type Page,
  pageSql,
  type Row,
  toConnection,
} from './keyset.js';
import { groupedBy, type LoaderDefinition } from './loaders.js';

/** A page of what belongs to one parent; `args` are further arguments of the field. */
export interface ChildPage<Args = object> {
  parentId: string;
  page: Page;
  args?: Args;
}

/**
 * A loader of pages of children: one query for all the parents of a request that ask alike, however
 * many they are.
 *
 * @param listOf the children's list; its conditions name the parent's id as `p.id`
 */
export function childPages<Entity extends object, Args extends object = object>(
  database: Database,
  entity: Type<Entity>,
  listOf: (args: Args | undefined) => ListQuery,
): LoaderDefinition<ChildPage<Args>, ConnectionOf<Entity>> {
  return {
    cacheKey: (key) => JSON.stringify(key),
    load: async (keys) => {
      const pages = new Map<ChildPage<Args>, ConnectionOf<Entity>>();
      for (const group of alike(keys)) {
        const { page, args } = group[0]!;
        const connections = await fetchPageOfEach(
          database,
          entity,
          group.map((key) => key.parentId),
          listOf(args),
          page,
        );
        group.forEach((key, i) => pages.set(key, connections[i]!));
      }
      return keys.map((key) => pages.get(key)!);
    },
  };
}

async function fetchPageOfEach<Entity extends object>(
  database: Database,
  entity: Type<Entity>,
  parentIds: string[],
  list: ListQuery,
  page: Page,
): Promise<ConnectionOf<Entity>[]> {
  const { sql, parameters } = pageSql(
    list,
    page,
    `${database.shape(entity).list('t')}, row_number() OVER (ORDER BY ${orderSql(list)}) AS place`,
  );
  const parents = `unnest($${parameters.push(parentIds)}::uuid[]) WITH ORDINALITY AS p (id, parent)`;
  const rows = await database.query<Row & { parent: string }>(
    `SELECT p.parent, child.* FROM ${parents} CROSS JOIN LATERAL (${sql}) AS child
     ORDER BY p.parent, child.place`,
    parameters,
  );
  let counted: Promise<Map<string, number>> | undefined;
  const countEach = async (): Promise<Map<string, number>> => {
    const bound = [...list.parameters, parentIds];
    const counts = await database.query<{ id: string; n: number }>(
      `SELECT p.id, total.n FROM unnest($${bound.length}::uuid[]) AS p (id)
       CROSS JOIN LATERAL (${countSql(list)}) AS total`,
      bound,
    );
    return new Map(counts.map((row) => [row.id, row.n]));
  };
  const places = parentIds.map((_, i) => String(i + 1));
  const rowsOfEach = groupedBy(places, rows, (row) => row.parent);
  return parentIds.map((parentId, i) => {
    const own = rowsOfEach[i]!;
    const count = async (): Promise<number> => (await (counted ??= countEach())).get(parentId) ?? 0;
    return toConnection(database, entity, own, page, list.order.length, count);
  });
}

/** The keys in groups that ask for the same page with the same arguments. */
function alike<Key extends ChildPage<object>>(keys: readonly Key[]): Key[][] {
  const groups = new Map<string, Key[]>();
  for (const key of keys) {
    const asked = JSON.stringify([key.page, key.args]);
    groups.set(asked, [...(groups.get(asked) ?? []), key]);
  }
  return [...groups.values()];
}

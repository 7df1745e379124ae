import type { Type } from '@nestjs/common';
import type { Recorded } from '../database/columns.js';
import type { Database } from '../database/database.js';
import { groupedBy, inOrderOf } from './loaders.js';

/** Looks up one thing for each key, in the order of the keys. */
export interface Lookup<Value> {
  readonly load: (keys: readonly string[]) => Promise<Value[]>;
}

/** Records by id; null where there is none. */
export function byId<Entity extends Recorded>(
  database: Database,
  entity: Type<Entity>,
): Lookup<Entity | null> {
  return {
    load: async (ids) => {
      const records = await database.records(entity, 'WHERE t.id = ANY($1)', [ids]);
      return inOrderOf(ids, records, (record) => record.id);
    },
  };
}

/**
 * The records that belong to each of others, in order.
 *
 * @param owner the property that holds the owner's id
 * @param orderBy SQL on `t`, the record's table
 */
export function belongingTo<Entity extends object>(
  database: Database,
  entity: Type<Entity>,
  owner: keyof Entity & string,
  orderBy: string,
): Lookup<Entity[]> {
  return {
    load: async (ownerIds) => {
      const column = database.shape(entity).columnOf(owner);
      const clause = `WHERE t.${column} = ANY($1) ORDER BY ${orderBy}`;
      const records = await database.records(entity, clause, [ownerIds]);
      return groupedBy(ownerIds, records, (record) => record[owner] as string);
    },
  };
}

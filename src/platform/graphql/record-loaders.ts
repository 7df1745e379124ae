import type { Type } from '@nestjs/common';
import type { Recorded } from '../database/columns.js';
import type { Database } from '../database/database.js';
import { groupedBy, inOrderOf, type LoaderDefinition } from './loaders.js';

/** A loader of records by id; null where there is none. */
export function byId<Entity extends Recorded>(
  database: Database,
  entity: Type<Entity>,
): LoaderDefinition<string, Entity | null> {
  return {
    load: async (ids) => {
      const records = await database.records(entity, 'WHERE t.id = ANY($1)', [ids]);
      return inOrderOf(ids, records, (record) => record.id);
    },
  };
}

/**
 * A loader of the records that belong to others, in order.
 *
 * @param owner the property that holds the owner's id
 * @param orderBy SQL on `t`, the record's table
 */
export function belongingTo<Entity extends object>(
  database: Database,
  entity: Type<Entity>,
  owner: keyof Entity & string,
  orderBy: string,
): LoaderDefinition<string, Entity[]> {
  return {
    load: async (ownerIds) => {
      const clause = `WHERE t.${database.columnOf(entity, owner)} = ANY($1) ORDER BY ${orderBy}`;
      const records = await database.records(entity, clause, [ownerIds]);
      return groupedBy(ownerIds, records, (record) => record[owner] as string);
    },
  };
}

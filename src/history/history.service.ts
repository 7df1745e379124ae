import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/ids.js';
import type { FieldChange } from './history-entry.entity.js';
import { historyOrigin } from './history-origin.js';

/** Entries in turn, each column as an array. */
const NOTE = `
  INSERT INTO history_entry
    (id, entity_type, entity_id, operation, changes, reason, actor_kind, actor_id, request_id, via)
  SELECT id, entity_type, entity_id, operation, changes::jsonb, reason, actor_kind, actor_id, request_id, via
  FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[],
    $7::actor_kind[], $8::uuid[], $9::text[], $10::text[]) WITH ORDINALITY AS entry
    (id, entity_type, entity_id, operation, changes, reason, actor_kind, actor_id, request_id, via, place)
  ORDER BY place`;

/** The values of an entry's columns, in the order of the statement. */
type Note = readonly (string | null)[];

/** A record that has a history: any entity with an id. */
interface Traced {
  id: string;
}

@Injectable()
export class HistoryService {
  constructor(private readonly database: Database) {}

  private readonly write = async (notes: readonly Note[]): Promise<void> => {
    const columns = notes[0]!.map((_, column) => notes.map((note) => note[column]));
    await this.database.prepared(NOTE, columns);
  };

  /**
   * Notes a change. Must run inside the transaction that makes it, at whose end all that it noted is
   * written at once.
   */
  async record(
    record: Traced,
    operation: string,
    changes: FieldChange[],
    reason: string | null = null,
  ): Promise<void> {
    await this.database.gather(this.write, [
      newId(),
      record.constructor.name,
      record.id,
      operation,
      JSON.stringify(changes),
      reason,
      ...historyOrigin(),
    ]);
  }

  /**
   * Assigns `values` to the record and notes the fields that really change; false when none does. What is
   * derived from them (sort keys, search text) is no change of its own: set it beside this call.
   */
  async update<Entity extends Traced>(
    record: Entity,
    values: Partial<Entity>,
    operation: string,
    reason: string | null = null,
  ): Promise<boolean> {
    const changes = assignChanges(record, values);
    if (changes.length === 0) return false;
    await this.record(record, operation, changes, reason);
    return true;
  }
}

/** Assigns the values that differ and says which; what is undefined was left out and stays. */
export function assignChanges<Entity extends object>(
  record: Entity,
  values: Partial<Entity>,
): FieldChange[] {
  const changes = differences(record, values);
  Object.assign(record, Object.fromEntries(changes.map(({ field, after }) => [field, after])));
  return changes;
}

function differences<Entity extends object>(
  record: Entity,
  values: Partial<Entity>,
): FieldChange[] {
  return (
    Object.entries(values)
      .filter(([, after]) => after !== undefined)
      .map(([field, after]) => ({
        field,
        before: (record as Record<string, unknown>)[field] ?? null,
        after: after ?? null,
      }))
      // By content: JSON read back from the database has its keys in another order.
      .filter((change) => !isDeepStrictEqual(plain(change.before), plain(change.after)))
  );
}

/** A value as its JSON would read back. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null)) as unknown;
}

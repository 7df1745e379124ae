import type { Client } from 'pg';
import { ENGINE_VERSION } from '../src/contradictions/detection/rules.js';

type Row = Record<string, unknown>;

/** In the order of the index, so that its pages are filled one after the other. */
const INDEX = `
  WITH entry AS (
    INSERT INTO claim_index (claim_id, day, keys, keys_engine, compared_engine)
    SELECT id, day, keys, $2, $2 FROM jsonb_to_recordset($1) AS t (id uuid, day int, keys int[])
    RETURNING number, day, keys
  )
  INSERT INTO claim_posting (key, day, claim)
  SELECT key, entry.day, entry.number FROM entry, unnest(entry.keys) AS key ORDER BY 1, 2, 3`;

/** Rows waiting to be inserted, by table, in the order in which foreign keys allow it. */
export class Batch {
  private rows = new Map<string, Row[]>();
  private entries: { id: string; day: number; keys: number[] }[] = [];

  constructor(private readonly client: Client) {}

  add(table: string, row: Row): void {
    const rows = this.rows.get(table);
    if (rows) rows.push(row);
    else this.rows.set(table, [row]);
  }

  /** There are twenty times as many as claims: they go their own, shorter way. */
  addIndexed(id: string, day: number, keys: number[]): void {
    this.entries.push({ id, day, keys });
  }

  /** One statement a table, in one transaction; every row of a table must have the same columns. */
  async flush(tables: readonly string[]): Promise<void> {
    const { rows: filled, entries } = this;
    this.rows = new Map();
    this.entries = [];
    await this.client.query('BEGIN');
    for (const table of tables) {
      const rows = filled.get(table);
      if (!rows) continue;
      const columns = Object.keys(rows[0]!).join(', ');
      await this.client.query(
        `INSERT INTO "${table}" (${columns})
         SELECT ${columns} FROM jsonb_populate_recordset(NULL::"${table}", $1)`,
        [JSON.stringify(rows)],
      );
    }
    await this.client.query(INDEX, [JSON.stringify(entries), ENGINE_VERSION]);
    await this.client.query('COMMIT');
  }
}

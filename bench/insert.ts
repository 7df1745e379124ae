import type { Client } from 'pg';

type Row = Record<string, unknown>;

/** In the order of the index, so that its pages are filled one after the other. */
const TERMS = `
  INSERT INTO claim_term (term, claim_id)
  SELECT unnest(terms), id FROM jsonb_to_recordset($1) AS t (id uuid, terms text[]) ORDER BY 1, 2`;

/** Rows waiting to be inserted, by table, in the order in which foreign keys allow it. */
export class Batch {
  private rows = new Map<string, Row[]>();
  private terms: { id: string; terms: string[] }[] = [];

  constructor(private readonly client: Client) {}

  add(table: string, row: Row): void {
    const rows = this.rows.get(table);
    if (rows) rows.push(row);
    else this.rows.set(table, [row]);
  }

  /** There are twenty times as many as claims: they go their own, shorter way. */
  addTerms(id: string, terms: string[]): void {
    this.terms.push({ id, terms });
  }

  /** One statement a table, in one transaction; every row of a table must have the same columns. */
  async flush(tables: readonly string[]): Promise<void> {
    const { rows: filled, terms } = this;
    this.rows = new Map();
    this.terms = [];
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
    await this.client.query(TERMS, [JSON.stringify(terms)]);
    await this.client.query('COMMIT');
  }
}

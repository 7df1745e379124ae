import type pg from 'pg';
import { withClient } from './database.js';

/** Runs statements as whoever owns the server can: without triggers, and undone afterwards. */
export async function tampered<T>(
  url: string,
  sql: string | ((client: pg.Client) => Promise<unknown>),
  look: () => Promise<T>,
): Promise<T> {
  return withClient(url, async (client) => {
    const tables = ['history_entry', 'history_link'];
    for (const table of tables) {
      await client.query(`CREATE TABLE ${table}_before AS TABLE ${table}`);
      await client.query(`ALTER TABLE ${table} DISABLE TRIGGER ALL`);
    }
    try {
      await (typeof sql === 'string' ? client.query(sql) : sql(client));
      return await look();
    } finally {
      for (const table of tables) {
        await client.query(`DELETE FROM ${table}`);
        await client.query(`INSERT INTO ${table} TABLE ${table}_before`);
        await client.query(`DROP TABLE ${table}_before`);
        await client.query(`ALTER TABLE ${table} ENABLE TRIGGER ALL`);
        await client.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_append_only`);
        await client.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_kept`);
      }
    }
  });
}

export interface Entry {
  id: string;
  link: number;
  place: number;
  entries: number;
}

/** The entries of the newest link that covers at least so many. */
export async function newest(client: pg.Client, least = 1): Promise<Entry[]> {
  const { rows } = await client.query<Entry>(
    `SELECT e.id, l.number::int AS link, e.place, l.entries FROM history_link l JOIN history_entry e USING (batch)
     WHERE l.number = (SELECT max(number) FROM history_link WHERE entries >= $1) ORDER BY e.place`,
    [least],
  );
  return rows;
}

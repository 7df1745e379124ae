import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

/** A database of one spec file's own, on the server that all of them share. */
export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

/** @param empty without the schema, to migrate it oneself; by default a clone of the migrated template */
export async function createDatabase(options: { empty?: boolean } = {}): Promise<TestDatabase> {
  const server = process.env.ISNAD_TEST_SERVER!;
  const name = `isnad_test_${randomBytes(6).toString('hex')}`;
  const template = options.empty ? 'template0' : process.env.ISNAD_TEST_TEMPLATE!;
  await execute(server, `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.toString(), drop: () => execute(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/** Runs statements on a connection of their own, read-write, past the application. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Resolves when so many sessions of the client's database wait for a lock. */
export async function waitsForLock(client: pg.Client, sessions = 1): Promise<void> {
  const waiting = `SELECT FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  while ((await client.query(waiting)).rowCount! < sessions) await sleep(5);
}

async function execute(url: string, sql: string): Promise<void> {
  await withClient(url, (client) => client.query(sql));
}

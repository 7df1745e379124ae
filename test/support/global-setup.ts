import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { migrateIsnad } from '../../src/migrate.js';
import { EmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.js';

/** The database every spec file clones; migrated once. */
export const TEMPLATE = 'isnad_template';

export interface TestServer {
  postgres: EmbeddedPostgres | null;
  dataDir: string | null;
}

declare global {
  var isnadTestServer: TestServer | undefined;
}

/** One PostgreSQL for all integration specs: the one DATABASE_URL names, or an embedded one. */
export default async function globalSetup(): Promise<void> {
  const external = process.env.DATABASE_URL;
  const dataDir = external ? null : mkdtempSync(join(tmpdir(), 'isnad-test-'));
  const postgres = dataDir
    ? await EmbeddedPostgres.open({ dataDir, role: 'command', durable: false })
    : null;
  const url = external ?? postgres!.url;
  await recreate(url, TEMPLATE);
  await migrateIsnad(withDatabase(url, TEMPLATE));
  process.env.ISNAD_TEST_SERVER = url;
  globalThis.isnadTestServer = { postgres, dataDir };
}

async function recreate(url: string, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`DROP DATABASE IF EXISTS ${database}`);
  await client.query(`CREATE DATABASE ${database}`);
  await client.end();
}

/** The same server, another database. */
export function withDatabase(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.toString();
}

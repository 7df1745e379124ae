import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { register } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';

register('./typescript-hooks.mjs', import.meta.url);

/**
 * One PostgreSQL for all integration specs: the one DATABASE_URL names, or an embedded one. A template
 * database is migrated once; every spec file clones it.
 */
export default async function globalSetup() {
  const { EmbeddedPostgres } = await import('../../src/platform/postgres/embedded-postgres.ts');
  const { migrateIsnad } = await import('../../src/migrate.ts');
  const external = process.env.DATABASE_URL;
  const dataDir = external ? null : mkdtempSync(join(tmpdir(), 'isnad-test-'));
  const postgres = dataDir
    ? await EmbeddedPostgres.open({ dataDir, role: 'command', durable: false })
    : null;
  const server = external ?? postgres.url;
  const template = `isnad_template_${randomBytes(4).toString('hex')}`;
  await execute(server, `CREATE DATABASE ${template}`);
  const url = new URL(server);
  url.pathname = `/${template}`;
  await migrateIsnad(url.toString());
  process.env.ISNAD_TEST_SERVER = server;
  process.env.ISNAD_TEST_TEMPLATE = template;
  globalThis.isnadTestServer = {
    dataDir,
    async stop() {
      await execute(server, `DROP DATABASE ${template}`);
      await postgres?.release();
    },
  };
}

async function execute(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

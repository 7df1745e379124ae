// Writes src/schema.gql: boots the built application on a throw-away database and prints the schema it
// serves. With --check it writes nothing and fails where the committed file is another.
import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createApp } from '../dist/src/app.js';
import { migrateIsnad } from '../dist/src/migrate.js';
import { EmbeddedPostgres } from '../dist/src/platform/postgres/embedded-postgres.js';

const target = new URL('../src/schema.gql', import.meta.url);
const dataDir = mkdtempSync(join(tmpdir(), 'isnad-schema-'));
try {
  const postgres = await EmbeddedPostgres.open({ dataDir, role: 'command', durable: false });
  try {
    await migrateIsnad(postgres.url);
    const app = await createApp({ url: postgres.url, logLevel: 'error', graphiql: false });
    const { schema } = app.get(GraphQLSchemaHost);
    const printed = `${printSchema(lexicographicSortSchema(schema))}\n`;
    if (!process.argv.includes('--check')) writeFileSync(target, printed);
    else if (readFileSync(target, 'utf8') !== printed) {
      console.error('src/schema.gql is not the schema served; run "npm run schema" and commit it.');
      process.exitCode = 1;
    }
    await app.close();
  } finally {
    await postgres.release();
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ChainHead } from '../src/history/chain/say.js';
import { startTestApp, type TestApp } from './support/app.js';
import { createDatabase, withClient } from './support/database.js';
import {
  Database,
  DataSource,
  dataSourceOptions,
  HistoryVerifier,
  MIGRATIONS,
} from './support/isnad.js';
import { createOutlet, createSpeaker, createTopic, recordClaim, word } from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const verify = (head: ChainHead | null = null) => app.nest.get(HistoryVerifier).run({ head });

describe('the history', () => {
  it('has one link for each transaction that wrote to it, and is intact', async () => {
    const before = await verify();
    await createOutlet(app);
    await recordClaim(app, `The bridge of ${word()} is closed`);
    const after = await verify(before.head);
    expect(after).toMatchObject({ found: 0, faults: [], links: before.links + 2 });
    // The claim, its article and its speaker.
    expect(after.entries).toBe(before.entries + 4);
    expect(after.head?.number).toBe(after.links);
  });

  it('links what parallel writers do into one chain', async () => {
    const before = await verify();
    await Promise.all(
      Array.from({ length: 24 }, (_, i) => (i % 2 ? createTopic(app) : createSpeaker(app))),
    );
    expect(await verify(before.head)).toMatchObject({ found: 0, links: before.links + 24 });
  });

  it('gets no link from a transaction that failed, and a whole one from a savepoint that was rolled back', async () => {
    const before = await verify();
    const database = app.nest.get(Database);
    const note = (): Promise<unknown> =>
      database.query(
        `INSERT INTO history_entry (id, entity_type, entity_id, operation, changes) VALUES ($1, 'Topic', $1, 'created', '[]')`,
        [randomUUID()],
      );
    await expect(
      database.transaction(async () => {
        await note();
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await verify()).toMatchObject({ found: 0, links: before.links });
    await database.transaction(async () => {
      await database.query('SAVEPOINT before');
      await note();
      await database.query('ROLLBACK TO SAVEPOINT before');
      await note();
      await database.query('SET CONSTRAINTS ALL IMMEDIATE');
      await note();
    });
    const after = await verify(before.head);
    expect(after).toMatchObject({ found: 0, links: before.links + 2, entries: before.entries + 2 });
  });

  it('fails to serialise, and may be tried again, where a snapshot is older than the newest link', async () => {
    await withClient(app.url, async (client) => {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ');
      await client.query('SELECT FROM history_link LIMIT 1');
      await createTopic(app);
      await client.query(
        `INSERT INTO history_entry (id, entity_type, entity_id, operation, changes) VALUES ($1, 'Topic', $1, 'created', '[]')`,
        [randomUUID()],
      );
      await expect(client.query('COMMIT')).rejects.toMatchObject({ code: '40001' });
    });
    expect(await verify()).toMatchObject({ found: 0 });
  });

  it('of an older database is chained when that is upgraded', async () => {
    const older = await createDatabase({ empty: true });
    const at = MIGRATIONS.findIndex((migration) => migration.name.startsWith('HistoryChain'));
    const migrateTo = async (end: number): Promise<void> => {
      const dataSource = new DataSource({
        ...dataSourceOptions(older.url),
        extra: {},
        migrations: MIGRATIONS.slice(0, end),
        migrationsTransactionMode: 'each',
      });
      await dataSource.initialize();
      await dataSource.runMigrations();
      await dataSource.destroy();
    };
    try {
      await migrateTo(at);
      await withClient(older.url, (client) =>
        client.query(
          `INSERT INTO history_entry (id, entity_type, entity_id, operation, changes)
           SELECT gen_random_uuid(), 'Claim', gen_random_uuid(), 'recorded', '[]' FROM generate_series(1, 2500)`,
        ),
      );
      await migrateTo(at + 1);
      const dataSource = await new DataSource(dataSourceOptions(older.url)).initialize();
      const database = new Database(dataSource);
      const verifier = new HistoryVerifier(database);
      expect(await verifier.run()).toMatchObject({ found: 0, entries: 2500, links: 3 });
      await database.transaction(() =>
        database.query(
          `INSERT INTO history_entry (id, entity_type, entity_id, operation, changes) VALUES ($1, 'Topic', $1, 'created', '[]')`,
          [randomUUID()],
        ),
      );
      expect(await verifier.run()).toMatchObject({ found: 0, entries: 2501, links: 4 });
      await dataSource.destroy();
    } finally {
      await older.drop();
    }
  });
});

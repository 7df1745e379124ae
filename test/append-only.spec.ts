import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createDatabase, type TestDatabase, withClient } from './support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

describe('the database refuses', () => {
  const TABLES = [
    'history_entry',
    'history_link',
    'review',
    'article_version',
    'contradiction_report',
  ];

  /** Only so is a row of each made without all that it belongs to. */
  beforeAll(() =>
    withClient(database.url, (client) =>
      client.query(`
        INSERT INTO history_entry (id, entity_type, entity_id, operation, changes)
        VALUES (gen_random_uuid(), 'Claim', gen_random_uuid(), 'recorded', '[]');
        SET CONSTRAINTS ALL IMMEDIATE;
        SET session_replication_role = replica;
        INSERT INTO contradiction_report (id, snapshot) VALUES (gen_random_uuid(), '{}');
        INSERT INTO review (id, contradiction_id, decision)
        VALUES (gen_random_uuid(), gen_random_uuid(), 'CONFIRMED');
        INSERT INTO article_version (id, article_id, number, body, sha256, captured_at)
        VALUES (gen_random_uuid(), gen_random_uuid(), 1, 'x', repeat('a', 64), now())`),
    ),
  );

  it.each(
    TABLES.flatMap((table) => [
      `TRUNCATE ${table} CASCADE`,
      `DELETE FROM ${table}`,
      `UPDATE ${table} SET created_at = now()`,
    ]).flatMap((sql) => [
      [sql, 'origin'],
      [sql, 'replica'],
    ]),
  )('%s to its owner, in a session that is %s', async (sql, role) => {
    await withClient(database.url, async (client) => {
      await client.query(`SET session_replication_role = ${role}`);
      await expect(client.query(sql)).rejects.toMatchObject({ code: '23001' });
    });
  });
});

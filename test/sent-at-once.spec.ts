import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { Database } from './support/isnad.js';

let app: TestApp;
let database: InstanceType<typeof Database>;
beforeAll(async () => {
  app = await startTestApp();
  database = app.nest.get(Database);
  await withClient(app.url, (client) =>
    client.query(`
      CREATE TABLE told (place int GENERATED ALWAYS AS IDENTITY, word text UNIQUE);
      CREATE SEQUENCE told_attempt;
      CREATE FUNCTION fail_once() RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        IF nextval('told_attempt') = 1 THEN
          RAISE EXCEPTION 'once' USING ERRCODE = 'serialization_failure';
        END IF;
      END $$`),
  );
});
afterAll(() => app.close());
beforeEach(() => withClient(app.url, (client) => client.query('TRUNCATE told')));

const TELL = 'INSERT INTO told (word) SELECT $1::text FROM pg_sleep($2::float8)';
const tell = (word: string, seconds = 0): Promise<object[]> =>
  database.prepared(TELL, [word, seconds]);

const told = (): Promise<string[]> =>
  withClient(app.url, async (client) => {
    const { rows } = await client.query<{ word: string }>('SELECT word FROM told ORDER BY place');
    return rows.map(({ word }) => word);
  });

describe('statements of a transaction that are sent without waiting between', () => {
  it('are carried out in their order', async () => {
    await database.transaction(() => Promise.all([tell('a', 0.05), tell('b'), tell('c')]));
    expect(await told()).toEqual(['a', 'b', 'c']);
  });

  it('fail the transaction with what the first of them failed with', async () => {
    const failing = database.transaction(() => Promise.all([tell('a'), tell('a'), tell('b')]));
    await expect(failing).rejects.toMatchObject({ driverError: { code: '23505' } });
    expect(await told()).toEqual([]);
  });
});

describe('a statement that only the COMMIT waits for', () => {
  it('is committed with the rest', async () => {
    await database.transaction(async () => {
      database.beforeCommit(tell('later', 0.05));
      await tell('then');
    });
    expect(await told()).toEqual(['later', 'then']);
  });

  it('keeps the transaction from being committed where it fails', async () => {
    const failing = database.transaction(async () => {
      await tell('a');
      database.beforeCommit(tell('a'));
      return 'done';
    });
    await expect(failing).rejects.toMatchObject({ driverError: { code: '23505' } });
    expect(await told()).toEqual([]);
  });

  it('is what failed, where a later statement was refused for that', async () => {
    const failing = database.transaction(async () => {
      await tell('a');
      database.beforeCommit(tell('a'));
      await tell('b');
    });
    await expect(failing).rejects.toMatchObject({ driverError: { code: '23505' } });
    expect(await told()).toEqual([]);
  });

  it('has the transaction run again after a failure that passes', async () => {
    let runs = 0;
    await database.transaction(async () => {
      database.beforeCommit(database.prepared('SELECT fail_once()'));
      await Promise.resolve((runs += 1));
    });
    expect(runs).toBe(2);
  });

  it('needs a transaction', () => {
    expect(() => database.beforeCommit(Promise.resolve())).toThrow('outside a transaction');
  });
});

it('refuses to take a COMMIT that PostgreSQL turned into a ROLLBACK for done', async () => {
  const failing = database.transaction(async () => {
    await tell('a');
    await tell('a').catch(() => undefined);
  });
  await expect(failing).rejects.toThrow('had failed before its COMMIT');
  expect(await told()).toEqual([]);
});

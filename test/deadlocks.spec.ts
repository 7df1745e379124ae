import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { Database, HistoryVerifier } from './support/isnad.js';
import { createOutlet, fault, word } from './support/records.js';

let app: TestApp;
let database: InstanceType<typeof Database>;
beforeAll(async () => {
  app = await startTestApp();
  database = app.nest.get(Database);
});
afterAll(() => app.close());

/** Deadlocks that PostgreSQL has broken in this database. */
async function deadlocks(): Promise<number> {
  return withClient(app.url, async (client) => {
    const { rows } = await client.query<{ deadlocks: string }>(
      'SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()',
    );
    return Number(rows[0]!.deadlocks);
  });
}

/** Resolves when PostgreSQL has counted one more; it does so with a delay. */
async function seen(before: number): Promise<void> {
  while ((await deadlocks()) <= before) await sleep(50);
}

/** Resolves for all when as many as `parties` have come. */
function barrier(parties: number): () => Promise<void> {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  let come = 0;
  return () => {
    if (++come >= parties) open();
    return opened;
  };
}

/** Has every insert of an outlet of this name fail in PostgreSQL as a transaction that lost does, so many times. */
async function failing(name: string, code: string, times: number, work: () => Promise<void>) {
  await withClient(app.url, async (client) => {
    await client.query(`
      CREATE SEQUENCE attempts;
      CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.name = '${name}' AND nextval('attempts') <= ${times} THEN
          RAISE EXCEPTION 'lost' USING ERRCODE = '${code}';
        END IF;
        RETURN NEW;
      END $$;
      CREATE TRIGGER lose BEFORE INSERT ON outlet FOR EACH ROW EXECUTE FUNCTION lose()`);
    try {
      await work();
    } finally {
      await client.query('DROP TRIGGER lose ON outlet; DROP FUNCTION lose; DROP SEQUENCE attempts');
    }
  });
}

const CREATE = 'mutation ($input: CreateOutletInput!) { createOutlet(input: $input) { id name } }';

describe('a deadlock', () => {
  it('of two transactions is broken by running one of them again, as a whole', async () => {
    const [a, b] = [await createOutlet(app), await createOutlet(app)];
    const before = await deadlocks();
    const bothHaveOne = barrier(2);
    const runs = { first: 0, second: 0 };
    const rename = (id: string, name: string) =>
      database.query('UPDATE outlet SET byline_of_test = $2 WHERE id = $1', [id, name]);
    await withClient(app.url, (client) =>
      client.query('ALTER TABLE outlet ADD byline_of_test text'),
    );
    const cross = (who: 'first' | 'second', one: string, other: string) =>
      database.transaction(async () => {
        runs[who] += 1;
        await rename(one, who);
        await bothHaveOne();
        await rename(other, who);
        return who;
      });
    expect(await Promise.all([cross('first', a, b), cross('second', b, a)])).toEqual([
      'first',
      'second',
    ]);
    await seen(before);
    expect(runs.first + runs.second).toBe(3);
    // The one that ran again did the whole of its work after the other, and on both.
    const last = runs.first === 2 ? 'first' : 'second';
    const left = await database.query(
      'SELECT byline_of_test AS by FROM outlet WHERE id = ANY($1)',
      [[a, b]],
    );
    expect(left).toEqual([{ by: last }, { by: last }]);
  });

  it('of two mutations over HTTP: both succeed, each with its history once', async () => {
    const [a, b] = [await createOutlet(app), await createOutlet(app)];
    const before = await deadlocks();
    // Each update of an outlet now also touches the other, in the order that makes them cross.
    await withClient(app.url, async (client) => {
      await client.query(`
        CREATE FUNCTION touch_other() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          PERFORM pg_sleep(0.2);
          PERFORM FROM outlet WHERE id = CASE NEW.id WHEN '${a}' THEN '${b}'::uuid ELSE '${a}'::uuid END FOR UPDATE;
          RETURN NEW;
        END $$;
        CREATE TRIGGER touch_other BEFORE UPDATE ON outlet FOR EACH ROW EXECUTE FUNCTION touch_other()`);
      const update = `mutation ($input: UpdateOutletInput!) { updateOutlet(input: $input) {
        revision homepage history(first: 5) { totalCount } } }`;
      const homepage = `https://${word()}.example`;
      const answers = await Promise.all(
        [a, b].map((id) => app.run(update, { input: { id, expectedRevision: 1, homepage } })),
      );
      for (const answer of answers) {
        expect(answer).toEqual({
          updateOutlet: { revision: 2, homepage, history: { totalCount: 2 } },
        });
      }
      await client.query('DROP TRIGGER touch_other ON outlet; DROP FUNCTION touch_other');
    });
    await seen(before);
    expect(await app.nest.get(HistoryVerifier).run()).toMatchObject({ found: 0 });
  });
});

describe.each([
  ['a deadlock', '40P01'],
  ['a serialisation failure', '40001'],
])('%s', (_what, code) => {
  it('that passes is not seen by the client', async () => {
    const name = word();
    await failing(name, code, 4, async () => {
      const answer = await app.run(CREATE, { input: { name, kind: 'AGENCY' } });
      expect(answer).toMatchObject({ createOutlet: { name } });
    });
  });

  it('that comes back each time is told as one that the client may repeat, with nothing left behind', async () => {
    const name = word();
    await failing(name, code, 5, async () => {
      const idempotencyKey = word();
      const input = { name, kind: 'AGENCY', idempotencyKey };
      const refused = await fault(app, CREATE, { input });
      expect(refused).toMatchObject({ code: 'UNAVAILABLE', extensions: { retryable: true } });
      expect(refused.message).not.toContain('lost');
      const search = 'query ($search: String) { outlets(search: $search) { totalCount } }';
      expect(await app.run(search, { search: name })).toEqual({ outlets: { totalCount: 0 } });
      // The same request once more: now it is done.
      expect(await app.run(CREATE, { input })).toMatchObject({ createOutlet: { name } });
    });
  });
});

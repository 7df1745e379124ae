import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { BatchCandidates, Database, KeyFrequencies } from './support/isnad.js';

let app: TestApp;
beforeAll(async () => (app = await startTestApp()));
afterAll(() => app.close());

/** Keys of so many claims, all of the probe's day. Sharing the first tells more only where its claims are not counted. */
const [COMMON, LESS_COMMON] = [101, 102];
const MANY = { [COMMON]: 3000, [LESS_COMMON]: 150 };
const DAY = 18_000;

it('finds the same for a whole rescan whether or not the index’s statistics are gathered', async () => {
  await withClient(app.url, async (client) => {
    for (const [key, claims] of Object.entries(MANY)) {
      await client.query(
        `INSERT INTO claim_posting (key, day, claim)
         SELECT $1, $3, $1::int * 10000 + i FROM generate_series(1, $2::int) AS i`,
        [key, claims, DAY],
      );
    }
    const database = app.nest.get(Database);
    const rescan = { id: 'one', claims: 3150, whole: true };
    const weighed = { meeting: 2, weight: 1 };
    const probe = {
      number: 9_999_999,
      day: DAY,
      keys: new Map([
        [COMMON, weighed],
        [LESS_COMMON, { ...weighed, weight: 0.9 }],
      ]),
    };
    // As a process of its own would, that has not looked at the statistics yet.
    const find = async (): Promise<number[]> => {
      const candidates = new BatchCandidates(database, new KeyFrequencies(database));
      const found = await database.transaction(() => candidates.find(rescan, [probe]));
      return found.get(probe.number)!;
    };
    await client.query(`DELETE FROM pg_statistic WHERE starelid = 'claim_posting'::regclass`);
    const found = await find();
    await client.query('ANALYZE claim_posting');
    expect(await find()).toEqual(found);
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((number) => number > LESS_COMMON * 10_000)).toBe(true);
  });
});

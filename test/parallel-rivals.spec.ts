import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { waitsForLock, withClient } from './support/database.js';
import { type Id, recordClaim, word } from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** What is on record between some claims. */
async function pairsAmong(ids: string[]): Promise<number> {
  return withClient(app.url, async (client) => {
    const sql = 'SELECT FROM contradiction WHERE claim_a_id = ANY($1) AND claim_b_id = ANY($1)';
    return (await client.query(sql, [ids])).rowCount ?? 0;
  });
}

describe('claims recorded at the same moment', () => {
  it('never miss each other', async () => {
    for (let round = 0; round < 5; round++) {
      const place = word();
      const recorded = await Promise.all(
        [300, 900, 2700, 8100, 24_300, 72_900].map((troops) =>
          recordClaim(app, `There are ${troops} troops in ${place}`),
        ),
      );
      expect(await pairsAmong(recorded.map(({ claim }) => claim.id))).toBe(15);
    }
  });

  it('are found in either language', async () => {
    const recorded = await Promise.all([
      recordClaim(app, 'There are 2,500 American troops in Mosul in May 2021'),
      recordClaim(app, 'يوجد 900 جندي أمريكي في الموصل في أيار 2021'),
    ]);
    expect(await pairsAmong(recorded.map(({ claim }) => claim.id))).toBe(1);
  });

  it('wait for each other only where they could meet', async () => {
    const place = word();
    const first = await recordClaim(app, `There are 2,500 troops in ${place}`);
    await withClient(app.url, async (client) => {
      const { rows } = await client.query<{ keys: number[] }>(
        'SELECT keys FROM claim_index WHERE claim_id = $1',
        [first.claim.id],
      );
      await client.query('BEGIN');
      await client.query('SELECT hold_candidate_keys($1)', [rows[0]!.keys]);
      await recordClaim(app, `The ${word()} ${word()} opened yesterday`);
      let done = false;
      const rival = recordClaim(app, `There are 900 troops in ${place}`).finally(() => {
        done = true;
      });
      await waitsForLock(client);
      expect(done).toBe(false);
      await client.query('COMMIT');
      expect((await rival).contradictions).toHaveLength(1);
    });
  });

  it('keep out others altogether where one transaction records very many', async () => {
    await withClient(app.url, async (client) => {
      await client.query('BEGIN');
      const keys = Array.from({ length: 400 }, (_, key) => key);
      await client.query('SELECT hold_candidate_keys($1)', [keys]);
      const { rows } = await client.query<{ locks: number }>(
        `SELECT count(*)::int AS locks FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()`,
      );
      expect(rows).toEqual([{ locks: 1 }]);
      const other: Promise<{ claim: Id }> = recordClaim(app, `The ${word()} opened yesterday`);
      await waitsForLock(client);
      await client.query('COMMIT');
      expect((await other).claim.id).toBeDefined();
    });
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { JobRunner, RescanService } from './support/isnad.js';
import { recordClaim, word } from './support/records.js';

let app: TestApp;

beforeAll(async () => (app = await startTestApp()));
afterAll(async () => {
  await app.nest.get(JobRunner).stop();
  await app.close();
});

async function rescan(claimId: string): Promise<void> {
  await app.nest.get(JobRunner).start(1);
  await app.nest.get(RescanService).enqueue([claimId]);
  await withClient(app.url, async (client) => {
    while ((await client.query('SELECT FROM rescan WHERE finished_at IS NULL')).rowCount)
      await sleep(20);
  });
}

describe('what a claim is found by, and finds by', () => {
  it('is the same whether it was recorded or read again', async () => {
    const { claim } = await recordClaim(app, `Prices in ${word()} rose by 12 percent in May 2021`);
    await withClient(app.url, async (client) => {
      const entry = async (): Promise<unknown> => {
        const sql = 'SELECT day, keys, gist, probe FROM claim_index WHERE claim_id = $1';
        return (await client.query<object>(sql, [claim.id])).rows;
      };
      const recorded = await entry();
      expect(recorded).toMatchObject([{ gist: expect.any(Buffer), probe: expect.any(Buffer) }]);
      for (const lost of ['probe = NULL', "keys_engine = '0.9.0', gist = '', probe = ''"]) {
        await client.query(`UPDATE claim_index SET ${lost} WHERE claim_id = $1`, [claim.id]);
        await rescan(claim.id);
        expect(await entry()).toEqual(recorded);
      }
    });
  });
});

describe('the gist kept with a claim', () => {
  it('reads claims anew whose speaker has been renamed since', async () => {
    const { claim } = await recordClaim(app, `There are 2,500 troops in ${word()}`);
    const gist = (): Promise<{ gist: Buffer | null }[]> =>
      withClient(app.url, async (client) => {
        const sql = 'SELECT gist FROM claim_index WHERE claim_id = $1';
        return (await client.query<{ gist: Buffer | null }>(sql, [claim.id])).rows;
      });
    const [recorded] = await gist();
    expect(recorded?.gist?.length).toBeGreaterThan(40);
    await withClient(app.url, (client) =>
      client.query(
        `UPDATE speaker SET name = name || ' ' || $2
         WHERE id = (SELECT speaker_id FROM attribution WHERE claim_id = $1)`,
        [claim.id, word()],
      ),
    );
    expect(await gist()).toEqual([{ gist: null }]);
    await rescan(claim.id);
    const [renamed] = await gist();
    expect(renamed?.gist).not.toBeNull();
    expect(renamed).not.toEqual(recorded);
  });
});

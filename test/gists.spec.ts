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
    await app.nest.get(JobRunner).start(1);
    await app.nest.get(RescanService).enqueue([claim.id]);
    await withClient(app.url, async (client) => {
      while ((await client.query('SELECT FROM rescan WHERE finished_at IS NULL')).rowCount)
        await sleep(20);
    });
    const [renamed] = await gist();
    expect(renamed?.gist).not.toBeNull();
    expect(renamed).not.toEqual(recorded);
  });
});

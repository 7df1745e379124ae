import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { indexEarlierClaims, JobRunner } from './support/isnad.js';
import { recordClaim, word } from './support/records.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

it('reads the claims of a database older than the index in the background', async () => {
  await recordClaim(app, `The council of ${word()} met`);
  await withClient(app.url, async (client) => {
    // As the migration that made the index leaves them.
    await client.query(`
      DELETE FROM claim_posting;
      UPDATE claim_index SET keys = '{}', keys_engine = NULL, compared_engine = NULL`);
    await indexEarlierClaims(app.nest);
    await app.nest.get(JobRunner).start(1);
    while (!(await client.query('SELECT FROM rescan WHERE finished_at IS NOT NULL')).rowCount)
      await sleep(50);
    const postings = await client.query('SELECT FROM claim_posting');
    expect(postings.rowCount).toBeGreaterThan(0);
    await indexEarlierClaims(app.nest);
    const rescans = await client.query('SELECT FROM rescan');
    expect(rescans.rowCount).toBe(1);
  });
}, 30_000);

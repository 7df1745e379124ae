import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { startTestApp, type TestApp } from './support/app.js';
import { waitsForLock, withClient } from './support/database.js';
import {
  analyse,
  CandidatesService,
  follow,
  JobRunner,
  JobsService,
  RescanService,
} from './support/isnad.js';
import { recordClaim, word } from './support/records.js';

/** Claims enough for several slices, in pairs that conflict. */
const PAIRS = 520;

/** Milliseconds: two processes compile and start the application beside other tests. */
const BOOTING = 120_000;

let app: TestApp;
let rescans: InstanceType<typeof RescanService>;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  app = await startTestApp();
  rescans = app.nest.get(RescanService);
  await recordClaim(app, `The council of ${word()} met`);
  await withClient(app.url, insertClaims);
});
afterEach(async () => {
  await app.nest.get(JobRunner).stop();
  await Promise.all(workers.splice(0).map(end));
});
afterAll(() => app.close());

/** Past the application, as a load of another time would have left them: nothing indexed, nothing compared. */
async function insertClaims(client: pg.Client): Promise<void> {
  await client.query(`
    CREATE TEMPORARY TABLE made AS
    SELECT gen_random_uuid() AS id, place, side,
      format('There are %s troops in %s', CASE side WHEN 0 THEN 2500 ELSE 900 END,
        initcap(translate(lpad(place::text, 4, '0'), '0123456789', 'bdfgklmnrz')) || 'akasr') AS statement
    FROM generate_series(1, ${PAIRS}) AS place, generate_series(0, 1) AS side;
    INSERT INTO claim (id, statement, language, kind, status, search_text)
    SELECT id, statement, 'EN', 'FACT', 'PUBLISHED', lower(statement) FROM made;
    INSERT INTO attribution (id, claim_id, ordinal, article_id, speaker_id, stance, form)
    SELECT gen_random_uuid(), made.id, 0, a.article_id, a.speaker_id, 'ASSERTS', 'PARAPHRASE'
    FROM made, (SELECT article_id, speaker_id FROM attribution LIMIT 1) AS a;`);
}

/** A process that will do jobs once it is told to. */
async function prepareWorker(): Promise<ChildProcess> {
  const worker = fork(join(import.meta.dirname, 'support/job-worker.mjs'), {
    env: { ...process.env, ISNAD_TEST_DATABASE: app.url },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  workers.push(worker);
  await once(worker, 'message');
  return worker;
}

async function end(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null || worker.signalCode !== null) return;
  const ended = once(worker, 'exit');
  worker.disconnect();
  await ended;
}

async function finished(id: string): Promise<void> {
  while (!(await rescans.progress(id)).finished) await sleep(20);
}

/** How often each of the made pairs is on the board, and how often it was put there. */
const BOARD = `
  SELECT count(*)::int AS pairs, count(*) FILTER (WHERE a.statement = b.statement)::int AS same,
    count(*) FILTER (WHERE split_part(a.statement, ' in ', 2) = split_part(b.statement, ' in ', 2))::int AS rivals,
    (SELECT count(*)::int FROM history_entry h WHERE h.operation = 'suggested') AS suggested
  FROM contradiction c JOIN claim a ON a.id = c.claim_a_id JOIN claim b ON b.id = c.claim_b_id
  WHERE a.statement LIKE '%akasr'`;

const CONFIRM = 'mutation ($input: ReviewInput!) { confirmContradiction(input: $input) { id } }';
const DISMISS =
  'mutation ($input: DismissContradictionInput!) { dismissContradiction(input: $input) { id } }';

describe('a rescan', () => {
  it(
    'goes on where a killed process was, and others share the work, each claim once',
    async () => {
      const [victim, helper] = await Promise.all([prepareWorker(), prepareWorker()]);
      const id = await rescans.enqueueAll(null);
      expect(await rescans.progress(id)).toMatchObject({ stage: 'READ', claims: 2 * PAIRS + 1 });
      await withClient(app.url, async (client) => {
        await client.query('BEGIN');
        await client.query(
          'SELECT FROM rescan_slice WHERE rescan_id = $1 AND ordinal = 2 FOR UPDATE',
          [id],
        );
        victim.send('work');
        await waitsForLock(client);
        const killed = once(victim, 'exit');
        victim.kill('SIGKILL');
        await killed;
        await client.query('COMMIT');
      });
      expect(victim.signalCode).toBe('SIGKILL');
      const midway = await rescans.progress(id);
      expect(midway.read).toBeGreaterThan(0);
      expect(midway.finished).toBe(false);
      // What a command started again would do: the same scope continues.
      expect(await rescans.enqueueAll(null)).toBe(id);
      helper.send('work');
      await app.nest.get(JobRunner).start(1);
      await finished(id);
      await withClient(app.url, async (client) => {
        const { rows: slices } = await client.query<{ sessions: number; claims: number }>(
          `SELECT count(DISTINCT compared_by)::int AS sessions, sum(cardinality(numbers))::int AS claims
         FROM rescan_slice WHERE rescan_id = $1 AND compared_at IS NOT NULL`,
          [id],
        );
        expect(slices).toEqual([{ sessions: expect.any(Number), claims: 2 * PAIRS + 1 }]);
        expect(slices[0]!.sessions).toBeGreaterThan(1);
        const { rows } = await client.query<{ pairs: number; suggested: number }>(BOARD);
        expect(rows).toEqual([{ pairs: PAIRS, same: 0, rivals: PAIRS, suggested: PAIRS }]);
      });
    },
    BOOTING,
  );

  it('leaves decisions alone and changes nothing where nothing changed', async () => {
    await withClient(app.url, async (client) => {
      const { rows } = await client.query<{ id: string }>(
        `SELECT id FROM contradiction WHERE status = 'SUGGESTED' ORDER BY id LIMIT 2`,
      );
      await app.run(CONFIRM, { input: { id: rows[0]!.id, expectedRevision: 1 } });
      const dismissal = { id: rows[1]!.id, expectedRevision: 1, reason: 'DIFFERENT_SCOPE' };
      await app.run(DISMISS, { input: dismissal });
      const state = 'SELECT id, status, revision, updated_at FROM contradiction ORDER BY id';
      const before = (await client.query(state)).rows;
      const id = await rescans.enqueueAll(null);
      await app.nest.get(JobRunner).start(2);
      await finished(id);
      expect((await client.query(state)).rows).toEqual(before);
    });
  });

  it('says why its jobs came to nothing, and goes on when it is started again', async () => {
    const id = await rescans.enqueueAll(null);
    await withClient(app.url, (client) =>
      client.query(
        `SELECT FROM graphile_worker.jobs j, graphile_worker.permanently_fail_jobs(ARRAY[j.id], 'The disk was full')
         WHERE j.key = 'rescan.read ${id} 1'`,
      ),
    );
    expect(await rescans.halted(id)).toBeNull();
    await withClient(app.url, (client) =>
      client.query(
        `SELECT graphile_worker.remove_job(j.key) FROM graphile_worker.jobs j WHERE attempts = 0`,
      ),
    );
    const told: string[] = [];
    const tell = (line: string): number => told.push(line);
    await expect(follow(rescans, id, { tell })).rejects.toThrow(
      /stands still: The disk was full\. Mend/,
    );
    expect(await rescans.enqueueAll(null)).toBe(id);
    expect(await rescans.halted(id)).toBeNull();
    await app.nest.get(JobRunner).start(1);
    await follow(rescans, id, { tell });
    expect(told.at(-1)).toContain('compared (100 %)');
    expect(await rescans.progress(id)).toMatchObject({ compared: 2 * PAIRS + 1, finished: true });
    await withClient(app.url, async (client) => {
      while ((await client.query('SELECT FROM graphile_worker.jobs')).rowCount) await sleep(5);
    });
  });

  it('takes in only what an older engine compared, if so asked', async () => {
    await withClient(app.url, (client) =>
      client.query(
        `UPDATE claim_index SET compared_engine = '0.9.0' WHERE number IN (SELECT number FROM claim_index ORDER BY 1 LIMIT 7)`,
      ),
    );
    await app.nest.get(JobRunner).start(1);
    const id = await rescans.enqueueAll('1.0.0');
    await finished(id);
    expect(await rescans.progress(id)).toMatchObject({ claims: 7, compared: 7 });
    const none = await rescans.enqueueAll('1.0.0');
    expect(await rescans.progress(none)).toMatchObject({ claims: 0, finished: true });
  });

  it('withdraws what no longer conflicts and finds what newly does', async () => {
    const place = word();
    const { claim } = await recordClaim(app, `There are 2,500 troops in ${place}`);
    const { claim: rival, contradictions } = await recordClaim(
      app,
      `There are 900 troops in ${place}`,
    );
    expect(contradictions).toHaveLength(1);
    const state = async (): Promise<unknown> =>
      withClient(app.url, async (client) => {
        const sql = 'SELECT status FROM contradiction WHERE claim_a_id = $1 AND claim_b_id = $2';
        return (await client.query<object>(sql, [claim.id, rival.id].sort())).rows;
      });
    // As a correction past the application would leave it.
    const restate = (statement: string): Promise<unknown> =>
      withClient(app.url, (client) =>
        client.query(
          `WITH changed AS (UPDATE claim SET statement = $2 WHERE id = $1)
           UPDATE claim_index SET keys_engine = NULL WHERE claim_id = $1`,
          [rival.id, statement],
        ),
      );
    await app.nest.get(JobRunner).start(1);
    for (const [statement, expected] of [
      [`The mayor of ${place} opened a school`, []],
      [`There are 700 troops in ${place}`, [{ status: 'SUGGESTED' }]],
    ] as const) {
      await restate(statement);
      await rescans.enqueue([rival.id]);
      await withClient(app.url, async (client) => {
        while ((await client.query('SELECT FROM rescan WHERE finished_at IS NULL')).rowCount)
          await sleep(20);
      });
      expect(await state()).toEqual(expected);
    }
  });
});

/** Does the next job of each of these rescans here and now, all at once. */
async function doSlices(task: string, ids: readonly string[]): Promise<void> {
  const work = app.nest.get(JobsService).tasks.get(task)!;
  await Promise.all(ids.map((rescan) => work({ rescan, slice: 0 })));
}

it('stores a pair once where two slices find it at the same moment', async () => {
  const place = word();
  const one = await recordClaim(app, `There are 2,500 troops in ${place}`);
  const other = await recordClaim(app, `There are 900 troops in ${place}`);
  const both = [one.claim.id, other.claim.id].sort();
  await withClient(app.url, async (client) => {
    const pair = 'FROM contradiction WHERE claim_a_id = $1 AND claim_b_id = $2';
    await client.query(`DELETE ${pair}`, both);
    for (const id of both) await rescans.enqueue([id]);
    const unfinished = 'SELECT id FROM rescan WHERE finished_at IS NULL';
    const ids = (await client.query<{ id: string }>(unfinished)).rows.map(({ id }) => id);
    await doSlices('rescan.read', ids);
    await client.query('BEGIN');
    await client.query('LOCK TABLE contradiction IN SHARE MODE');
    const compared = doSlices('rescan.compare', ids);
    await waitsForLock(client, 2);
    await client.query('COMMIT');
    await compared;
    expect((await client.query(`SELECT ${pair}`, both)).rowCount).toBe(1);
    expect((await client.query(unfinished)).rowCount).toBe(0);
  });
});

it('looks anew at claims that another rescan has read', async () => {
  const place = word();
  const { claim } = await recordClaim(app, `There are 2,500 troops in ${place}`);
  const { claim: rival } = await recordClaim(app, `There are 2,500 soldiers in ${place}`);
  const restated = `There are 900 troops in ${place}`;
  await app.nest.get(JobRunner).start(1);
  await withClient(app.url, async (client) => {
    const compare = async (): Promise<void> => {
      await rescans.enqueue([claim.id]);
      while ((await client.query('SELECT FROM rescan WHERE finished_at IS NULL')).rowCount)
        await sleep(5);
    };
    await compare();
    const pairs = `SELECT FROM contradiction WHERE claim_a_id = $1 OR claim_b_id = $1`;
    expect((await client.query(pairs, [claim.id])).rowCount).toBe(0);
    // Past the application, which would have compared the rival itself.
    await client.query('UPDATE claim SET statement = $2 WHERE id = $1', [rival.id, restated]);
    await compare();
    expect((await client.query(pairs, [claim.id])).rowCount).toBe(1);
  });
});

it('tells other processes again that its worker lives once its connections were lost', async () => {
  await app.nest.get(JobRunner).start(1);
  await withClient(app.url, async (client) => {
    // The second number of a worker's lock is its own; the first one tells what is locked.
    const living = async (): Promise<number[]> => {
      const held = `SELECT pid FROM pg_locks l JOIN pg_database d ON d.oid = l.database
        WHERE d.datname = current_database() AND l.locktype = 'advisory' AND l.classid = 7201964 AND l.granted`;
      return (await client.query<{ pid: number }>(held)).rows.map(({ pid }) => pid);
    };
    while ((await living()).length < 1) await sleep(5);
    const [before] = await living();
    const { rowCount } = await client.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND application_name = 'isnad jobs'`,
    );
    expect(rowCount).toBeGreaterThan(0);
    while ((await living()).every((pid) => pid === before)) await sleep(20);
    expect(await living()).toHaveLength(1);
  });
}, 30_000);

describe('the search for candidates', () => {
  it('is bounded where words are common, and still finds the rare rival', async () => {
    const place = word();
    const { claim } = await recordClaim(app, `There are 2,500 troops in ${place}`);
    const statement = `There are 900 troops in ${place}`;
    const { rivals } = await app.nest.get(CandidatesService).find(analyse({ statement }), null);
    expect(rivals[0]).toBe(claim.id);
    expect(rivals.length).toBeGreaterThan(10);
    expect(rivals.length).toBeLessThanOrEqual(50);
  });
});

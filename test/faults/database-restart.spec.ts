import { chmod, mkdtemp, readFile, realpath, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { waitsForLock, withClient } from '../support/database.js';
import { Database, JobRunner, JobsService } from '../support/isnad.js';
import { recordClaim, word } from '../support/records.js';
import { IsnadProcess } from './isnad-process.js';

let dataDir: string;
let postgres: EmbeddedPostgres;
let app: TestApp;

const REVISE =
  'mutation ($input: ReviseClaimInput!) { reviseClaim(input: $input) { statement revision } }';
const COUNT = '{ claims { totalCount } }';

beforeAll(async () => {
  dataDir = await realpath(await mkdtemp(join(tmpdir(), 'isnad-faults-')));
  await chmod(dataDir, 0o755);
  postgres = await EmbeddedPostgres.open({ dataDir });
  const migrated = await IsnadProcess.run(['migrate'], { DATABASE_URL: postgres.url });
  expect(migrated).toMatchObject({ code: 0 });
  app = await startTestApp({ url: postgres.url });
}, 60_000);

afterAll(async () => {
  await app?.close();
  await postgres?.release();
  await rm(dataDir, { recursive: true, force: true });
});

async function postmaster(): Promise<number> {
  const file = join(dataDir, 'postgres/cluster/postmaster.pid');
  return parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
}

/** @returns its process id */
async function killPostmaster(): Promise<number> {
  const pid = await postmaster();
  process.kill(pid, 'SIGKILL');
  return pid;
}

/** Sessions outlive their server by a moment: only a new server is proof. */
async function untilBack(killed: number): Promise<void> {
  for (let pid = killed; pid === killed || Number.isNaN(pid); pid = await postmaster()) {
    await sleep(10);
  }
  await untilReady(200);
}

interface Health {
  status: number;
  body: { status: string; reason?: string; message?: string };
}

async function ready(): Promise<Health> {
  const response = await fetch(`${app.origin}/health/ready`);
  return { status: response.status, body: (await response.json()) as Health['body'] };
}

async function untilReady(status: number): Promise<Health> {
  for (;;) {
    const health = await ready();
    if (health.status === status) return health;
    await sleep(20);
  }
}

describe('a server whose PostgreSQL is killed', () => {
  it('answers the request in flight with what to do, and leaves nothing of it', async () => {
    const { claim } = await recordClaim(app, `The council of ${word()} met`);
    const input = { id: claim.id, expectedRevision: 1, statement: 'The council did not meet' };
    let killed = 0;
    const answer = await withClient(postgres.url, async (client) => {
      client.on('error', () => undefined);
      await client.query('BEGIN');
      await client.query('SELECT FROM claim WHERE id = $1 FOR UPDATE', [claim.id]);
      const revising = app.send(REVISE, { input });
      await waitsForLock(client);
      killed = await killPostmaster();
      return revising;
    });
    expect(answer.errors).toMatchObject([
      { extensions: { code: 'UNAVAILABLE', reason: 'DATABASE_UNREACHABLE', retryable: true } },
    ]);
    expect(JSON.stringify(answer)).not.toMatch(/terminat|socket|\.ts|SELECT|postgres/i);
    await untilBack(killed);
    expect(await app.run(REVISE, { input })).toEqual({
      reviseClaim: { statement: 'The council did not meet', revision: 2 },
    });
  });

  it('answers reads in flight too, and goes on', async () => {
    let killed = 0;
    const answers = await withClient(postgres.url, async (client) => {
      client.on('error', () => undefined);
      await client.query('BEGIN');
      await client.query('LOCK TABLE claim IN ACCESS EXCLUSIVE MODE');
      const reading = Promise.all([app.send(COUNT), app.send(COUNT), app.send(COUNT)]);
      // On another connection: a transaction sees the activity of its beginning.
      await withClient(postgres.url, (watching) => waitsForLock(watching, 3));
      killed = await killPostmaster();
      return reading;
    });
    for (const { errors } of answers) expect(errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
    await untilBack(killed);
    expect((await app.send(COUNT)).errors).toBeUndefined();
  });

  it('keeps its pool whole', async () => {
    for (let time = 0; time < 3; time++) {
      const asked = Array.from({ length: 30 }, () => app.send(COUNT));
      const killed = await killPostmaster();
      for (const { errors = [] } of await Promise.all(asked)) {
        for (const { extensions } of errors) expect(extensions.code).toBe('UNAVAILABLE');
      }
      await untilBack(killed);
    }
    const answers = await Promise.all(Array.from({ length: 30 }, () => app.send(COUNT)));
    expect(answers.filter((answer) => answer.errors)).toEqual([]);
    const sessions = await withClient(postgres.url, (client) =>
      client.query(`SELECT FROM pg_stat_activity WHERE application_name = 'isnad'`),
    );
    expect(sessions.rowCount).toBeLessThanOrEqual(10);
  });

  it('says that it is not ready and why, and becomes ready by itself', async () => {
    expect(await ready()).toEqual({ status: 200, body: { status: 'ready' } });
    const control = join(dataDir, 'postgres/cluster/global/pg_control');
    await rename(control, `${control}.gone`);
    await killPostmaster();
    expect((await untilReady(503)).body).toEqual({
      status: 'unavailable',
      reason: 'DATABASE_UNREACHABLE',
      message: 'The database cannot be reached at the moment; try again in a moment.',
    });
    const answer = await app.send(COUNT);
    expect(answer.errors?.[0]?.extensions.code).toBe('UNAVAILABLE');
    await rename(`${control}.gone`, control);
    await untilReady(200);
    expect((await app.send(COUNT)).errors).toBeUndefined();
  });

  it('does the job at hand again, and those that come later', async () => {
    const jobs = app.nest.get(JobsService);
    const runs: string[] = [];
    let begun: () => void = () => undefined;
    let goOn: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const mayGoOn = new Promise<void>((resolve) => (goOn = resolve));
    jobs.define('faults.test', async ({ name }) => {
      runs.push(String(name));
      begun();
      await mayGoOn;
    });
    const queue = (name: string): Promise<void> =>
      app.nest
        .get(Database)
        .transaction(() => jobs.enqueue('faults.test', [{ payload: { name } }]));
    const runner = app.nest.get(JobRunner);
    await runner.start(1);
    await queue('at hand');
    await hasBegun;
    await untilBack(await killPostmaster());
    // Now its end cannot be noted on the connection that it began on, or under a lock that others see.
    goOn();
    await queue('later');
    await withClient(postgres.url, async (client) => {
      const left = 'SELECT FROM graphile_worker.jobs';
      while ((await client.query(left)).rowCount !== 0) await sleep(50);
    });
    expect(new Set(runs)).toEqual(new Set(['at hand', 'later']));
    await runner.stop();
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Sender, startTestApp, type TestApp } from './support/app.js';
import { Database, JobRunner, JobsService } from './support/isnad.js';
import { hear, pause, received } from './support/live.js';
import { clash, createTopic, word } from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function ask(who: Sender = app): Promise<Response> {
  return fetch(`${app.origin}/metrics`, { headers: who.headers });
}

/** The value of one series, as `name{label="x"}`; 0 where there is none yet. */
async function valueOf(series: string): Promise<number> {
  const text = await (await ask()).text();
  const line = text.split('\n').find((each) => each.startsWith(`${series} `));
  return line ? Number(line.slice(series.length + 1)) : 0;
}

/** How much a series grows meanwhile; what is counted once an answer has left is waited for. */
async function growth(
  series: string,
  expected: number,
  work: () => Promise<unknown>,
): Promise<void> {
  const before = await valueOf(series);
  await work();
  while ((await valueOf(series)) < before + expected) await pause();
  expect(await valueOf(series)).toBe(before + expected);
}

const REQUESTS = 'isnad_graphql_request_duration_seconds_count';

describe('/metrics', () => {
  it('is for those who may read it, from wherever they ask', async () => {
    const key = await app.run<{ createApiKey: { key: string } }>(
      'mutation { createApiKey(input: { label: "Prometheus", permissions: ["metrics:read"] }) { key } }',
    );
    const prometheus = app.bearer(key.createApiKey.key);
    const answers = await Promise.all(
      [app.anonymous, app.bearer('x'), await app.as('REVIEWER'), prometheus].map(ask),
    );
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 403, 200]);
    expect(answers[0]!.headers.get('www-authenticate')).toBe('Bearer');
    expect(answers[3]!.headers.get('content-type')).toContain('text/plain; version=0.0.4');
    // The key may do nothing else.
    expect((await prometheus.send('{ topics { totalCount } }')).errors![0]!.extensions.code).toBe(
      'FORBIDDEN',
    );
  });

  it('describes each series, in names and labels that nobody sends', async () => {
    const name = word();
    await app.send(`query ${name} { ${name}: topics { totalCount } }`);
    await app.send(`query ${name} { ${name} }`);
    const text = await (await ask()).text();
    expect(text).not.toContain(name);
    for (const series of [
      'isnad_database_connections{state="in_use"}',
      'isnad_database_connections{state="idle"}',
      'isnad_database_connections{state="waited_for"}',
      'isnad_jobs{state="waiting"}',
      'isnad_jobs{state="running"}',
      'isnad_jobs{state="failed"}',
      'isnad_jobs_oldest_seconds',
      'isnad_live_connections',
      'isnad_live_subscriptions',
      'isnad_live_listening',
      'nodejs_eventloop_lag_p99_seconds',
      'process_resident_memory_bytes',
    ]) {
      expect(text).toMatch(new RegExp(`^${series.replace(/[{}]/g, '\\$&')} \\d`, 'm'));
    }
    const names = [...text.matchAll(/^(isnad_\w+?)(?:_bucket|_sum|_count)?[{ ]/gm)];
    for (const [, each] of names) expect(text).toContain(`# HELP ${each} `);
  });

  it('counts requests by kind and outcome, and errors by code', async () => {
    await growth(`${REQUESTS}{kind="query",outcome="ok"}`, 2, async () => {
      await app.run('{ __typename }');
      await app.run('{ topics { totalCount } }');
    });
    await growth(`${REQUESTS}{kind="mutation",outcome="ok"}`, 1, () => createTopic(app));
    await growth(`${REQUESTS}{kind="none",outcome="refused"}`, 1, () => app.send('{'));
    await growth(`${REQUESTS}{kind="query",outcome="refused"}`, 1, () =>
      app.send('{ topics(after: "x") { totalCount } }'),
    );
    await growth('isnad_graphql_errors_total{code="UNAUTHENTICATED"}', 1, () =>
      app.bearer('x').send('{ topics { totalCount } }'),
    );
  });

  it('counts contradictions that were committed, and the time that detection took', async () => {
    const found = 'isnad_contradictions_detected_total{by="engine"}';
    await growth('isnad_detection_duration_seconds_count{cause="recorded"}', 2, () =>
      growth(found, 1, () => clash(app)),
    );
    const database = app.nest.get(Database);
    await growth(found, 0, async () => {
      const counted: string[] = [];
      const lost = database.transaction(async () => {
        database.afterCommit(() => counted.push('lost'));
        await database.transaction(() => Promise.reject(new Error('Rolled back')));
      });
      await expect(lost).rejects.toThrow('Rolled back');
      await database.transaction(async () => {
        database.afterCommit(() => counted.push('kept'));
        expect(counted).toEqual([]);
        await database.query('SELECT 1');
      });
      expect(counted).toEqual(['kept']);
    });
  });

  it('counts jobs that wait, and those that were done', async () => {
    const jobs = app.nest.get(JobsService);
    const runner = app.nest.get(JobRunner);
    let failing = true;
    jobs.define('measured', () =>
      failing ? Promise.reject(new Error('Not yet')) : Promise.resolve(),
    );
    await growth('isnad_jobs{state="waiting"}', 3, () =>
      app.nest
        .get(Database)
        .transaction(() =>
          jobs.enqueue('measured', [
            { payload: {} },
            { payload: {} },
            { payload: {}, attempts: 1 },
          ]),
        ),
    );
    expect(await valueOf('isnad_jobs_oldest_seconds')).toBeGreaterThan(0);
    const done = 'isnad_job_duration_seconds_count{task="measured",outcome="ok"}';
    const failed = 'isnad_job_duration_seconds_count{task="measured",outcome="failed"}';
    await growth('isnad_jobs{state="failed"}', 1, () => growth(failed, 3, () => runner.start(1)));
    failing = false;
    await growth(done, 1, () =>
      app.nest.get(Database).transaction(() => jobs.enqueue('measured', [{ payload: {} }])),
    );
    await runner.stop();
  });

  it('counts subscriptions, and what they were told', async () => {
    const ear = await hear(app);
    expect(await valueOf('isnad_live_connections')).toBe(1);
    expect(await valueOf('isnad_live_subscriptions')).toBe(1);
    expect(await valueOf('isnad_live_listening')).toBe(1);
    await growth('isnad_live_events_total', 1, async () => {
      await clash(app);
      await received(ear, 1);
    });
    await growth('isnad_live_closed_total{code="client"}', 1, () => ear.dispose());
    expect(await valueOf('isnad_live_subscriptions')).toBe(0);
  });
});

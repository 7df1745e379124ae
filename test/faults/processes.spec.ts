import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import WebSocket from 'ws';
import { migrate } from '../../src/platform/database/migrate.js';
import { startTestApp, type TestApp } from '../support/app.js';
import {
  createDatabase,
  type TestDatabase,
  waitsForLock,
  withClient,
} from '../support/database.js';
import { MIGRATIONS } from '../support/isnad.js';
import { recordClaim, word } from '../support/records.js';
import { IsnadProcess } from './isnad-process.js';

/** Milliseconds: processes compile and start the application beside other tests. */
const BOOTING = 120_000;

let folder: string;
let app: TestApp;
let empty: TestDatabase;
const processes: IsnadProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'isnad-processes-'));
  app = await startTestApp();
  empty = await createDatabase({ empty: true });
});
afterEach(() => Promise.all(processes.splice(0).map((each) => each.kill())));
afterAll(async () => {
  await app.close();
  await empty.drop();
  await rm(folder, { recursive: true, force: true });
});

function serve(url: string, name: string, settings: Record<string, string> = {}): IsnadProcess {
  const server = IsnadProcess.start(['src/main.ts'], {
    DATABASE_URL: url,
    ISNAD_DATA_DIR: join(folder, name),
    ...settings,
  });
  processes.push(server);
  return server;
}

const REVISE =
  'mutation ($input: ReviseClaimInput!) { reviseClaim(input: $input) { statement revision } }';

/** Sends a revision to a server in another process, on a connection that is kept alive. */
async function revise(origin: string, id: string, statement: string): Promise<unknown> {
  const response = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...app.headers },
    body: JSON.stringify({
      query: REVISE,
      variables: { input: { id, expectedRevision: 1, statement } },
    }),
  });
  return response.json();
}

/** The status and reason of /health/ready on a connection of its own; null where none is taken. */
async function readiness(origin: string): Promise<[number, string | undefined] | null> {
  return new Promise((resolve) => {
    get(`${origin}/health/ready`, { agent: new Agent({ keepAlive: false }) }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => {
        const { reason } = JSON.parse(body) as { reason?: string };
        resolve([response.statusCode!, reason]);
      });
    }).on('error', () => resolve(null));
  });
}

describe('a server that is told to stop', () => {
  it(
    'says so, finishes what it is doing, sends listeners elsewhere, and ends with 0',
    async () => {
      const server = serve(app.url, 'stopping', { ISNAD_SHUTDOWN_DELAY: '1' });
      const origin = await server.origin();
      const { claim } = await recordClaim(app, `The council of ${word()} met`);
      const listener = new WebSocket(`${origin.replace('http', 'ws')}/graphql`, [
        'graphql-transport-ws',
      ]);
      await once(listener, 'open');
      const farewell = once(listener, 'close') as Promise<[number]>;
      await withClient(app.url, async (client) => {
        await client.query('BEGIN');
        await client.query('SELECT FROM claim WHERE id = $1 FOR UPDATE', [claim.id]);
        const revising = revise(origin, claim.id, 'The council did not meet');
        await waitsForLock(client);
        server.child.kill('SIGTERM');
        // Load balancers are told first, while requests are still taken.
        let ready = await readiness(origin);
        while (ready?.[0] === 200) ready = await readiness(origin);
        expect(ready).toEqual([503, 'STOPPING']);
        while ((await readiness(origin)) !== null) await sleep(20);
        await client.query('COMMIT');
        expect(await revising).toEqual({
          data: { reviseClaim: { statement: 'The council did not meet', revision: 2 } },
        });
      });
      expect([1001, 1012]).toContain((await farewell)[0]);
      expect(await server.ended).toMatchObject({ code: 0 });
    },
    BOOTING,
  );

  it(
    'breaks off what takes longer than it may, and leaves nothing of it',
    async () => {
      const server = serve(app.url, 'impatient', { ISNAD_SHUTDOWN_GRACE: '1' });
      const origin = await server.origin();
      const { claim } = await recordClaim(app, `The council of ${word()} met`);
      await withClient(app.url, async (client) => {
        await client.query('BEGIN');
        await client.query('SELECT FROM claim WHERE id = $1 FOR UPDATE', [claim.id]);
        const revising = revise(origin, claim.id, 'The council did not meet').catch(() => null);
        await waitsForLock(client);
        server.child.kill('SIGTERM');
        expect(await server.ended).toMatchObject({ code: 1 });
        expect(JSON.stringify(await revising)).not.toContain('"revision":2');
        await client.query('COMMIT');
        const { rows } = await client.query('SELECT revision FROM claim WHERE id = $1', [claim.id]);
        expect(rows).toEqual([{ revision: 1 }]);
      });
    },
    BOOTING,
  );

  it(
    'ends at once at the second signal',
    async () => {
      const server = serve(app.url, 'twice', { ISNAD_SHUTDOWN_DELAY: '600' });
      const origin = await server.origin();
      server.child.kill('SIGTERM');
      while ((await readiness(origin))?.[0] === 200) await sleep(5);
      server.child.kill('SIGTERM');
      expect(await server.ended).toMatchObject({ code: 143 });
    },
    BOOTING,
  );
});

describe('several that meet an empty database at once', () => {
  it('migrate it once', async () => {
    const names = MIGRATIONS.map((migration) => migration.name);
    const database = await createDatabase({ empty: true });
    try {
      const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(database.url, MIGRATIONS)));
      expect(applied.flat().sort()).toEqual([...names].sort());
    } finally {
      await database.drop();
    }
  });

  it(
    'seed it once, and report on it once',
    async () => {
      const seeded = { ISNAD_SEED: 'demo' };
      const servers = ['one', 'two'].map((name) => serve(empty.url, name, seeded));
      await Promise.all(servers.map((server) => server.origin()));
      await withClient(empty.url, async (client) => {
        const migrations = await client.query('SELECT DISTINCT name FROM migrations');
        const all = await client.query('SELECT FROM migrations');
        expect([migrations.rowCount, all.rowCount]).toEqual([MIGRATIONS.length, MIGRATIONS.length]);
        const seeds = await client.query('SELECT FROM seed_record');
        const claims = await client.query('SELECT FROM claim');
        expect(claims.rowCount).toBeGreaterThan(10);
        const recorded = await client.query(
          `SELECT FROM history_entry WHERE entity_type = 'Claim' AND operation = 'recorded'`,
        );
        expect(recorded.rowCount).toBe(claims.rowCount);
        expect(seeds.rowCount).toBeGreaterThan(claims.rowCount!);
        const reports = await client.query('SELECT FROM contradiction_report');
        expect(reports.rowCount).toBe(1);
      });
      for (const server of servers) server.child.kill('SIGTERM');
      const codes = (await Promise.all(servers.map((server) => server.ended))).map(
        ({ code }) => code,
      );
      expect(codes).toEqual([0, 0]);
    },
    BOOTING,
  );

  it('leave alone what a newer version has migrated', async () => {
    await withClient(app.url, async (client) => {
      await client.query(
        `INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'Later9999999999999')`,
      );
    });
    await expect(migrate(app.url, MIGRATIONS)).rejects.toThrow(
      /^The database was brought up to date by a newer Isnad \(Later9999999999999\): run that version/,
    );
  });
});

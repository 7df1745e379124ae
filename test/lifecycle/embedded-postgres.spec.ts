import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { EmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.js';
import { compilePlatform } from './compile-platform.js';
import { Holder } from './holder-process.js';

let base: string;
let platformDir: string;
/** Shared, because a warm start is much faster than a cold one; a test may take a fresh one instead. */
let dataDir: string;
let sharedDir: string;
let opened: EmbeddedPostgres[];
let holders: Holder[];

async function open(role: 'server' | 'command' = 'command'): Promise<EmbeddedPostgres> {
  const postgres = await EmbeddedPostgres.open({ dataDir, role, durable: false });
  opened.push(postgres);
  return postgres;
}

function hold(role: 'server' | 'command'): Holder {
  const holder = Holder.start(platformDir, dataDir, role);
  holders.push(holder);
  return holder;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  // A server that is killed meanwhile says so by an event besides.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** The answer of a server that has just been killed, as soon as there is one. */
async function again(url: string, sql: string): Promise<Record<string, unknown>[]> {
  for (;;) {
    const rows = await query(url, sql).catch(() => null);
    if (rows) return rows;
    await sleep(20);
  }
}

/** Resolves when so many processes hold the server. */
async function usersOf(url: string, users: number): Promise<void> {
  const held = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock' AND granted`;
  while ((await again(url, held)).length < users) await sleep(20);
}

/** Resolves when a process holds the lock of the one server. */
async function served(url: string): Promise<void> {
  const held = `SELECT FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ExclusiveLock' AND granted`;
  while ((await again(url, held)).length === 0) await sleep(20);
}

async function postmasterPid(): Promise<number> {
  return parseInt(await readFile(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8'), 10);
}

async function freshDir(): Promise<string> {
  const dir = await mkdtemp(join(base, 'data-'));
  await chmod(dir, 0o755);
  return dir;
}

/** PostgreSQL removes this file last of all. Its process id may stay a little longer, as a zombie. */
async function hasStopped(): Promise<boolean> {
  const folder = await readdir(join(dataDir, 'postgres/cluster'));
  return !folder.includes('postmaster.pid');
}

beforeAll(async () => {
  base = await realpath(await mkdtemp(join(tmpdir(), 'isnad-lifecycle-')));
  // Root's PostgreSQL runs as another user, who must be able to come here.
  await chmod(base, 0o755);
  platformDir = await compilePlatform(base);
  sharedDir = await freshDir();
});

beforeEach(() => {
  dataDir = sharedDir;
  opened = [];
  holders = [];
});

afterEach(async () => {
  for (const holder of holders) await holder.kill();
  for (const postgres of opened) await postgres.release();
});

afterAll(async () => {
  await rm(base, { recursive: true, force: true });
});

describe('one process', () => {
  test('starts from nothing, and keeps its data over a warm start', async () => {
    dataDir = await freshDir();
    const first = await open('server');
    await query(first.url, 'CREATE TABLE note AS SELECT 7 AS number');
    await first.release();
    expect(await hasStopped()).toBe(true);

    const second = await open('server');
    expect(await query(second.url, 'SELECT number FROM note')).toEqual([{ number: 7 }]);
  });

  test('stores Arabic as UTF-8, and pg_trgm sees its letters', async () => {
    const { url } = await open();
    await query(url, 'CREATE EXTENSION pg_trgm');
    const sql = `SELECT current_setting('server_encoding') AS encoding,
                        similarity('الكاظمي', 'الكاظمى') > 0.3 AS similar`;
    expect(await query(url, sql)).toEqual([{ encoding: 'UTF8', similar: true }]);
  });

  test('opens no network port, and no door for other users', async () => {
    const { url } = await open();
    expect(await query(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '' }]);
    expect(await query(url, 'SELECT inet_server_addr() AS address')).toEqual([{ address: null }]);
  });

  test('finishes what a killed initdb left', async () => {
    dataDir = await freshDir();
    const abandoned = join(dataDir, 'postgres/cluster.tmp-2147483646');
    await mkdir(join(abandoned, 'base'), { recursive: true });
    const { url } = await open();
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await expect(readFile(abandoned)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('serves from a path too long and too odd for a socket', async () => {
    dataDir = join(dataDir, "a b'c$d".repeat(12));
    const { url } = await open();
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test.each([
    ['a file in the way', (file: string) => join(file, 'data')],
    ['a folder that takes no files', () => '/proc/isnad'],
    ['a folder that is not writable, not even for root', () => '/sys/isnad'],
  ])('says in one line that it cannot use %s', async (_case, place) => {
    const file = join(dataDir, 'file');
    await writeFile(file, '');
    const opening = EmbeddedPostgres.open({ dataDir: place(file) });
    await expect(opening).rejects.toThrow(
      /^Cannot use the data directory .*: .*set ISNAD_DATA_DIR/,
    );
    await expect(opening).rejects.toMatchObject({ name: 'FatalError', exitCode: 1 });
  });
});

describe('several processes', () => {
  test('a second server is refused with the first one named', async () => {
    const holder = hold('server');
    await holder.next();
    await expect(open('server')).rejects.toThrow(
      `Another Isnad server (pid ${holder.process.pid}) already uses ${dataDir}: stop it`,
    );
    expect(await holder.release()).toEqual({ released: true });
  });

  test('a command works while the server runs, and the last one out stops PostgreSQL', async () => {
    const server = await open('server');
    const command = hold('command');
    const { url } = await command.next();
    expect(url).toBe(server.url);
    await server.release();
    expect(await hasStopped()).toBe(false);
    await command.release();
    expect(await hasStopped()).toBe(true);
  });

  test('processes that start and stop at the same time do not trip over each other', async () => {
    dataDir = await freshDir();
    const starting = [hold('command'), hold('server'), hold('command')];
    const lines = await Promise.all(starting.map((holder) => holder.next()));
    expect(lines.map((line) => line.error)).toEqual([undefined, undefined, undefined]);
    const stopping = Promise.all(starting.map((holder) => holder.release()));
    const late = await open();
    await stopping;
    expect(await query(late.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await late.release();
    expect(await hasStopped()).toBe(true);
  });
});

describe('after kill -9', () => {
  test('of the owner, the next start adopts its PostgreSQL and stops it in the end', async () => {
    const holder = hold('server');
    const { url = '' } = await holder.next();
    await query(url, 'CREATE TABLE adopted AS SELECT 7 AS number');
    const pid = await postmasterPid();
    await holder.kill();
    expect(await hasStopped()).toBe(false);

    const next = await open('server');
    expect(await postmasterPid()).toBe(pid);
    expect(await query(next.url, 'SELECT number FROM adopted')).toEqual([{ number: 7 }]);
    await next.release();
    expect(await hasStopped()).toBe(true);
  });

  test('of PostgreSQL, the owner starts it again, and nothing is lost', async () => {
    const holder = hold('server');
    const { url = '' } = await holder.next();
    // The holder's server commits without waiting for the disk; what must survive is put there.
    await query(url, 'CREATE TABLE recovered AS SELECT 7 AS number');
    await query(url, 'CHECKPOINT');
    const pid = await postmasterPid();
    process.kill(pid, 'SIGKILL');
    expect(await again(url, 'SELECT number FROM recovered')).toEqual([{ number: 7 }]);
    expect(await postmasterPid()).not.toBe(pid);
    // PostgreSQL answers a moment before its owner says again that it is in use.
    await served(url);
    await expect(open('server')).rejects.toThrow('Another Isnad server');
    await query(url, 'DROP TABLE recovered');
    expect(await holder.release()).toEqual({ released: true });
    expect(await hasStopped()).toBe(true);
  });

  test('of PostgreSQL, all who hold it go on, and the last one out stops it', async () => {
    const [server, command] = [hold('server'), hold('command')];
    const [{ url = '' }] = await Promise.all([server.next(), command.next()]);
    process.kill(await postmasterPid(), 'SIGKILL');
    expect(await again(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await usersOf(url, 2);
    expect(await server.release()).toEqual({ released: true });
    expect(await hasStopped()).toBe(false);
    expect(await command.release()).toEqual({ released: true });
    expect(await hasStopped()).toBe(true);
  });

  test('of one session of PostgreSQL, which ends all, they come back', async () => {
    const postgres = await open('server');
    const { url } = postgres;
    const [row] = await query(
      url,
      `SELECT pid FROM pg_stat_activity WHERE application_name LIKE 'isnad server %'`,
    );
    process.kill(Number(row!.pid), 'SIGKILL');
    await again(url, 'SELECT 1 AS one');
    await usersOf(url, 1);
    await postgres.release();
    expect(await hasStopped()).toBe(true);
  });

  test('of PostgreSQL, what cannot be started again is given up, and says so', async () => {
    dataDir = await freshDir();
    const log: string[] = [];
    const postgres = await EmbeddedPostgres.open({
      dataDir,
      role: 'server',
      durable: false,
      log: (line) => log.push(line),
      patience: 200,
    });
    opened.push(postgres);
    const control = join(dataDir, 'postgres/cluster/global/pg_control');
    await rename(control, `${control}.gone`);
    const lost = new Promise<Error>((resolve) => postgres.onLost(resolve));
    process.kill(await postmasterPid(), 'SIGKILL');
    expect((await lost).message).toMatch(
      /^The embedded PostgreSQL in .* stopped and could not be started again \(.*\): start Isnad again/,
    );
    expect(log[0]).toContain('it is started again');
    await rename(`${control}.gone`, control);
  });

  test('of PostgreSQL, a query that goes on by itself does not stand in the way', async () => {
    const holder = hold('server');
    const { url = '' } = await holder.next();
    const client = new Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    const endless = client.query('SELECT count(*) FROM generate_series(1, 1e12)');
    const ended = endless.then(
      () => 'finished',
      () => 'broken off',
    );
    await sleep(100);
    process.kill(await postmasterPid(), 'SIGKILL');
    expect(await again(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await ended).toBe('broken off');
    await holder.release();
  });

  test('of both, a process id that another program has by now does not matter', async () => {
    const holder = hold('server');
    await holder.next();
    const pid = await postmasterPid();
    await holder.kill();
    process.kill(pid, 'SIGKILL');
    for (const name of ['cluster/postmaster.pid', '.s.PGSQL.5432.lock']) {
      const file = join(dataDir, 'postgres', name);
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace(/^\d+/, String(process.ppid)));
    }
    const { url } = await open('server');
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });
});

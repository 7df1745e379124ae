import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { EmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.js';
import { checkServer } from '../../src/platform/postgres/external.js';
import { openDatabase } from '../../src/platform/postgres/open-database.js';
import { startFakeServer } from './fake-server.js';

let dataDir: string;
let postgres: EmbeddedPostgres;

const ignore = () => undefined;

/** The one line that stands in the way of using `url`. */
async function complaint(url: string): Promise<string> {
  const error = await checkServer(url, ignore).then(ignore, (reason: unknown) => reason);
  expect(error).toMatchObject({ name: 'FatalError', exitCode: 1 });
  const { message } = error as Error;
  expect(message).not.toMatch(/secret|\n/);
  return message;
}

async function withFakeServer(version: string | undefined): Promise<string> {
  const server = await startFakeServer(version);
  try {
    const { port } = server.address() as AddressInfo;
    return await complaint(`postgresql://editor:secret@127.0.0.1:${port}/isnad`);
  } finally {
    server.close();
  }
}

beforeAll(async () => {
  dataDir = await realpath(await mkdtemp(join(tmpdir(), 'isnad-url-')));
  await chmod(dataDir, 0o755);
  postgres = await EmbeddedPostgres.open({ dataDir, durable: false });
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`CREATE DATABASE ascii ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc
                      LC_CTYPE 'C' LC_COLLATE 'C' TEMPLATE template0`);
  await client.query(`CREATE DATABASE plain LC_CTYPE 'C' TEMPLATE template0`);
  await client.end();
});

afterAll(async () => {
  await postgres.release();
  await rm(dataDir, { recursive: true, force: true });
});

describe('a DATABASE_URL that will not do', () => {
  test('no server', async () => {
    expect(await complaint('postgresql://editor:secret@127.0.0.1:1/isnad')).toBe(
      'Cannot connect to DATABASE_URL="postgresql://editor:***@127.0.0.1:1/isnad": nothing listens there; start the server, or correct host and port.',
    );
    expect(await complaint('postgresql://editor:secret@localhost:1/isnad')).toContain(
      'nothing listens there',
    );
  });

  test('no such host', async () => {
    expect(await complaint('postgresql://editor:secret@nowhere.invalid/isnad')).toMatch(
      /the host name (is not known|cannot be looked up)/,
    );
  });

  test('no such socket', async () => {
    expect(await complaint('postgresql:///isnad?host=/nowhere')).toContain('no such socket');
  });

  test('a wrong password', async () => {
    expect(await withFakeServer(undefined)).toContain('the password is wrong');
  });

  test('a server too old', async () => {
    expect(await withFakeServer('140012')).toMatch(
      /^DATABASE_URL=".*": the server is PostgreSQL 14; Isnad needs 15 or newer\.$/,
    );
    expect(await withFakeServer('90624')).toContain('the server is PostgreSQL 9;');
  });

  test('no such database', async () => {
    expect(await complaint(postgres.url.replace('/isnad?', '/missing?'))).toContain(
      'there is no such database; create it, or correct its name',
    );
  });

  test('no UTF-8', async () => {
    expect(await complaint(postgres.url.replace('/isnad?', '/ascii?'))).toContain(
      "the database is encoded in SQL_ASCII; create one with ENCODING 'UTF8'",
    );
  });
});

describe('a DATABASE_URL that will do', () => {
  test('is used as it is, by several servers, and starts nothing embedded', async () => {
    const config = { databaseUrl: postgres.url, dataDir: join(dataDir, 'unused') };
    const first = await openDatabase(config, { role: 'server' });
    const second = await openDatabase(config, { role: 'server' });
    expect(first).toMatchObject({ url: postgres.url, embedded: false });
    await first.close();
    await second.close();
    await expect(realpath(config.dataDir)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  test('is remarked on when trigram search would see no Arabic', async () => {
    const lines: string[] = [];
    const log = (line: string) => lines.push(line);
    await checkServer(postgres.url, log);
    expect(lines).toEqual([]);
    await checkServer(postgres.url.replace('/isnad?', '/plain?'), log);
    expect(lines).toEqual([expect.stringContaining('LC_CTYPE C, under which')]);
  });
});

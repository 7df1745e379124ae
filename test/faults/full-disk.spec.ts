import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync } from 'node:fs';
import { chmod, mkdir, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { withClient } from '../support/database.js';
import { claimInput, RECORD, recordClaim, word } from '../support/records.js';
import { IsnadProcess } from './isnad-process.js';

/** A small file system of its own; null where this user may not mount one. */
function mountSmall(): string | null {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'isnad-small-')));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=48m,mode=0755', 'tmpfs', path], {
      stdio: 'ignore',
    });
    return path;
  } catch {
    execFileSync('rmdir', [path]);
    return null;
  }
}

type Counts = Record<'claims' | 'articles' | 'attributions', number>;

const COUNTS = `SELECT (SELECT count(*)::int FROM claim) AS claims, (SELECT count(*)::int FROM article) AS articles,
  (SELECT count(*)::int FROM attribution) AS attributions`;

const small = mountSmall();

/** Mounting takes root on Linux; elsewhere only the mapping of the error is tested, in sql-errors.spec.ts. */
const describeMounted = small ? describe : describe.skip;

describeMounted('a database whose disk is full', () => {
  let dataDir: string;
  let postgres: EmbeddedPostgres;
  let app: TestApp;

  beforeAll(async () => {
    dataDir = realpathSync(mkdtempSync(join(tmpdir(), 'isnad-full-')));
    chmodSync(dataDir, 0o755);
    postgres = await EmbeddedPostgres.open({ dataDir, durable: false });
    const place = join(small!, 'space');
    await mkdir(place);
    const { uid, gid } = await stat(join(dataDir, 'postgres/cluster'));
    execFileSync('chown', [`${uid}:${gid}`, place]);
    await chmod(place, 0o700);
    // Its own file system for the tables alone, as where the write-ahead log has a disk to itself.
    await withClient(postgres.url, (client) =>
      client.query(`CREATE TABLESPACE small LOCATION '${place}'`),
    );
    await withClient(postgres.url.replace('/isnad?', '/postgres?'), (client) =>
      client.query('ALTER DATABASE isnad SET TABLESPACE small'),
    );
    const migrated = await IsnadProcess.run(['migrate'], { DATABASE_URL: postgres.url });
    expect(migrated).toMatchObject({ code: 0 });
    app = await startTestApp({ url: postgres.url });
  }, 120_000);

  afterAll(async () => {
    await app?.close();
    await postgres?.release();
    execFileSync('umount', ['-l', small!]);
    await rmdir(small!);
    await rm(dataDir, { recursive: true, force: true });
  });

  it('refuses changes with what to do, goes on reading, and recovers when there is room', async () => {
    const { claim } = await recordClaim(app, `The council of ${word()} met`);
    const ballast = join(small!, 'ballast');
    await writeFile(ballast, Buffer.alloc(64 * 1024 * 1024)).catch(() => undefined);

    const count = (): Promise<Counts> =>
      withClient(postgres.url, async (client) => (await client.query<Counts>(COUNTS)).rows[0]!);
    const filler = 'It was said at length. '.repeat(20_000);
    const before = await count();
    const answers = [];
    // What room is left on pages already taken is used up first.
    for (let time = 0; time < 400 && !answers.at(-1)?.errors; time++) {
      const article = { create: { headline: word(), language: 'EN', body: `${word()} ${filler}` } };
      const input = claimInput(`The council of ${word()} met`, { article });
      answers.push(await app.send(RECORD, { input }));
    }
    expect(answers.at(-1)?.errors).toMatchObject([
      {
        message: expect.stringContaining('no space left'),
        extensions: { code: 'UNAVAILABLE', reason: 'DATABASE_FULL', retryable: true },
      },
    ]);
    const done = answers.length - 1;
    const after = await count();
    for (const what of ['claims', 'articles', 'attributions'] as const) {
      expect(after[what] - before[what]).toBe(done);
    }

    const read = 'query ($id: ID!) { node(id: $id) { id } claims { totalCount } }';
    expect(await app.run(read, { id: claim.id })).toMatchObject({ node: { id: claim.id } });
    expect((await fetch(`${app.origin}/health/ready`)).status).toBe(200);

    await rm(ballast);
    await recordClaim(app, `The council of ${word()} met`);
  }, 120_000);
});

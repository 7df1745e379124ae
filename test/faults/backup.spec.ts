import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { migrate } from '../../src/platform/database/migrate.js';
import { startTestApp, type TestApp } from '../support/app.js';
import { createDatabase, type TestDatabase, withClient } from '../support/database.js';
import { backup, HistoryVerifier, MIGRATIONS, restore } from '../support/isnad.js';
import { addArticle, clash, createSpeaker, recordClaim, word } from '../support/records.js';

let folder: string;
let app: TestApp;
let file: string;
const databases: TestDatabase[] = [];

const BODY = 'He said:\t"Backslashes \\ and\nnew lines \\. remain".\r\n\\.\nقال: «٢٥٠٠ جندي» 🗞';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'isnad-backup-'));
  file = join(folder, 'newsroom.isnad');
  app = await startTestApp();
  const { id } = await clash(app, { saidAt: '2021-03' });
  await app.run('mutation ($input: ReviewInput!) { confirmContradiction(input: $input) { id } }', {
    input: { id, expectedRevision: 1, note: 'Both were said.' },
  });
  await addArticle(app, { body: BODY, url: 'https://news.example.org/one' });
  const [fromId, intoId] = [await createSpeaker(app), await createSpeaker(app)];
  await app.run('mutation ($input: MergeSpeakersInput!) { mergeSpeakers(input: $input) { id } }', {
    input: { fromId, intoId },
  });
  await backup(at(app.url), { out: file });
});

afterAll(async () => {
  await app.close();
  for (const database of databases) await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** The command's configuration, as for a server of one's own. */
const at = (databaseUrl: string): Parameters<typeof backup>[0] =>
  ({ databaseUrl, dataDir: folder }) as Parameters<typeof backup>[0];

async function emptyDatabase(): Promise<string> {
  const database = await createDatabase({ empty: true });
  databases.push(database);
  return database.url;
}

/** The one line that stands in the way of restoring a file. */
async function complaint(path: string, url: string): Promise<string> {
  const error = await restore(at(url), path).then(
    () => null,
    (reason: Error) => reason,
  );
  expect(error).toMatchObject({ name: 'FatalError' });
  return error!.message;
}

/** Every table with how many rows it has and a hash of all their content, and how far the sequences are. */
async function contentOf(url: string): Promise<Record<string, string>> {
  return withClient(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
    );
    const content: Record<string, string> = {};
    for (const { name } of tables) content[name] = await hashOf(client, name);
    const { rows } = await client.query<{ name: string; last: string }>(
      `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public'`,
    );
    for (const { name, last } of rows) content[name] = last;
    return content;
  });
}

async function hashOf(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ hash: string }>(
    `SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, chr(10) ORDER BY t::text COLLATE "C")), '') AS hash
     FROM "${table}" AS t`,
  );
  return rows[0]!.hash;
}

async function isEmpty(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ there: boolean }>(
      `SELECT to_regclass('claim') IS NOT NULL AS there`,
    );
    return !rows[0]!.there || (await client.query('SELECT FROM claim')).rowCount === 0;
  });
}

describe('a backup', () => {
  it('is for its owner alone', async () => {
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('is restored into an empty database whole, and the server works on it', async () => {
    const url = await emptyDatabase();
    await restore(at(url), file);
    const content = await contentOf(url);
    expect(content).toEqual(await contentOf(app.url));
    expect(content).toMatchObject({
      claim: expect.stringMatching(/^2 /),
      article_version: expect.stringMatching(/^1 /),
      review: expect.stringMatching(/^1 /),
    });
    const restored = await startTestApp({ url });
    try {
      await recordClaim(restored, `The council of ${word()} met`);
      const verified = await restored.nest.get(HistoryVerifier).run();
      expect(verified).toMatchObject({ found: 0 });
      const search = '{ claims { totalCount } contradictions { totalCount } }';
      expect(await restored.run(search)).toEqual({
        claims: { totalCount: 3 },
        contradictions: { totalCount: 1 },
      });
    } finally {
      await restored.nest.close();
    }
    // What guards the history guards it again.
    await withClient(url, async (client) => {
      await expect(client.query('DELETE FROM history_entry')).rejects.toThrow('append-only');
      await expect(client.query('TRUNCATE history_link')).rejects.toThrow('append-only');
    });
  });

  it('of an older schema is restored, and migrated', async () => {
    const older = await emptyDatabase();
    const without = MIGRATIONS.slice(0, 8);
    await migrate(older, without);
    await withClient(older, (client) =>
      client.query(
        `INSERT INTO topic (id, name, key) VALUES (gen_random_uuid(), 'Water', 'water')`,
      ),
    );
    const old = join(folder, 'old.isnad');
    await backup(at(older), { out: old });
    const url = await emptyDatabase();
    await restore(at(url), old);
    await withClient(url, async (client) => {
      expect((await client.query('SELECT name FROM topic')).rows).toEqual([{ name: 'Water' }]);
      const { rowCount } = await client.query('SELECT FROM migrations');
      expect(rowCount).toBe(MIGRATIONS.length);
    });
  });

  it('replaces nothing', async () => {
    const before = await contentOf(app.url);
    expect(await complaint(file, app.url)).toMatch(/^The database is in use: .* ISNAD_DATA_DIR/);
    expect(await contentOf(app.url)).toEqual(before);
  });

  it('that was cut off or altered is refused, and nothing of it restored', async () => {
    const url = await emptyDatabase();
    const whole = await readFile(file);
    const text = gunzipSync(whole).toString('utf8');
    const damaged: [string, Buffer | string][] = [
      ['cut off', whole.subarray(0, whole.length - 40)],
      ['altered', gzipSync(text.replace('2,500 troops', '2,600 troops'))],
      ['cut off', gzipSync(text.slice(0, text.lastIndexOf('\n', text.length - 2) + 1))],
      ['altered', gzipSync(`${text}more\n`)],
      ['no backup', gzipSync('isnad backup 2\n{}\n')],
      ['altered or cut off', 'not even compressed'],
    ];
    for (const [how, content] of damaged) {
      const path = join(folder, 'damaged.isnad');
      await writeFile(path, content);
      const message = await complaint(path, url);
      expect(message).toContain('damaged.isnad cannot be restored: ');
      expect(message).toContain(how);
      expect(message).toMatch(/Nothing was changed\.$/);
      expect(await isEmpty(url)).toBe(true);
    }
    const missing = join(folder, 'missing');
    expect(await complaint(missing, url)).toMatch(/missing cannot be read: ENOENT/);
  });

  it('with a history that was changed past Isnad is refused as a whole', async () => {
    const forged = await createDatabase();
    databases.push(forged);
    const forging = await startTestApp({ url: forged.url });
    await recordClaim(forging, `The council of ${word()} met`);
    await forging.nest.close();
    await withClient(forged.url, (client) =>
      client.query(`
          ALTER TABLE history_entry DISABLE TRIGGER ALL;
          UPDATE history_entry SET reason = 'It was somebody else' WHERE operation = 'recorded';
          ALTER TABLE history_entry ENABLE TRIGGER ALL`),
    );
    const path = join(folder, 'forged.isnad');
    await backup(at(forged.url), { out: path });
    const url = await emptyDatabase();
    expect(await complaint(path, url)).toContain('changed past Isnad. Nothing was restored');
    expect(await isEmpty(url)).toBe(true);
  });

  it('whose head of the history was taken out, sums and all made to fit, is refused', async () => {
    const text = gunzipSync(await readFile(file)).toString('utf8');
    const last = text.lastIndexOf('\n', text.length - 2) + 1;
    const before = text.slice(0, last).replace(/"historyHead":"[^"]*"/, '');
    const end = JSON.parse(text.slice(last)) as { sha256: string };
    end.sha256 = createHash('sha256').update(before).digest('hex');
    const path = join(folder, 'headless.isnad');
    await writeFile(path, gzipSync(`${before}${JSON.stringify(end)}\n`));
    const url = await emptyDatabase();
    expect(await complaint(path, url)).toContain('changed past Isnad. Nothing was restored');
    expect(await isEmpty(url)).toBe(true);
  });
});

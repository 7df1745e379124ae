import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { count, exportText, importText, line, toText } from './support/lines.js';
import { createSpeaker, word } from './support/records.js';

interface Refusal {
  faults: { line: number; path: string; message: string }[];
  range: [number, number];
}

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function refusal(work: Promise<unknown>): Promise<Refusal> {
  return work.then(
    () => {
      throw new Error('The import was not refused');
    },
    (error: Refusal) => error,
  );
}

const named = (statement: string): Promise<number> =>
  count(app, 'FROM claim WHERE statement LIKE $1', [`%${statement}%`]);

describe('import', () => {
  it('records claims with their sources as the API does', async () => {
    const [place, outlet, topic, carrier] = [word(), word(), word(), word()];
    const speaker = { name: `قائد ${word()}`, kind: 'PERSON', positions: [{ title: 'General' }] };
    const url = `https://news.example.org/${place}`;
    const exact = `بقي 2500 جندي في ${place}`;
    const first = line(
      exact,
      { language: 'AR', topics: [topic], period: { from: '2021-12' } },
      {
        article: {
          url: `${url}?utm_source=x`,
          headline: 'H',
          language: 'AR',
          outlet: { name: outlet, kind: 'NEWSPAPER' },
          versions: [{ body: `قال: ${exact}.` }],
        },
        speaker,
        form: 'DIRECT_QUOTE',
        saidAt: '2021-12-10',
        quote: { exact },
        chain: [{ speaker: { name: carrier, kind: 'ORGANISATION' }, cue: 'نقلا عن' }],
      },
    );
    const again = line(
      `Fewer troops in ${place}`,
      { topics: [topic] },
      { article: url, speaker: speaker.name },
    );
    expect(await importText(app, toText([first, again]))).toMatchObject({ added: 2, known: 0 });
    const { claims } = await app.run<{ claims: { nodes: object[] } }>(
      `query ($search: String!) { claims(filter: { search: $search }, orderBy: { field: RECORDED_AT }) { nodes {
        statement language period { from } topics { name } quantities { lower }
        history { nodes { operation } }
        attributions { saidAt stance quote { exact start } speaker { name positions { title } }
          article { url outlet { name } } chain { cue speaker { name } } } } } }`,
      { search: place },
    );
    const article = { url, outlet: { name: outlet } };
    expect(claims.nodes).toHaveLength(2);
    expect(claims.nodes).toEqual(
      expect.arrayContaining([
        {
          statement: exact,
          language: 'AR',
          period: { from: '2021-12' },
          topics: [{ name: topic }],
          quantities: [{ lower: 2500 }],
          history: { nodes: [{ operation: 'recorded' }] },
          attributions: [
            {
              saidAt: '2021-12-10',
              stance: 'ASSERTS',
              quote: { exact, start: 5 },
              speaker: { name: speaker.name, positions: [{ title: 'General' }] },
              article,
              chain: [{ cue: 'نقلا عن', speaker: { name: carrier } }],
            },
          ],
        },
        expect.objectContaining({
          attributions: [expect.objectContaining({ article, quote: null })],
        }),
      ]),
    );
  });

  it('finds speakers by any spelling, and adds none that is known', async () => {
    const name = `الأميركي ${word()}`;
    const id = await createSpeaker(app, { name });
    const text = toText([line(`x ${word()}`, {}, { speaker: name.replace('الأ', 'الا') })]);
    await importText(app, text);
    expect(await count(app, 'FROM attribution WHERE speaker_id = $1', [id])).toBe(1);
  });

  it('keeps out the batch of a bad line and nothing else, and goes on when the line is right', async () => {
    const mark = word();
    const lines: object[] = Array.from({ length: 9 }, (_, i) => line(`${mark} ${i}`));
    const bad = [...lines];
    bad[4] = line(`${mark} 4`, {}, { saidAt: '2021-13' });
    const refused = await refusal(importText(app, toText(bad)));
    expect(refused.faults).toEqual([
      {
        line: 5,
        path: 'attributions.0.saidAt',
        message: '"2021-13" is no date; write YYYY, YYYY-MM or YYYY-MM-DD',
      },
    ]);
    expect(refused.range).toEqual([4, 6]);
    expect(await named(mark)).toBe(3);
    expect(await importText(app, toText(lines))).toMatchObject({ added: 6, resumedAfter: 3 });
    expect(await named(mark)).toBe(9);
    expect(await importText(app, toText(lines))).toMatchObject({ added: 0, resumedAfter: 9 });
    // Lines that are added later are taken up from where the file ended.
    const more = toText([...lines, line(`${mark} 9`)]);
    expect(await importText(app, more)).toMatchObject({ added: 1, resumedAfter: 9 });
    expect(await named(mark)).toBe(10);
  });

  it('keeps out what only the database can refuse, without leaving sources behind', async () => {
    const [mark, stranger, fresh] = [word(), word(), word()];
    const quoted = { quote: { exact: 'no such words' } };
    const lines = [
      line(`${mark} 0`, {}, { speaker: { name: fresh, kind: 'PERSON' } }),
      line(`${mark} 1`, {}, { speaker: stranger }),
      line(`${mark} 2`, {}, quoted),
    ];
    const { faults } = await refusal(importText(app, toText(lines)));
    expect(faults).toEqual([
      {
        line: 2,
        path: 'attributions.0.speaker.kind',
        message: `must be given (PERSON, ORGANISATION, ANONYMOUS, DOCUMENT), since no speaker goes by "${stranger}"`,
      },
      {
        line: 3,
        path: 'attributions.0.quote',
        message: 'the article’s text is not recorded; add it with addArticleVersion first',
      },
    ]);
    expect(await named(mark)).toBe(0);
    expect(await count(app, 'FROM speaker WHERE name = $1', [fresh])).toBe(0);
  });

  it('adds nothing that it knows by key, and refuses a key given twice in one file', async () => {
    const [mark, one, two, three] = [word(), word(), word(), word()];
    await importText(
      app,
      toText([line(`${mark} one`, { key: one }), line(`${mark} two`, { key: two })]),
    );
    // Another file: it begins otherwise.
    const other = [line(`${mark} three`, { key: three }), line(`${mark} again`, { key: one })];
    expect(await importText(app, toText(other))).toMatchObject({ added: 1, known: 1 });
    expect(await named(`${mark} again`)).toBe(0);
    const fourth = word();
    const twice = Array.from({ length: 5 }, (_, i) =>
      line(`${mark} twice ${i}`, { key: i === 0 || i === 4 ? fourth : word() }),
    );
    const { faults } = await refusal(importText(app, toText(twice)));
    expect(faults).toEqual([
      {
        line: 5,
        path: 'key',
        message: `"${fourth}" is the key of line 1 too; give each claim its own`,
      },
    ]);
    expect(await named(`${mark} twice`)).toBe(3);
  });

  it('goes on after kill -9 and doubles nothing, without keys', async () => {
    const own = await startTestApp();
    const folder = await mkdtemp(join(tmpdir(), 'isnad-import-'));
    try {
      const lines = Array.from({ length: 400 }, (_, i) => line(`Claim number ${i} of ${word()}`));
      const file = join(folder, 'claims.ndjson');
      await writeFile(file, toText(lines));
      const child = importProcess(own.url, file);
      const ended = once(child, 'exit');
      while ((await linesImported(own)) < 20) await sleep(2);
      child.kill('SIGKILL');
      expect(await ended).toEqual([null, 'SIGKILL']);
      const outcome = await importText(own, toText(lines));
      expect(outcome.resumedAfter).toBeGreaterThanOrEqual(20);
      expect(outcome).toMatchObject({ added: 400 - outcome.resumedAfter, lines: 400 });
      expect(outcome.added).toBeGreaterThan(0);
      expect(await count(own, 'FROM claim')).toBe(400);
      expect(await count(own, `FROM history_entry WHERE operation = 'recorded'`)).toBe(400);
      expect(await count(own, 'FROM attribution')).toBe(400);
      const statements = (await exportText(own)).trim().split('\n');
      expect(
        statements.map((each) => (JSON.parse(each) as { statement: string }).statement),
      ).toEqual(lines.map((each) => (each as { statement: string }).statement));
    } finally {
      await rm(folder, { recursive: true });
      await own.close();
    }
  }, 120_000);
});

/** The command in a process of its own, which can be killed. */
function importProcess(url: string, file: string): ChildProcess {
  const hooks = new URL('./support/run-typescript.mjs', `file://${import.meta.filename}`).href;
  const args = ['--import', hooks, 'src/cli.ts', 'import', file, '--batch', '5', '--no-detect'];
  return spawn(process.execPath, args, {
    env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'warn', NODE_OPTIONS: '' },
    stdio: 'ignore',
  });
}

async function linesImported(of: TestApp): Promise<number> {
  return withClient(of.url, async (client) => {
    const { rows } = await client.query<{ lines: number }>('SELECT lines FROM import_file');
    return rows[0]?.lines ?? 0;
  });
}

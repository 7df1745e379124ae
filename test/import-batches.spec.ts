import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Claim } from '../src/claims/claim.entity.js';
import { startTestApp, type TestApp } from './support/app.js';
import { waitsForLock, withClient } from './support/database.js';
import { BatchRows, Database, ImportService } from './support/isnad.js';
import { count, importText, line, toText } from './support/lines.js';
import { createSpeaker, createTopic, type Id, word } from './support/records.js';

/** Of the advisory lock that every batch takes first. */
const BATCH_LOCK = 7_201_972;

const MERGE = `mutation ($input: MergeSpeakersInput!) { mergeSpeakers(input: $input) { id } }`;

const ADD_VERSION =
  'mutation ($input: AddArticleVersionInput!) { addArticleVersion(input: $input) { id } }';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

function bareClaim(statement: string): Claim {
  return {
    id: randomUUID(),
    statement,
    searchText: statement,
    language: 'EN',
    translation: null,
    kind: 'FACT',
    periodFrom: null,
    periodTo: null,
    status: 'PUBLISHED',
    revision: 1,
    retractionReason: null,
    saidOn: null,
  } as unknown as Claim;
}

/** Imports line by line, and has something done when the first is planned but not yet written. */
async function importedWhile(lines: object[], edit: () => Promise<unknown>): Promise<number> {
  return withClient(app.url, async (client) => {
    const open = async function* (): AsyncGenerator<Buffer> {
      await client.query('BEGIN');
      await client.query('SELECT pg_advisory_xact_lock($1)', [BATCH_LOCK]);
      yield Buffer.from(toText(lines));
    };
    const source = { name: 'test.ndjson', size: null, open };
    const importing = app.nest.get(ImportService).run(source, { batch: 1 });
    importing.catch(() => undefined);
    await withClient(app.url, waitsForLock);
    await edit();
    await client.query('COMMIT');
    return (await importing).added;
  });
}

async function single<Row extends object>(sql: string, parameter: string): Promise<Row> {
  const { rows } = await withClient(app.url, (client) => client.query<Row>(sql, [parameter]));
  return rows[0]!;
}

const saidBy = (speakerId: string): Promise<number> =>
  count(app, 'FROM attribution WHERE speaker_id = $1', [speakerId]);

describe('the batches of an import', () => {
  it('find what the batch before is about to add', async () => {
    const [speaker, topic, key] = [word(), word(), word()];
    const url = `https://news.example.org/${word()}`;
    const exact = `The bridge of ${word()} is closed`;
    const article = {
      url,
      headline: 'H',
      language: 'EN',
      versions: [{ body: `He said: ${exact}.` }],
    };
    const lines = [
      line(
        exact,
        { topics: [topic] },
        { article, speaker: { key, name: speaker, kind: 'ANONYMOUS' } },
      ),
      ...Array.from({ length: 6 }, () =>
        line(
          exact,
          { topics: [topic] },
          { article: url, speaker: { key, name: speaker }, quote: { exact } },
        ),
      ),
    ];
    expect(await importText(app, toText(lines), 1)).toMatchObject({ added: 7 });
    expect(await count(app, 'FROM speaker WHERE name = $1', [speaker])).toBe(1);
    expect(await count(app, 'FROM article WHERE url = $1', [url])).toBe(1);
    expect(await count(app, 'FROM attribution WHERE quote_exact = $1', [exact])).toBe(6);
    const filed = 'FROM claim_topic ct JOIN topic t ON t.id = ct.topic_id WHERE t.name = $1';
    expect(await count(app, `${filed} AND leads`, [topic])).toBe(7);
  });

  it('are planned anew where an editor has taken a name, and so is what was planned upon them', async () => {
    const name = word();
    const lines = [
      line(`${word()} one`, {}, { speaker: { name, kind: 'PERSON' } }),
      ...['two', 'three'].map((which) => line(`${word()} ${which}`, {}, { speaker: name })),
    ];
    let speakerId = '';
    const added = await importedWhile(lines, async () => {
      speakerId = await createSpeaker(app, { name });
    });
    expect(added).toBe(3);
    expect(await count(app, 'FROM speaker WHERE name = $1', [name])).toBe(1);
    expect(await saidBy(speakerId)).toBe(3);
  });

  it('are planned anew where an editor has merged a speaker', async () => {
    const name = word();
    const fromId = await createSpeaker(app, { name });
    const intoId = await createSpeaker(app);
    const lines = ['one', 'two'].map((which) => line(`${word()} ${which}`, {}, { speaker: name }));
    await importedWhile(lines, () =>
      app.run(MERGE, { input: { fromId, intoId, reason: 'One person' } }),
    );
    expect(await saidBy(intoId)).toBe(2);
    expect(await saidBy(fromId)).toBe(0);
  });

  it('are planned anew where a new version of an article has come', async () => {
    const url = `https://news.example.org/${word()}`;
    const exact = `The road of ${word()} is open`;
    const article = { url, headline: 'H', language: 'EN', versions: [{ body: `Now: ${exact}.` }] };
    await importText(app, toText([line(word(), {}, { article })]));
    const { id: articleId } = await single<Id>('SELECT id FROM article WHERE url = $1', url);
    await importedWhile([line(exact, {}, { article: url, quote: { exact } })], () =>
      app.run(ADD_VERSION, { input: { articleId, body: `Later: ${exact}!` } }),
    );
    const { number } = await single<{ number: number }>(
      `SELECT v.number FROM attribution a JOIN article_version v ON v.id = a.article_version_id
       WHERE a.quote_exact = $1`,
      exact,
    );
    expect(number).toBe(2);
  });

  it.each([
    ['once a batch', true],
    ['row by row', false],
  ])('keep out what refers to nothing, checked %s', async (_how, once) => {
    const database = app.nest.get(Database);
    const key = word();
    const topicId = await createTopic(app);
    const write = (topic: string): Promise<void> => {
      const batch = new BatchRows();
      const claim = bareClaim(key);
      batch.claim(claim);
      batch.claimTopic(claim.id, topic, true);
      return database.transaction(() => batch.encoded().write(database, once));
    };
    await expect(write(randomUUID())).rejects.toThrow(/claim_topic/);
    expect(await count(app, 'FROM claim WHERE statement = $1', [key])).toBe(0);
    await write(topicId);
    expect(await count(app, 'FROM claim WHERE statement = $1', [key])).toBe(1);
    // What holds for the tables that are left out of it holds for no others.
    expect(await count(app, 'FROM search_word WHERE word = $1', [key])).toBe(1);
  });
});

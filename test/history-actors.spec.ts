import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Sender, startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import {
  HistoryVerifier,
  JobRunner,
  JobsService,
  Database,
  HistoryService,
  SessionsService,
  UsersService,
} from './support/isnad.js';
import { claimInput, clash, type Id, RECORD, type Recorded, word } from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const HISTORY = `query ($id: ID!) { node(id: $id) { ... on Claim { history { nodes {
  operation via requestId actor { kind id name } } } } } }`;

interface Entry {
  operation: string;
  via: string | null;
  requestId: string | null;
  actor: { kind: string; id: string | null; name: string | null } | null;
}

async function historyOf(id: string): Promise<Entry[]> {
  const { node } = await app.run<{ node: { history: { nodes: Entry[] } } }>(HISTORY, { id });
  return node.history.nodes;
}

interface Person extends Sender {
  id: string;
  name: string;
  email: string;
}

/** Someone with a name that stands nowhere else. */
async function person(role: 'EDITOR' | 'ADMIN'): Promise<Person> {
  const [name, email] = [`Huda ${word()}`, `${word()}@newsroom.example`];
  const user = await app.nest.get(UsersService).add({ name, email, role: role as never });
  const { access } = await app.nest.get(SessionsService).open(user.id);
  return { ...app.bearer(access.token), id: user.id, name, email };
}

describe('an entry', () => {
  it('says who did what, through which mutation, for which request', async () => {
    const huda = await person('EDITOR');
    const { recordClaim } = await huda.run<{ recordClaim: Recorded }>(RECORD, {
      input: claimInput(`The road to ${word()} is closed`),
    });
    const [entry] = await historyOf(recordClaim.claim.id);
    expect(entry).toEqual({
      operation: 'recorded',
      via: 'recordClaim',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      actor: { kind: 'USER', id: huda.id, name: huda.name },
    });
  });

  it('names the API key, not the person who made it', async () => {
    const huda = await person('EDITOR');
    const { createApiKey } = await huda.run<{ createApiKey: { key: string; apiKey: Id } }>(
      `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key apiKey { id } } }`,
      { input: { label: 'The board', permissions: ['read', 'claims:record'] } },
    );
    const { recordClaim } = await app
      .bearer(createApiKey.key)
      .run<{ recordClaim: Recorded }>(RECORD, {
        input: claimInput(`The port of ${word()} is open`),
      });
    const [entry] = await historyOf(recordClaim.claim.id);
    expect(entry!.actor).toEqual({
      kind: 'API_KEY',
      id: createApiKey.apiKey.id,
      name: 'The board',
    });
  });

  it('names the job that made it, and nobody', async () => {
    const database = app.nest.get(Database);
    const id = randomUUID();
    class Topic {
      id = id;
    }
    app.nest
      .get(JobsService)
      .define('test.note', () =>
        database.transaction(() => app.nest.get(HistoryService).record(new Topic(), 'noted', [])),
      );
    await database.transaction(() =>
      app.nest.get(JobsService).enqueue('test.note', [{ payload: {} }]),
    );
    const runner = app.nest.get(JobRunner);
    await runner.start(1);
    const read = () =>
      database.query(
        'SELECT actor_kind, actor_id, request_id, via FROM history_entry WHERE entity_id = $1',
        [id],
      );
    while ((await read()).length === 0) await sleep(20);
    await runner.stop();
    expect(await read()).toEqual([
      { actor_kind: 'SYSTEM', actor_id: null, request_id: null, via: 'job test.note' },
    ]);
  });
});

describe('erasing a user', () => {
  it('leaves no name and no address anywhere, and the chain as it was', async () => {
    const huda = await person('ADMIN');
    const { recordClaim } = await huda.run<{ recordClaim: Recorded }>(RECORD, {
      input: claimInput(`The dam of ${word()} holds`),
    });
    const { id } = await clash(app);
    await huda.run(
      'mutation ($input: ReviewInput!) { confirmContradiction(input: $input) { reviews { reviewer } } }',
      { input: { id, note: 'Both were printed' } },
    );
    await huda.run(
      'mutation ($input: AddSynonymInput!) { addSynonym(input: $input) { entry { id addedBy } } }',
      { input: { forms: [word(), word()] } },
    );
    const document = 'document(format: MD, language: EN)';
    const { generateContradictionReport: report } = await huda.run<{
      generateContradictionReport: { id: string; document: string };
    }>(`mutation { generateContradictionReport { id ${document} } }`);
    expect(report.document).toContain(huda.name);
    const { head } = await app.nest.get(HistoryVerifier).run();
    expect(await placesOf(huda.email)).toContain('app_user');

    const erase = 'mutation ($input: UserInput!) { eraseUser(input: $input) { id name erasedAt } }';
    await app.run(erase, { input: { id: huda.id } });

    for (const text of [huda.name, huda.email]) expect(await placesOf(text)).toEqual([]);
    expect(await app.nest.get(HistoryVerifier).run({ head })).toMatchObject({ found: 0 });
    const [entry] = await historyOf(recordClaim.claim.id);
    expect(entry!.actor).toEqual({ kind: 'USER', id: huda.id, name: null });
    const reviews =
      'query ($id: ID!) { node(id: $id) { ... on Contradiction { reviews { reviewer } } } }';
    expect(await app.run(reviews, { id })).toEqual({ node: { reviews: [{ reviewer: null }] } });
  });
});

/** The tables in which a text stands, in whatever column. */
async function placesOf(text: string): Promise<string[]> {
  return withClient(app.url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind = 'r' AND n.nspname IN ('public', 'graphile_worker')`,
    );
    const found: string[] = [];
    for (const { name } of rows) {
      const sql = `SELECT FROM ${name} t WHERE strpos(t::text, $1) > 0 LIMIT 1`;
      if ((await client.query(sql, [text])).rowCount) found.push(name);
    }
    return found;
  });
}

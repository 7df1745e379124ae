import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { waitsForLock, withClient } from './support/database.js';
import { IdempotencyService, JobRunner } from './support/isnad.js';
import {
  claimInput,
  createOutlet,
  createSpeaker,
  fault,
  recordClaim,
  word,
} from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const OUTLET = 'mutation ($input: CreateOutletInput!) { createOutlet(input: $input) { id name } }';
const RECORD = `mutation ($input: RecordClaimInput!) { recordClaim(input: $input) {
  claim { id statement revision } contradictions { id } nearDuplicates { claim { id } } } }`;

async function count(sql: string): Promise<number> {
  return withClient(app.url, async (client) => {
    const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n ${sql}`);
    return rows[0]!.n;
  });
}

interface Mutation {
  name: string;
  type: string;
  fields: string;
  input: () => object | Promise<object>;
  /** What it would make two of. */
  rows: string;
}

const CREATING: Mutation[] = [
  {
    name: 'createOutlet',
    type: 'CreateOutletInput',
    fields: 'id name revision',
    input: () => ({ name: word(), kind: 'AGENCY' }),
    rows: 'FROM outlet',
  },
  {
    name: 'createSpeaker',
    type: 'CreateSpeakerInput',
    fields: 'id name positions { title }',
    // A description may recur: only the key keeps it from being added twice.
    input: () => ({ name: word(), kind: 'ANONYMOUS', positions: [{ title: 'سفير' }] }),
    rows: 'FROM speaker',
  },
  {
    name: 'createTopic',
    type: 'CreateTopicInput',
    fields: 'id name',
    input: () => ({ name: word() }),
    rows: 'FROM topic',
  },
  {
    name: 'addArticle',
    type: 'AddArticleInput',
    fields: 'id headline versions { number }',
    input: () => ({ headline: word(), language: 'EN', body: word() }),
    rows: 'FROM article',
  },
  {
    name: 'addArticleVersion',
    type: 'AddArticleVersionInput',
    fields: 'id number',
    input: async () => {
      const { addArticle } = await app.run<{ addArticle: { id: string } }>(
        'mutation ($input: AddArticleInput!) { addArticle(input: $input) { id } }',
        { input: { headline: word(), language: 'EN', body: word() } },
      );
      return { articleId: addArticle.id, body: word() };
    },
    rows: 'FROM article_version',
  },
  {
    name: 'recordClaim',
    type: 'RecordClaimInput',
    fields: 'claim { id statement } contradictions { id } nearDuplicates { claim { id } }',
    input: () => claimInput(`The road to ${word()} is closed`),
    rows: 'FROM claim',
  },
  {
    name: 'attributeClaim',
    type: 'AttributeClaimInput',
    fields: 'id attributions { id }',
    input: async () => {
      const { claim } = await recordClaim(app, `The port of ${word()} is open`);
      const { article, speaker, form } = claimInput('') as Record<string, unknown>;
      return { claimId: claim.id, article, speaker, form };
    },
    rows: 'FROM attribution',
  },
  {
    name: 'recordContradiction',
    type: 'RecordContradictionInput',
    fields: 'id status kinds',
    input: async () => ({
      claimId: (await recordClaim(app, `The ${word()} mill runs`)).claim.id,
      otherClaimId: (await recordClaim(app, `The ${word()} lake is dry`)).claim.id,
      relation: 'TENSION',
      rationale: 'The mill needs the lake',
    }),
    rows: 'FROM contradiction',
  },
  {
    name: 'generateContradictionReport',
    type: 'ContradictionReportInput',
    fields: 'id createdAt totals { contradictions }',
    input: () => ({ from: '2021' }),
    rows: 'FROM contradiction_report',
  },
  {
    name: 'addSynonym',
    type: 'AddSynonymInput',
    fields: 'entry { id forms } engineVersion',
    input: () => ({ forms: [word(), word()] }),
    rows: 'FROM knowledge_entry',
  },
];

const operation = ({ name, type, fields }: Mutation): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;

describe.each(CREATING)('$name with a key', (mutation) => {
  it('is done once, however often it is sent, one after the other and at once', async () => {
    const input = { ...(await mutation.input()), idempotencyKey: randomUUID() };
    const before = await count(mutation.rows);
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => app.run(operation(mutation), { input })),
    );
    answers.push(await app.run(operation(mutation), { input }));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await count(mutation.rows)).toBe(before + 1);
  });

  it('is refused with another input', async () => {
    const idempotencyKey = randomUUID();
    await app.run(operation(mutation), { input: { ...(await mutation.input()), idempotencyKey } });
    const other = { ...(await mutation.input()), idempotencyKey };
    if (mutation.name === 'generateContradictionReport') Object.assign(other, { from: '2020' });
    const refused = await fault(app, operation(mutation), { input: other });
    expect(refused).toMatchObject({
      code: 'CONFLICT',
      extensions: { path: 'input.idempotencyKey' },
    });
    expect(refused.message).toContain(mutation.name);
  });
});

describe('a key', () => {
  it('is accepted by every mutation that creates, except those whose answer shows a secret once', async () => {
    const { __schema } = await app.run<{
      __schema: {
        mutationType: {
          fields: {
            name: string;
            args: { type: { ofType: { name: string } | null; name: string | null } }[];
          }[];
        };
        types: { name: string; inputFields: { name: string }[] | null }[];
      };
    }>(`{ __schema { mutationType { fields { name args { type { name ofType { name } } } } }
          types { name inputFields { name } } } }`);
    const keyed = new Set(
      __schema.types
        .filter(({ inputFields }) => inputFields?.some(({ name }) => name === 'idempotencyKey'))
        .map(({ name }) => name),
    );
    const creating = __schema.mutationType.fields.filter(({ name }) =>
      /^(create|add|record|attribute|generate)[A-Z]/.test(name),
    );
    expect(creating.length).toBeGreaterThan(12);
    const without = creating.filter(
      ({ args }) => !args.some(({ type }) => keyed.has(type.name ?? type.ofType?.name ?? '')),
    );
    expect(without.map(({ name }) => name).filter((name) => !/ApiKey|User/.test(name))).toEqual([]);
  });

  it('answers with the record as it is now, not as it was', async () => {
    const input = { ...claimInput('The tunnel is open'), idempotencyKey: randomUUID() };
    const { recordClaim: first } = await app.run<{ recordClaim: { claim: { id: string } } }>(
      RECORD,
      { input },
    );
    await app.run('mutation ($input: ReviseClaimInput!) { reviseClaim(input: $input) { id } }', {
      input: { id: first.claim.id, expectedRevision: 1, statement: 'The tunnel is shut' },
    });
    const { recordClaim: again } = await app.run<{ recordClaim: object }>(RECORD, { input });
    expect(again).toMatchObject({
      claim: { id: first.claim.id, statement: 'The tunnel is shut', revision: 2 },
    });
  });

  it('answers with the speaker who stays where the one made was merged away', async () => {
    const create = 'mutation ($input: CreateSpeakerInput!) { createSpeaker(input: $input) { id } }';
    const input = { name: word(), kind: 'PERSON', idempotencyKey: randomUUID() };
    const made = await app.run<{ createSpeaker: { id: string } }>(create, { input });
    const intoId = await createSpeaker(app);
    await app.run(
      'mutation ($input: MergeSpeakersInput!) { mergeSpeakers(input: $input) { id } }',
      {
        input: { fromId: made.createSpeaker.id, intoId },
      },
    );
    expect(await app.run(create, { input })).toEqual({ createSpeaker: { id: intoId } });
  });

  it('is not used up by a mutation that failed', async () => {
    const idempotencyKey = randomUUID();
    const name = word();
    await createOutlet(app, { name });
    const refused = { name, kind: 'AGENCY', idempotencyKey };
    expect(await fault(app, OUTLET, { input: refused })).toMatchObject({ code: 'CONFLICT' });
    const right = { name: word(), kind: 'AGENCY', idempotencyKey };
    await app.run(OUTLET, { input: right });
  });

  it('does not care for the order in which an input is written', async () => {
    const idempotencyKey = randomUUID();
    const [name, alias] = [word(), word()];
    const one = await app.run(OUTLET, {
      input: { name, kind: 'AGENCY', aliases: [alias], idempotencyKey },
    });
    const other = await app.run(OUTLET, {
      input: { idempotencyKey, aliases: [alias], kind: 'AGENCY', name },
    });
    expect(other).toEqual(one);
  });

  it.each(['', ' ', 'a b', 'مفتاح', 'x'.repeat(201), 'a\u0000b'])(
    'is not %j',
    async (idempotencyKey) => {
      expect(
        await fault(app, OUTLET, { input: { name: word(), kind: 'AGENCY', idempotencyKey } }),
      ).toMatchObject({ code: 'BAD_USER_INPUT', path: 'input.idempotencyKey' });
    },
  );

  it('is no longer known after its time, and then purged', async () => {
    const input = { name: word(), kind: 'ANONYMOUS', idempotencyKey: randomUUID() };
    const create = 'mutation ($input: CreateSpeakerInput!) { createSpeaker(input: $input) { id } }';
    const age = (days: number): Promise<unknown> =>
      withClient(app.url, (client) =>
        client.query(
          `UPDATE idempotency_key SET created_at = now() - $2 * interval '1 day' WHERE key = $1`,
          [input.idempotencyKey, days],
        ),
      );
    const known = `FROM idempotency_key WHERE key = '${input.idempotencyKey}'`;
    const first = await app.run(create, { input });
    await age(6.9);
    await app.nest.get(IdempotencyService).purge();
    expect(await app.run(create, { input })).toEqual(first);
    await age(7.1);
    const second = await app.run(create, { input });
    expect(second).not.toEqual(first);
    await age(7.1);
    expect(await count(known)).toBe(1);
    await app.nest.get(IdempotencyService).purge();
    expect(await count(known)).toBe(0);
  });

  it('is purged by a job that whoever does jobs has on its timetable', async () => {
    const runner = app.nest.get(JobRunner);
    await runner.start(1);
    try {
      const known = `FROM graphile_worker._private_known_crontabs WHERE identifier = 'idempotency.purge'`;
      while ((await count(known)) === 0) await sleep(20);
    } finally {
      await runner.stop();
    }
  });

  it('lets the second wait for the first, and do the work where that is undone', async () => {
    const input = { name: word(), kind: 'AGENCY', idempotencyKey: randomUUID() };
    await withClient(app.url, async (client) => {
      await client.query('BEGIN');
      // Whoever the test sends as: the same row that its own mutation would write.
      await app.run(OUTLET, {
        input: { ...input, name: word(), idempotencyKey: `${input.idempotencyKey}-0` },
      });
      await client.query(
        `INSERT INTO idempotency_key (actor, key, operation, input)
         SELECT actor, $1, operation, input FROM idempotency_key WHERE key = $2`,
        [input.idempotencyKey, `${input.idempotencyKey}-0`],
      );
      const second = app.run<{ createOutlet: { name: string } }>(OUTLET, { input });
      await waitsForLock(client);
      await client.query('ROLLBACK');
      expect((await second).createOutlet.name).toBe(input.name);
    });
  });
});

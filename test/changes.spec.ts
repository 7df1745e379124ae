import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { waitsForLock, withClient } from './support/database.js';
import { Database } from './support/isnad.js';
import { createSpeaker, createTopic, fault, recordClaim, word } from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

/** The lock under which claims are compared; see takeDetectionLock. */
const DETECTION_LOCK = 7_201_963;

const REVISE = `mutation ($input: ReviseClaimInput!) { reviseClaim(input: $input) {
  id revision statement language translation kind period { from to } topics { id }
  quantities { lower corrected }
  history(first: 10) { totalCount nodes { operation reason changes { field before after } } } } }`;
const RETRACT = `mutation ($input: RetractClaimInput!) { retractClaim(input: $input) { revision status retractionReason } }`;
const PUBLISH =
  'mutation ($input: PublishClaimInput!) { publishClaim(input: $input) { revision status } }';

interface Revised {
  reviseClaim: {
    revision: number;
    history: {
      totalCount: number;
      nodes: {
        operation: string;
        reason: string | null;
        changes: { field: string; before: string | null; after: string | null }[];
      }[];
    };
  };
}

describe('a revision', () => {
  it('changes what is given, clears what is null, counts up, and notes before and after', async () => {
    const topic = await createTopic(app);
    const { claim } = await recordClaim(app, 'Exactly 40 villages were flooded', {
      translation: 'غرقت 40 قرية',
      period: { from: '2020', to: '2020-06' },
      topicIds: [topic],
    });
    const input = {
      id: claim.id,
      expectedRevision: 1,
      statement: 'Exactly 60 villages were flooded',
      translation: null,
      kind: 'FORECAST',
      period: { from: '2021' },
      topicIds: [],
      reason: 'A typing error',
    };
    const { reviseClaim } = await app.run<Revised>(REVISE, { input });
    expect(reviseClaim).toMatchObject({
      revision: 2,
      statement: 'Exactly 60 villages were flooded',
      translation: null,
      kind: 'FORECAST',
      period: { from: '2021', to: null },
      topics: [],
      quantities: [{ lower: 60, corrected: false }],
    });
    const entries = reviseClaim.history.nodes.filter((entry) => entry.operation === 'revised');
    expect(entries).not.toHaveLength(0);
    const parse = (json: string | null): unknown => (json === null ? null : JSON.parse(json));
    const changes = Object.fromEntries(
      entries
        .flatMap((entry) => entry.changes)
        .map(({ field, before, after }) => [field, [parse(before), parse(after)]]),
    );
    expect(changes).toMatchObject({
      kind: ['FACT', 'FORECAST'],
      statement: ['Exactly 40 villages were flooded', 'Exactly 60 villages were flooded'],
      translation: ['غرقت 40 قرية', null],
      period: [
        { from: '2020', to: '2020-06' },
        { from: '2021', to: null },
      ],
      quantities: [[{ lower: 40 }], [{ lower: 60 }]],
      topicIds: [[topic], []],
    });
    expect(Object.keys(changes)).toHaveLength(6);
    for (const { reason } of entries) expect(reason).toBe('A typing error');
  });

  it('that changes nothing is none', async () => {
    const { claim } = await recordClaim(app, 'The port is open');
    const input = { id: claim.id, expectedRevision: 1, statement: ' The port is open ' };
    const { reviseClaim } = await app.run<Revised>(REVISE, { input });
    expect(reviseClaim.revision).toBe(1);
    expect(reviseClaim.history.totalCount).toBe(1);
  });

  it('reads the numbers again when the editor’s are taken back', async () => {
    const quantities = [{ lower: 41, upper: 41, comparator: 'EXACT' }];
    const { claim } = await recordClaim(app, 'Some 40 towns were hit', { quantities });
    const { reviseClaim } = await app.run<Revised>(REVISE, {
      input: { id: claim.id, expectedRevision: 1, quantities: null },
    });
    expect(reviseClaim).toMatchObject({ revision: 2, quantities: [{ corrected: false }] });
  });

  it.each([
    [{ statement: '' }, 'input.statement'],
    [{ statement: '12' }, 'input.statement'],
    [{ period: { from: '2021', to: '2020' } }, 'input.period.to'],
    [{ topicIds: ['x'] }, 'input.topicIds'],
    [{ expectedRevision: 0 }, 'input.expectedRevision'],
  ])('with %j is refused at its path and changes nothing', async (wrong, path) => {
    const { claim } = await recordClaim(app, 'The ferry is late');
    const input = { id: claim.id, expectedRevision: 1, kind: 'OPINION', ...wrong };
    expect(await fault(app, REVISE, { input })).toMatchObject({ code: 'BAD_USER_INPUT', path });
    const { node } = await app.run<{ node: object }>(
      'query ($id: ID!) { node(id: $id) { ... on Claim { kind revision } } }',
      { id: claim.id },
    );
    expect(node).toEqual({ kind: 'FACT', revision: 1 });
  });

  it('on a stale revision is a conflict that shows the current state', async () => {
    const { claim } = await recordClaim(app, 'The tunnel is safe');
    const input = { id: claim.id, expectedRevision: 1 };
    const answers = await Promise.all(
      ['FORECAST', 'OPINION', 'DEMAND'].map((kind) =>
        app.send(REVISE, { input: { ...input, kind } }),
      ),
    );
    const codes = answers.map((answer) => answer.errors?.[0]?.extensions.code ?? 'done');
    expect(codes.sort()).toEqual(['CONFLICT', 'CONFLICT', 'done']);
    const stale = {
      current: { revision: 2, status: 'PUBLISHED', statement: 'The tunnel is safe' },
    };
    for (const [operation, more] of [
      [REVISE, {}],
      [RETRACT, { reason: 'x' }],
      [PUBLISH, {}],
    ] as const) {
      const refused = await fault(app, operation, { input: { ...input, ...more } });
      expect(refused).toMatchObject({ code: 'CONFLICT', extensions: stale });
    }
    const unknown = { ...input, id: '00000000-0000-7000-8000-000000000000' };
    expect(await fault(app, REVISE, { input: unknown })).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a claim’s life', () => {
  it('leads from draft to published to retracted and no way back', async () => {
    const { claim } = await recordClaim(app, 'The mill is sold', { draft: true });
    expect(claim).toMatchObject({ status: 'DRAFT', revision: 1 });
    const input = { id: claim.id, expectedRevision: 1 };
    expect(await app.run(PUBLISH, { input })).toEqual({
      publishClaim: { status: 'PUBLISHED', revision: 2 },
    });
    input.expectedRevision = 2;
    expect(await fault(app, PUBLISH, { input })).toMatchObject({ code: 'CONFLICT' });
    expect(await fault(app, RETRACT, { input: { ...input, reason: '' } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'input.reason',
    });
    expect(await app.run(RETRACT, { input: { ...input, reason: 'Misheard' } })).toEqual({
      retractClaim: { status: 'RETRACTED', revision: 3, retractionReason: 'Misheard' },
    });
    input.expectedRevision = 3;
    expect(await fault(app, REVISE, { input })).toMatchObject({ code: 'CONFLICT' });
    expect(await fault(app, RETRACT, { input: { ...input, reason: 'x' } })).toMatchObject({
      code: 'CONFLICT',
    });
    const { node } = await app.run<{ node: { history: { nodes: object[] } } }>(
      `query ($id: ID!) { node(id: $id) { ... on Claim { history { nodes { operation reason changes { field before after } } } } } }`,
      { id: claim.id },
    );
    expect(node.history.nodes).toMatchObject([
      {
        operation: 'retracted',
        reason: 'Misheard',
        changes: [
          { field: 'status', before: '"PUBLISHED"', after: '"RETRACTED"' },
          { field: 'retractionReason', before: null, after: '"Misheard"' },
        ],
      },
      {
        operation: 'published',
        changes: [{ field: 'status', before: '"DRAFT"', after: '"PUBLISHED"' }],
      },
      { operation: 'recorded' },
    ]);
  });
});

describe('a transaction', () => {
  it('shows each mutation of one request its own result', async () => {
    const { claim } = await recordClaim(app, 'The wall stands', { draft: true });
    const twice = `mutation ($p: PublishClaimInput!, $r: RetractClaimInput!) {
      published: publishClaim(input: $p) { status history { totalCount nodes { operation } } }
      retracted: retractClaim(input: $r) { status history { totalCount nodes { operation } } } }`;
    const answer = await app.run(twice, {
      p: { id: claim.id, expectedRevision: 1 },
      r: { id: claim.id, expectedRevision: 2, reason: 'x' },
    });
    expect(answer).toEqual({
      published: {
        status: 'PUBLISHED',
        history: { totalCount: 2, nodes: [{ operation: 'published' }, { operation: 'recorded' }] },
      },
      retracted: {
        status: 'RETRACTED',
        history: {
          totalCount: 3,
          nodes: [
            { operation: 'retracted' },
            { operation: 'published' },
            { operation: 'recorded' },
          ],
        },
      },
    });
  });

  it('that fails undoes its own mutation and no other of the request', async () => {
    const [kept, taken] = [word(), word()];
    await createTopic(app, { name: taken });
    const answer = await app.send<{ a: unknown; b: unknown }>(
      `mutation ($a: CreateTopicInput!, $b: CreateTopicInput!) {
        a: createTopic(input: $a) { name } b: createTopic(input: $b) { name } }`,
      { a: { name: kept }, b: { name: taken } },
    );
    expect(answer.errors).toMatchObject([{ path: ['b'], extensions: { code: 'CONFLICT' } }]);
    expect(
      await fault(
        app,
        'mutation ($input: CreateTopicInput!) { createTopic(input: $input) { id } }',
        { input: { name: kept } },
      ),
    ).toMatchObject({ code: 'CONFLICT' });
  });

  it('that runs into a deadlock is run again, and both succeed', async () => {
    const [one, other] = [await createTopic(app), await createTopic(app)];
    const database = app.nest.get(Database);
    const attempts = [0, 0];
    let ready = 0;
    const swap = (worker: number, first: string, second: string): Promise<void> =>
      database.transaction(async () => {
        attempts[worker]! += 1;
        await database.query('UPDATE topic SET description = $2 WHERE id = $1', [
          first,
          String(worker),
        ]);
        ready += 1;
        // Both hold their first row before either asks for its second.
        while (ready < 2) await new Promise((resolve) => setTimeout(resolve, 2));
        await database.query('UPDATE topic SET description = $2 WHERE id = $1', [
          second,
          String(worker),
        ]);
      });
    await Promise.all([swap(0, one, other), swap(1, other, one)]);
    expect(attempts[0]! + attempts[1]!).toBe(3);
    const rows = await database.query<{ description: string }>(
      'SELECT DISTINCT description FROM topic WHERE id IN ($1, $2)',
      [one, other],
    );
    expect(rows).toHaveLength(1);
  });

  it('is not needed to read and cannot be forgotten to write', async () => {
    const database = app.nest.get(Database);
    const id = await createSpeaker(app);
    const write = (): Promise<object[]> =>
      database.query(`UPDATE speaker SET name = 'x' WHERE id = $1`, [id]);
    await expect(write()).rejects.toThrow('read-only transaction');
    await expect(database.transaction(write)).resolves.toBeDefined();
    await expect(write()).rejects.toThrow('read-only transaction');
  });

  it('that revises a claim lets others refer to it meanwhile', async () => {
    const { claim } = await recordClaim(app, `There are 2,500 troops in ${word()}`);
    const input = { id: claim.id, expectedRevision: 1, period: { from: '2021' } };
    await withClient(app.url, async (other) => {
      await other.query('BEGIN');
      await other.query('SELECT pg_advisory_xact_lock($1)', [DETECTION_LOCK]);
      const revision = app.run<Revised>(REVISE, { input });
      await waitsForLock(other);
      // What detection does when it finds that a new claim conflicts with this one.
      await other.query('SELECT FROM claim WHERE id = $1 FOR KEY SHARE NOWAIT', [claim.id]);
      await other.query('COMMIT');
      expect((await revision).reviseClaim.revision).toBe(2);
    });
  });
});

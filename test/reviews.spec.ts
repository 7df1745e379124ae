import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { clash, claimInput, fault, RETRACT, recordClaim, word } from './support/records.js';

const NOBODY = '00000000-0000-7000-8000-000000000000';
const FIELDS = `id status revision relation score kinds engineVersion
  findings { kind sentenceAr sentenceEn valueA valueB }
  claimA { id } claimB { id } reviews { decision reason holds note reviewer }
  history(first: 10) { nodes { operation reason changes { field before after } } }`;
const mutation = (name: string, input: string): string =>
  `mutation ($input: ${input}!) { ${name}(input: $input) { ${FIELDS} } }`;

const DECIDE = {
  CONFIRMED: { operation: mutation('confirmContradiction', 'ReviewInput'), input: {} },
  DISMISSED: {
    operation: mutation('dismissContradiction', 'DismissContradictionInput'),
    input: { reason: 'SUPERSEDED' },
  },
  RESOLVED: {
    operation: mutation('resolveContradiction', 'ResolveContradictionInput'),
    input: { holds: 'A', evidence: 'The register' },
  },
  REOPENED: { operation: mutation('reopenContradiction', 'ReviewInput'), input: {} },
};
type Decision = keyof typeof DECIDE;
const RECORD = mutation('recordContradiction', 'RecordContradictionInput');
const REVISE =
  'mutation ($input: ReviseClaimInput!) { reviseClaim(input: $input) { id revision } }';

interface Contradiction {
  id: string;
  status: string;
  revision: number;
  relation: string;
  score: number;
  kinds: string[];
  claimA: { id: string };
  claimB: { id: string };
  findings: { kind: string }[];
  reviews: { decision: string; reviewer: string | null }[];
  history: { nodes: { operation: string; reason: string | null }[] };
}

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

async function read(id: string): Promise<Contradiction | null> {
  const ask = `query ($id: ID!) { node(id: $id) { ... on Contradiction { ${FIELDS} } } }`;
  return (await app.run<{ node: Contradiction | null }>(ask, { id })).node;
}

async function decide(decision: Decision, id: string, more: object = {}): Promise<Contradiction> {
  const { operation, input } = DECIDE[decision];
  const answer = await app.run<Record<string, Contradiction>>(operation, {
    input: { id, ...input, ...more },
  });
  return Object.values(answer)[0]!;
}

async function editorial(
  claimId: string,
  otherClaimId: string,
  more: object = {},
): Promise<Contradiction> {
  const input = {
    claimId,
    otherClaimId,
    relation: 'TENSION',
    rationale: 'One rests on the other',
    ...more,
  };
  return (await app.run<{ recordContradiction: Contradiction }>(RECORD, { input }))
    .recordContradiction;
}

describe('the state machine', () => {
  const PATHS: Record<string, Decision[]> = {
    SUGGESTED: [],
    CONFIRMED: ['CONFIRMED'],
    DISMISSED: ['DISMISSED'],
    RESOLVED: ['CONFIRMED', 'RESOLVED'],
  };
  const LEADS: Record<string, Partial<Record<Decision, string>>> = {
    SUGGESTED: { CONFIRMED: 'CONFIRMED', DISMISSED: 'DISMISSED' },
    CONFIRMED: { DISMISSED: 'DISMISSED', RESOLVED: 'RESOLVED' },
    DISMISSED: { REOPENED: 'SUGGESTED' },
    RESOLVED: { REOPENED: 'SUGGESTED' },
  };
  const claims: string[] = [];
  const pairs: [string, string][] = [];
  beforeAll(async () => {
    for (const noun of ['dam', 'ferry', 'harvest', 'museum', 'orchard', 'stadium', 'tunnel']) {
      const { claim } = await recordClaim(app, `The ${noun} near ${word()} is old`);
      for (const earlier of claims) pairs.push([earlier, claim.id]);
      claims.push(claim.id);
    }
  });

  it.each(
    Object.keys(PATHS).flatMap((status) =>
      (Object.keys(DECIDE) as Decision[]).map((decision) => [status, decision] as const),
    ),
  )('from %s takes %s as it should', async (status, decision) => {
    const before = await editorial(...pairs.pop()!);
    for (const step of PATHS[status]!) await decide(step, before.id);
    const reached = (await read(before.id))!;
    expect(reached.status).toBe(status);
    const target = LEADS[status]![decision];
    if (target) {
      const after = await decide(decision, before.id, { note: 'so' });
      expect(after).toMatchObject({ status: target, revision: reached.revision + 1 });
      expect(after.reviews).toHaveLength(reached.reviews.length + 1);
      expect(after.reviews.at(-1)).toMatchObject({ decision, reviewer: 'The ADMIN' });
      expect(after.history.nodes[0]).toMatchObject({
        operation: decision.toLowerCase(),
        changes: [{ field: 'status', before: `"${status}"`, after: `"${target}"` }],
      });
    } else {
      const { operation, input } = DECIDE[decision];
      expect(await fault(app, operation, { input: { id: before.id, ...input } })).toMatchObject({
        code: 'CONFLICT',
        extensions: { current: { status, revision: reached.revision } },
      });
      expect(await read(before.id)).toEqual(reached);
    }
  });

  it('lets one of two editors decide', async () => {
    const { id } = await editorial(...pairs.pop()!);
    const send = (decision: Decision): Promise<unknown> =>
      app
        .send(DECIDE[decision].operation, {
          input: { id, expectedRevision: 1, ...DECIDE[decision].input },
        })
        .then((answer) => answer.errors?.[0]?.extensions.code ?? 'done');
    expect((await Promise.all([send('CONFIRMED'), send('DISMISSED')])).sort()).toEqual([
      'CONFLICT',
      'done',
    ]);
    expect((await read(id))!.reviews).toHaveLength(1);
  });

  it.each<[Decision, object, string]>([
    ['DISMISSED', { reason: 'OTHER' }, 'input.note'],
    ['DISMISSED', { reason: 'OTHER', note: ' ' }, 'input.note'],
    ['RESOLVED', { evidence: '' }, 'input.evidence'],
    ['RESOLVED', { evidence: ' \n' }, 'input.evidence'],
    ['CONFIRMED', { expectedRevision: 0 }, 'input.expectedRevision'],
    ['CONFIRMED', { note: 'x'.repeat(2001) }, 'input.note'],
  ])('refuses %s with too little or too much', async (decision, wrong, path) => {
    const { operation, input } = DECIDE[decision];
    expect(
      await fault(app, operation, { input: { id: NOBODY, ...input, ...wrong } }),
    ).toMatchObject({
      code: 'BAD_USER_INPUT',
      path,
    });
  });

  it('keeps reason, note and evidence with the decision', async () => {
    const { id } = await clash(app);
    await decide('DISMISSED', id, { reason: 'OTHER', note: 'A slip' });
    await decide('REOPENED', id);
    await decide('CONFIRMED', id);
    const { reviews } = await decide('RESOLVED', id, { holds: 'NEITHER' });
    const none = { reason: null, holds: null, note: null, reviewer: 'The ADMIN' };
    expect(reviews).toEqual([
      { ...none, decision: 'DISMISSED', reason: 'OTHER', note: 'A slip' },
      { ...none, decision: 'REOPENED' },
      { ...none, decision: 'CONFIRMED' },
      { ...none, decision: 'RESOLVED', holds: 'NEITHER', note: 'The register' },
    ]);
    expect(await fault(app, DECIDE.CONFIRMED.operation, { input: { id: NOBODY } })).toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('a decision', () => {
  it.each<Decision>(['CONFIRMED', 'DISMISSED'])('of %s survives another look', async (decision) => {
    const { id, one } = await clash(app);
    const decided = await decide(decision, id);
    const { article, speaker } = claimInput('') as Record<string, object>;
    await app.run(
      'mutation ($input: AttributeClaimInput!) { attributeClaim(input: $input) { id } }',
      {
        input: { claimId: one.id, article, speaker, form: 'PARAPHRASE' },
      },
    );
    const input = { id: one.id, expectedRevision: 1, kind: 'FORECAST', topicIds: [] };
    await app.run(REVISE, { input });
    expect(await read(id)).toEqual(decided);
  });

  it.each([
    [{ statement: 'There are 2,600 troops here' }],
    [{ period: { from: '2021' } }],
    [{ quantities: [{ lower: 1, upper: 1, comparator: 'EXACT' }] }],
  ])('is reopened, and kept, when a claim gets %j', async (change) => {
    const { id, one } = await clash(app);
    await decide('DISMISSED', id);
    await app.run(REVISE, { input: { id: one.id, expectedRevision: 1, ...change } });
    expect(await read(id)).toMatchObject({
      status: 'SUGGESTED',
      reviews: [
        { decision: 'DISMISSED', reason: 'SUPERSEDED' },
        { decision: 'REOPENED', reviewer: null },
      ],
      history: {
        nodes: [{ operation: 'reopened' }, { operation: 'dismissed' }, { operation: 'suggested' }],
      },
    });
  });

  it('outlives the claim; a mere suggestion goes with it', async () => {
    const [open, confirmed] = [await clash(app), await clash(app)];
    await decide('CONFIRMED', confirmed.id);
    for (const { one } of [open, confirmed]) {
      await app.run(RETRACT, {
        input: { id: one.id, expectedRevision: 1, reason: 'Misread' },
      });
    }
    expect(await read(open.id)).toBeNull();
    expect(await read(confirmed.id)).toMatchObject({ status: 'CONFIRMED' });
  });

  it('not yet taken goes with the words it rested on', async () => {
    const { id, other } = await clash(app);
    const input = { id: other.id, expectedRevision: 1, statement: 'The weather is fine' };
    await app.run(REVISE, { input });
    expect(await read(id)).toBeNull();
  });

  it('meets no suggestion of a claim that is being retracted', async () => {
    const place = word();
    const { claim } = await recordClaim(app, `There are 2,500 divers in ${place}`);
    const [, { contradictions, claim: late }] = await Promise.all([
      app.run(RETRACT, { input: { id: claim.id, expectedRevision: 1, reason: 'Misread' } }),
      recordClaim(app, `There are 900 divers in ${place}`),
    ]);
    const open = await withClient(app.url, (client) =>
      client.query('SELECT FROM contradiction WHERE $1 IN (claim_a_id, claim_b_id)', [late.id]),
    );
    expect(open.rowCount).toBe(0);
    expect(contradictions.length).toBeLessThanOrEqual(1);
  });
});

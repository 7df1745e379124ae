import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import {
  clash,
  createOutlet,
  createSpeaker,
  createTopic,
  fault,
  type PageOfIds,
  recordClaim,
  walk,
  word,
} from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const DETAILS = `id status kinds relation score revision engineVersion detectedAt
  claimA { id statement } claimB { id statement } selfContradiction { id }
  findings { kind relation score valueA valueB sentenceAr sentenceEn rule ruleVersion
    spansA { start end text } spansB { start end text } }`;
const BOARD = `query ($filter: ContradictionFilter, $orderBy: ContradictionOrder, $first: Int, $after: String) {
  contradictions(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { ${DETAILS} } totalCount pageInfo { hasNextPage endCursor } } }`;
const OF_CLAIM = `query ($id: ID!, $status: ContradictionStatus, $first: Int) { node(id: $id) { ... on Claim {
  contradictions(status: $status, first: $first) { totalCount nodes { id score } pageInfo { hasNextPage } } } } }`;

interface Span {
  start: number;
  end: number;
  text: string;
}

interface Contradiction {
  id: string;
  score: number;
  claimA: { id: string; statement: string };
  claimB: { id: string; statement: string };
  findings: {
    kind: string;
    spansA: Span[];
    spansB: Span[];
    sentenceAr: string;
    sentenceEn: string;
  }[];
}

interface Board extends PageOfIds {
  nodes: Contradiction[];
  totalCount: number;
}

async function board(filter: object, more: object = {}): Promise<Board> {
  return (await app.run<{ contradictions: Board }>(BOARD, { filter, ...more })).contradictions;
}

describe('detection', () => {
  it('finds on recording what the new claim excludes, and says why in both languages', async () => {
    const topicIds = [await createTopic(app)];
    const { id, one, other } = await clash(app, { topicIds }, { topicIds });
    const { nodes, totalCount } = await board({ topicId: topicIds[0] });
    expect(totalCount).toBe(1);
    const [contradiction] = nodes;
    expect(contradiction).toMatchObject({
      id,
      status: 'SUGGESTED',
      kinds: expect.arrayContaining(['QUANTITY']),
      relation: 'CONTRARY',
      revision: 1,
      selfContradiction: null,
      claimA: { id: one.id },
      claimB: { id: other.id },
    });
    expect(one.id < other.id).toBe(true);
    const { claimA, claimB, findings } = contradiction!;
    const quantity = findings.find((finding) => finding.kind === 'QUANTITY')!;
    expect(quantity).toMatchObject({ valueA: expect.stringContaining('2') });
    expect(quantity.spansA.length * quantity.spansB.length).toBeGreaterThan(0);
    for (const { start, end, text } of quantity.spansA) {
      expect(claimA.statement.slice(start, end)).toBe(text);
    }
    for (const { start, end, text } of quantity.spansB) {
      expect(claimB.statement.slice(start, end)).toBe(text);
    }
    expect(quantity.sentenceEn).toMatch(/[a-z]/);
    expect(quantity.sentenceAr).toMatch(/[\u0621-\u064a]/);
  });

  it.each([
    ['The army withdrew from Mosul', 'The army did not withdraw from Mosul'],
    ['انسحب الجيش من الموصل', 'لم ينسحب الجيش من الموصل'],
    ['يوجد 2500 جندي في كركوك', 'يوجد 900 جندي في كركوك'],
  ])('sets «%s» against «%s»', async (one, other) => {
    const first = await recordClaim(app, one);
    const second = await recordClaim(app, other);
    const partners = second.contradictions.map(({ claimA }) => claimA.id);
    expect(partners).toContain(first.claim.id);
  });

  it('finds two claims that are recorded at the same moment', async () => {
    for (let round = 0; round < 3; round++) {
      const place = word();
      const topicIds = [await createTopic(app)];
      await Promise.all([
        recordClaim(app, `There are 2,500 troops in ${place}`, { topicIds }),
        recordClaim(app, `There are 900 troops in ${place}`, { topicIds }),
        recordClaim(app, `There are 40 troops in ${place}`, { topicIds }),
      ]);
      expect((await board({ topicId: topicIds[0] })).totalCount).toBe(3);
    }
  });

  it('leaves drafts and retracted claims alone until they are published', async () => {
    const place = word();
    await recordClaim(app, `There are 2,500 troops in ${place}`);
    const { claim, contradictions } = await recordClaim(app, `There are 900 troops in ${place}`, {
      draft: true,
    });
    expect(contradictions).toEqual([]);
    await app.run('mutation ($input: PublishClaimInput!) { publishClaim(input: $input) { id } }', {
      input: { id: claim.id, expectedRevision: 1 },
    });
    const { node } = await app.run<{ node: object }>(OF_CLAIM, { id: claim.id });
    expect(node).toMatchObject({ contradictions: { totalCount: 1 } });
  });

  it('names the speaker who says both, also where two turn out to be one', async () => {
    const [fromId, intoId] = [await createSpeaker(app), await createSpeaker(app)];
    const topicIds = [await createTopic(app)];
    const by = (id: string): object => ({ speaker: { id }, topicIds });
    await clash(app, by(intoId), by(intoId));
    const mine = { topicId: topicIds[0], selfOnly: true };
    expect((await board(mine)).nodes).toMatchObject([{ selfContradiction: { id: intoId } }]);
    await clash(app, by(fromId), by(intoId));
    expect((await board(mine)).totalCount).toBe(1);
    await app.run(
      'mutation ($input: MergeSpeakersInput!) { mergeSpeakers(input: $input) { id } }',
      {
        input: { fromId, intoId },
      },
    );
    expect((await board(mine)).nodes).toMatchObject([
      { selfContradiction: { id: intoId } },
      { selfContradiction: { id: intoId } },
    ]);
    expect((await board({ speakerId: fromId, selfOnly: true })).totalCount).toBe(2);
  });
});

describe('the board', () => {
  const refs = { topic: '', speaker: '', outlet: '' };
  const pairs: string[] = [];
  beforeAll(async () => {
    refs.topic = await createTopic(app);
    refs.speaker = await createSpeaker(app);
    refs.outlet = await createOutlet(app);
    const topicIds = [refs.topic];
    const article = { create: { headline: 'x', language: 'EN', outletId: refs.outlet } };
    const inputs = [
      [{ saidAt: '2021-12-10' }, { saidAt: '2021-12-11' }],
      [{ speaker: { id: refs.speaker } }, {}],
      [{}, { article }],
      [{}, {}],
      [{}, {}],
    ] as const;
    for (const [a, b] of inputs) pairs.push((await clash(app, { ...a, topicIds }, b)).id);
    await app.run(
      'mutation ($input: DismissContradictionInput!) { dismissContradiction(input: $input) { id } }',
      { input: { id: pairs[3], reason: 'DIFFERENT_SCOPE' } },
    );
  });

  const today = new Date().toISOString().slice(0, 10);
  it.each<[string, () => object, number[]]>([
    ['topic', () => ({}), [0, 1, 2, 3, 4]],
    ['status', () => ({ status: 'DISMISSED' }), [3]],
    ['open status', () => ({ status: 'SUGGESTED' }), [0, 1, 2, 4]],
    ['kind', () => ({ kind: 'QUANTITY' }), [0, 1, 2, 3, 4]],
    ['another kind', () => ({ kind: 'EDITORIAL' }), []],
    ['relation', () => ({ relation: 'CONTRARY' }), [0, 1, 2, 3, 4]],
    ['another relation', () => ({ relation: 'TENSION' }), []],
    ['score', () => ({ minScore: 0.3 }), [0, 1, 2, 3, 4]],
    ['top score', () => ({ minScore: 1 }), []],
    ['speaker', () => ({ speakerId: refs.speaker }), [1]],
    ['outlet', () => ({ outletId: refs.outlet }), [2]],
    ['self only', () => ({ selfOnly: true }), []],
    ['self or not', () => ({ selfOnly: false }), [0, 1, 2, 3, 4]],
    [
      'day of detection',
      () => ({ detectedFrom: today.slice(0, 7), detectedTo: '2999' }),
      [0, 1, 2, 3, 4],
    ],
    ['past detection', () => ({ detectedTo: '2020' }), []],
    ['future detection', () => ({ detectedFrom: '2999' }), []],
    ['day said', () => ({ saidFrom: '2021-12-11' }), [0]],
    ['year said', () => ({ saidFrom: '2021', saidTo: '2021' }), [0]],
    ['day nobody said it', () => ({ saidFrom: '2021-12-12' }), []],
  ])('filters by %s', async (_what, filter, expected) => {
    const { nodes, totalCount } = await board({ topicId: refs.topic, ...filter() });
    expect(nodes.map((node) => pairs.indexOf(node.id)).sort()).toEqual(expected);
    expect(totalCount).toBe(expected.length);
  });

  it.each([{ minScore: 1.1 }, { minScore: -0.1 }, { detectedFrom: 'today' }, { topicId: 'x' }])(
    'refuses the filter %j at its path',
    async (filter) => {
      const refused = { code: 'BAD_USER_INPUT', path: `filter.${Object.keys(filter)[0]}` };
      expect(await fault(app, BOARD, { filter })).toMatchObject(refused);
    },
  );

  it.each(
    ['SCORE', 'DETECTED_AT'].flatMap((field) =>
      [true, false].map((descending) => ({ field, descending })),
    ),
  )('is walked in the order %j without loss or repeat', async (orderBy) => {
    const whole = (await board({}, { orderBy, first: 100 })).nodes;
    expect(whole.length).toBeGreaterThan(10);
    const keys = whole.map((node) =>
      orderBy.field === 'SCORE'
        ? node.score
        : Date.parse((node as unknown as { detectedAt: string }).detectedAt),
    );
    const sorted = [...keys].sort((a, b) => (orderBy.descending ? b - a : a - b));
    expect(keys).toEqual(sorted);
    for (const first of [1, 2, 7, whole.length]) {
      expect(await walk((after) => board({}, { orderBy, first, after }))).toEqual(
        whole.map((node) => node.id),
      );
    }
  });

  it.each(['2021', '2021-12-10 25:00:00+00', '2021-12-10 10:00:00', 'now'])(
    'refuses a cursor forged at %j',
    async (time) => {
      const cursor = [time, '01890000-0000-7000-8000-000000000000'];
      const after = Buffer.from(JSON.stringify(cursor)).toString('base64url');
      const orderBy = { field: 'DETECTED_AT' };
      expect(await fault(app, BOARD, { orderBy, after })).toMatchObject({
        code: 'BAD_USER_INPUT',
        path: 'after',
      });
    },
  );

  it('of one claim is paged and told by status', async () => {
    const place = word();
    const { claim } = await recordClaim(app, `There are 2,500 troops in ${place}`);
    for (const n of [900, 700, 500]) await recordClaim(app, `There are ${n} troops in ${place}`);
    const ask = async (more: object): Promise<unknown> =>
      (await app.run<{ node: { contradictions: unknown } }>(OF_CLAIM, { id: claim.id, ...more }))
        .node.contradictions;
    expect(await ask({ first: 2 })).toMatchObject({
      totalCount: 3,
      pageInfo: { hasNextPage: true },
    });
    expect(await ask({ status: 'SUGGESTED' })).toMatchObject({
      totalCount: 3,
      pageInfo: { hasNextPage: false },
    });
    expect(await ask({ status: 'CONFIRMED' })).toMatchObject({ totalCount: 0, nodes: [] });
  });
});

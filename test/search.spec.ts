import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import {
  addArticle,
  createOutlet,
  createSpeaker,
  createTopic,
  fault,
  type PageOfIds,
  recordClaim,
  walk,
} from './support/records.js';

const CLAIMS = `query ($filter: ClaimFilter, $orderBy: ClaimOrder, $first: Int, $after: String) {
  claims(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    nodes { id } edges { cursor node { id } } totalCount
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }`;

interface Page extends PageOfIds {
  edges: { cursor: string; node: { id: string } }[];
  totalCount: number;
  pageInfo: {
    hasNextPage: boolean;
    hasPreviousPage: boolean;
    startCursor: string | null;
    endCursor: string | null;
  };
}

const STATEMENTS = {
  stay: 'سيبقى 2500 جندي أميركي في العراق',
  leave: 'ستنسحب القوات القتالية للتحالف من العراق',
  aid: 'أوقفت الأمم المتحدة المساعدات عن المخيمات',
  soldiers: 'American soldiers will remain in the country',
  approved: 'The parliament approved the budget law',
  rejected: 'A committee of parliament rejected the budget',
  harbour: 'The harbour was dredged in spring',
} as const;
type Key = keyof typeof STATEMENTS;

let app: TestApp;
const ids = {} as Record<Key, string>;
const refs = {} as Record<'speaker' | 'article' | 'outlet' | 'topic' | 'lastTopic', string>;
let keyOf: Map<string, Key>;

beforeAll(async () => {
  app = await startTestApp();
  refs.outlet = await createOutlet(app, { name: 'Beta Press' });
  const alpha = await createOutlet(app, { name: 'Alpha Press' });
  refs.article = await addArticle(app, { outletId: refs.outlet });
  refs.speaker = await createSpeaker(app, { name: 'Mona' });
  refs.topic = await createTopic(app, { name: 'Money' });
  refs.lastTopic = await createTopic(app, { name: 'Zoning' });
  const by = (name: string): object => ({ create: { name, kind: 'PERSON' } });
  const inputs: Record<Key, object> = {
    stay: { kind: 'COMMITMENT', saidAt: '2021-12-10', speaker: by('Zaid') },
    leave: { kind: 'COMMITMENT', saidAt: '2021-12-11', translation: 'Combat forces will withdraw' },
    aid: { saidAt: '2021-12', draft: true },
    soldiers: { speaker: by('Adam'), saidAt: '2021-12-10' },
    approved: {
      speaker: { id: refs.speaker },
      article: { id: refs.article },
      topicIds: [refs.lastTopic, refs.topic],
      saidAt: '2020',
    },
    rejected: {
      speaker: { id: refs.speaker },
      article: { id: refs.article },
      topicIds: [refs.lastTopic],
    },
    harbour: { article: { create: { headline: 'x', language: 'EN', outletId: alpha } } },
  };
  for (const key of Object.keys(STATEMENTS) as Key[]) {
    ids[key] = (await recordClaim(app, STATEMENTS[key], inputs[key])).claim.id;
  }
  keyOf = new Map(Object.entries(ids).map(([key, id]) => [id, key as Key]));
});
afterAll(() => app.close());

async function page(variables: object): Promise<Page> {
  return (await app.run<{ claims: Page }>(CLAIMS, variables)).claims;
}

async function found(filter: object): Promise<Key[]> {
  const { nodes, totalCount } = await page({ filter });
  expect(totalCount).toBe(nodes.length);
  return nodes.map((node) => keyOf.get(node.id)!).sort();
}

describe('a search', () => {
  it.each<[string, string, Key[]]>([
    ['a hamza left out', 'الامم', ['aid']],
    ['tashkeel', 'الأُمَمُ', ['aid']],
    ['tatweel', 'المســـاعدات', ['aid']],
    ['ي for ى', 'سيبقي', ['stay']],
    ['Arabic digits', '٢٥٠٠', ['stay']],
    ['no article', 'قوات', ['leave']],
    ['another ending', 'قتالي', ['leave']],
    ['the singular of a sound plural', 'المساعدة', ['aid']],
    ['the singular', 'soldier', ['soldiers']],
    ['another tense', 'approve', ['approved']],
    ['capitals', 'HARBOUR', ['harbour']],
    ['the translation', 'withdrawing', ['leave']],
    ['a misspelt word', 'parlament', ['approved', 'rejected']],
    ['a misspelt Arabic word', 'المساعادت', ['aid']],
    ['two words', 'budget parliament', ['approved', 'rejected']],
    ['either word', 'harbour or soldiers', ['harbour', 'soldiers']],
    ['a phrase', '"budget law"', ['approved']],
    ['a phrase in another order', '"law budget"', []],
    ['an Arabic phrase', '"القوات القتالية"', ['leave']],
    ['a phrase and a word', '"the budget" committee', ['rejected']],
    ['an excluded word', 'parliament -law', ['rejected']],
    ['an excluded word in another form', 'parliament -laws', ['rejected']],
    ['an excluded Arabic word', 'العراق -القوات', ['stay']],
    ['an excluded phrase', 'parliament -"budget law"', ['rejected']],
    ['words nobody said', 'xylophone', []],
    ['nothing but signs', '?! -', []],
  ])('reads %s: %s', async (_what, search, keys) => {
    expect(await found({ search })).toEqual(keys);
  });

  it('gives the best answer first', async () => {
    const { nodes } = await page({ filter: { search: 'budget law' } });
    expect(nodes[0]!.id).toBe(ids.approved);
    expect(await fault(app, CLAIMS, { orderBy: { field: 'RELEVANCE' } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'orderBy.field',
    });
  });
});

describe('a filter', () => {
  it.each<[string, () => object, Key[]]>([
    ['speaker', () => ({ speakerId: refs.speaker }), ['approved', 'rejected']],
    ['article', () => ({ articleId: refs.article }), ['approved', 'rejected']],
    ['outlet', () => ({ outletId: refs.outlet }), ['approved', 'rejected']],
    ['topic', () => ({ topicId: refs.topic }), ['approved']],
    ['kind', () => ({ kind: 'COMMITMENT' }), ['leave', 'stay']],
    ['status', () => ({ status: 'DRAFT' }), ['aid']],
    ['first day', () => ({ saidFrom: '2021-12-11' }), ['leave']],
    ['last day', () => ({ saidTo: '2020' }), ['approved']],
    [
      'month',
      () => ({ saidFrom: '2021-12', saidTo: '2021-12' }),
      ['aid', 'leave', 'soldiers', 'stay'],
    ],
    [
      'several at once',
      () => ({ search: 'budget', topicId: refs.topic, saidTo: '2020-06' }),
      ['approved'],
    ],
    ['nothing in common', () => ({ speakerId: refs.speaker, saidFrom: '2021' }), []],
  ])('by %s', async (_what, filter, keys) => {
    expect(await found(filter())).toEqual(keys);
  });

  it('by contradiction tells those with an open one from those without', async () => {
    const a = await recordClaim(app, 'There are 2,500 troops in Iraq', { kind: 'OPINION' });
    const b = await recordClaim(app, 'There are 900 troops in Iraq', { kind: 'FACT' });
    await app.run('mutation ($input: RetractClaimInput!) { retractClaim(input: $input) { id } }', {
      input: { id: a.claim.id, expectedRevision: 1, reason: 'to try the filter' },
    });
    const c = await recordClaim(app, 'There are 40 troops in Iraq');
    const list = async (contradicted: boolean): Promise<string[]> =>
      (await page({ filter: { contradicted }, first: 100 })).nodes.map((node) => node.id);
    const [open, rest] = [await list(true), await list(false)];
    expect(open).toEqual(expect.arrayContaining([b.claim.id, c.claim.id]));
    expect(rest).toEqual(expect.arrayContaining([a.claim.id, ids.harbour]));
    expect(open.filter((id) => rest.includes(id))).toEqual([]);
    expect(open.length + rest.length).toBe((await page({})).totalCount);
  });
});

describe('an order', () => {
  const EXPECTED: Record<string, Key[]> = {
    SAID_AT: ['rejected', 'harbour', 'approved', 'aid', 'stay', 'soldiers', 'leave'],
    RECORDED_AT: ['stay', 'leave', 'aid', 'soldiers', 'approved', 'rejected', 'harbour'],
    TOPIC: ['stay', 'leave', 'aid', 'soldiers', 'harbour', 'approved', 'rejected'],
    OUTLET: ['stay', 'leave', 'aid', 'soldiers', 'harbour', 'approved', 'rejected'],
  };
  const ours = (list: string[]): Key[] => list.flatMap((id) => keyOf.get(id) ?? []);

  it.each(Object.entries(EXPECTED))('by %s is %j', async (field, keys) => {
    const up = await page({ orderBy: { field, descending: false }, first: 100 });
    expect(ours(up.nodes.map((node) => node.id))).toEqual(keys);
    const down = await page({ orderBy: { field }, first: 100 });
    expect(down.nodes).toEqual([...up.nodes].reverse());
  });

  it('by SPEAKER follows their names', async () => {
    const { nodes } = await page({ orderBy: { field: 'SPEAKER', descending: false }, first: 100 });
    const named: Key[] = ['soldiers', 'approved', 'rejected', 'stay'];
    expect(ours(nodes.map((node) => node.id)).filter((key) => named.includes(key))).toEqual(named);
  });

  const fields = ['SAID_AT', 'RECORDED_AT', 'SPEAKER', 'OUTLET', 'TOPIC', 'RELEVANCE'];
  it.each(fields.flatMap((field) => [true, false].map((descending) => [field, descending])))(
    'by %s, descending: %s, is walked in pages of any size without loss or repeat',
    async (field, descending) => {
      const filter =
        field === 'RELEVANCE' ? { search: 'the parliament or iraq or country or العراق' } : {};
      const list = { filter, orderBy: { field, descending } };
      const whole = (await page({ ...list, first: 100 })).nodes.map((node) => node.id);
      expect(whole.length).toBeGreaterThan(4);
      for (let first = 1; first <= whole.length; first++) {
        expect(await walk((after) => page({ ...list, first, after }))).toEqual(whole);
      }
    },
  );

  it('tells of each page where it stands', async () => {
    const first = await page({ first: 3 });
    expect(first.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: first.edges[0]!.cursor,
      endCursor: first.edges[2]!.cursor,
    });
    const second = await page({ first: 3, after: first.edges[0]!.cursor });
    expect(second.nodes.slice(0, 2)).toEqual(first.nodes.slice(1));
    expect(second.pageInfo.hasPreviousPage).toBe(true);
    const none = await page({ filter: { search: 'xylophone' } });
    expect(none.pageInfo).toMatchObject({ hasNextPage: false, startCursor: null, endCursor: null });
  });

  const id = '01890000-0000-7000-8000-000000000000';
  it.each([
    ['SAID_AT', ['2021', id]],
    ['SAID_AT', ['1', id]],
    ['SAID_AT', ['2021-02-30', id]],
    ['SAID_AT', ['infinity', id]],
    ['SAID_AT', ['2021-12-10', 'x']],
    ['SAID_AT', ['2021-12-10']],
    ['SAID_AT', { 0: '2021-12-10', 1: id }],
    ['SAID_AT', [20211210, id]],
    ['RELEVANCE', ['0b1', id]],
    ['RELEVANCE', ['1e-999', id]],
    ['RELEVANCE', ['1e999', id]],
    ['RELEVANCE', ['NaN', id]],
    ['RELEVANCE', [' ', id]],
    ['SPEAKER', ['a\0', id]],
    ['RECORDED_AT', ['x', id]],
  ])('by %s refuses the forged cursor %j', async (field, cursor) => {
    const after = Buffer.from(JSON.stringify(cursor)).toString('base64url');
    const list = { filter: { search: 'budget' }, orderBy: { field }, after };
    expect(await fault(app, CLAIMS, list)).toMatchObject({ code: 'BAD_USER_INPUT', path: 'after' });
  });

  it.each(['!', 'bm90IGpzb24', 'x'.repeat(1001)])('refuses the cursor %j', async (after) => {
    expect(await fault(app, CLAIMS, { after })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'after',
    });
  });

  it.each([0, -1, 101])('refuses a page of %i', async (first) => {
    const refusal = { code: 'BAD_USER_INPUT', path: 'first' };
    expect(await fault(app, CLAIMS, { first })).toMatchObject(refusal);
    const nested = `query ($id: ID!, $first: Int) { node(id: $id) { ... on Claim { history(first: $first) { totalCount } } } }`;
    expect(await fault(app, nested, { id: ids.stay, first })).toMatchObject(refusal);
  });
});

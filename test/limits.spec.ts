import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { BOARD_QUERY } from '../bench/board.sql.js';
import { startTestApp, type TestApp } from './support/app.js';
import { fault, word } from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const times = (count: number, part: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => part(i)).join(' ');

/** So many fields deep, the leaf counted: 1 and a multiple of 3. */
const deep = (levels: number): string => {
  const turns = (levels - 1) / 3;
  const turn = 'claims(first: 1) { nodes { topics { ';
  return `{ ${turn.repeat(turns)} id ${'} '.repeat(turns * 3)} }`;
};

describe('a document beyond a limit is refused with the limit, what was measured and the remedy', () => {
  it.each<[string, string, string, number]>([
    ['tokens', `{ ${times(3000, (i) => `a${i}:__typename`)} }`, 'tokens', 2001],
    ['aliases', `{ ${times(51, (i) => `a${i}: __typename`)} }`, 'aliases', 51],
    ['root fields', `{ ${times(21, () => '__typename')} }`, 'rootFields', 21],
    [
      'root fields in fragments',
      `{ ...a ...a ...a } fragment a on Query { ...b ...b } fragment b on Query { ${times(4, () => '__typename')} }`,
      'rootFields',
      24,
    ],
    ['levels', deep(16), 'depth', 16],
    ['directives', `{ __typename ${times(51, () => '@skip(if: false)')} }`, 'directives', 51],
    ['bytes', `{ node(id: "${'x'.repeat(100_000)}") { id } }`, 'queryBytes', 100_023],
    [
      'values',
      '{ topics(first: 100) { nodes { claims(first: 100) { nodes { id statement kind language status revision createdAt updatedAt retractionReason translation } } } } }',
      'cost',
      // One list of topics; of each its list of claims; of each ten values.
      1 + (1 + 100 * (1 + (1 + 100 * 10))),
    ],
    [
      'fields when fragments that double each other are written out',
      `{ topics { nodes { ...f0 } } } ${times(60, (i) => `fragment f${i} on Topic { ...f${i + 1} ...f${i + 1} }`)} fragment f60 on Topic { id }`,
      'fields',
      2 ** 53 - 1,
    ],
    [
      'fields that share a name',
      `{ topics { nodes { ${times(102, () => 'id')} } } }`,
      'repeats',
      (102 * 101) / 2,
    ],
    [
      'the same in fragments, and below each other',
      `{ topics { nodes { ...a ...b } } } fragment a on Topic { ${times(40, () => 'claims { totalCount }')} } fragment b on Topic { ${times(40, () => 'claims { totalCount }')} }`,
      'repeats',
      80 * 79,
    ],
    [
      'fields of a fragment that nobody uses',
      `{ __typename } ${times(12, (i) => `fragment f${i} on Topic { ...f${i + 1} ...f${i + 1} }`)} fragment f12 on Topic { id }`,
      'fields',
      4096,
    ],
  ])('%s', async (_what, query, limit, measured) => {
    const refused = await fault(app, query);
    expect(refused.code).toBe('QUERY_TOO_COMPLEX');
    expect(refused.extensions).toMatchObject({ limit, measured });
    const { allowed } = refused.extensions as { allowed: number };
    expect(measured).toBeGreaterThan(allowed);
    expect(refused.message).toContain(` ${measured} `);
    expect(refused.message).toMatch(/of at most \d+; .+\. The limit is ISNAD_MAX_QUERY_\w+\.$/);
  });
});

it.each([
  ['themselves', '{ topics { nodes { ...a } } } fragment a on Topic { id ...a }'],
  [
    'each other, far below',
    '{ topics { nodes { ...a } } } fragment a on Topic { claims { nodes { topics { ...b ...b } } } } fragment b on Topic { ...a ...a }',
  ],
])('fragments that use %s are refused by name', async (_what, query) => {
  const refused = await fault(app, query);
  expect(refused).toMatchObject({ code: 'BAD_USER_INPUT' });
  expect(refused.message).toContain('The fragment "a" is used within itself');
});

it('what a dashboard asks for is within them', async () => {
  const queries = [getIntrospectionQuery(), deep(13), BOARD_QUERY];
  for (const query of queries) expect((await app.send(query)).errors).toBeUndefined();
});

it('cost is what the variables make of it', async () => {
  const query = `query ($first: Int = 100, $with: Boolean = false) {
    topics(first: $first) { nodes { claims(first: $first) @include(if: $with) {
      nodes { id statement kind language status revision createdAt updatedAt translation retractionReason } } } } }`;
  expect((await app.send(query)).errors).toBeUndefined();
  expect(await fault(app, query, { with: true })).toMatchObject({ code: 'QUERY_TOO_COMPLEX' });
  expect((await app.send(query, { with: true, first: 50 })).errors).toBeUndefined();
});

it('operations that compare or write documents cost more than they return', async () => {
  const input = '{ statement: "The lamp is lit" }';
  const comparisons = (count: number): string =>
    `{ ${times(count, (i) => `a${i}: compareStatements(a: ${input}, b: ${input}) { score }`)} }`;
  expect((await app.send(comparisons(3))).errors).toBeUndefined();
  const reports = `{ contradictionReports(first: 51) { nodes { document(format: HTML, language: EN) } } }`;
  expect((await fault(app, reports)).extensions).toMatchObject({ limit: 'cost' });
});

describe('a request that nobody would send in good faith', () => {
  const post = async (body: string | Uint8Array, headers: Record<string, string> = {}) => {
    const response = await fetch(`${app.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...app.headers, ...headers },
      body,
    });
    return { status: response.status, text: await response.text() };
  };
  const variables = (value: string): string =>
    `{"query":"query ($v: String, $f: ClaimFilter) { claims(filter: $f) { totalCount } outlets(search: $v) { totalCount } }","variables":{"v":${value}}}`;

  it.each<[string, string, number]>([
    ['a million braces', JSON.stringify({ query: '{'.repeat(1_000_000) }), 200],
    ['lists in lists', variables(`${'['.repeat(100_000)}${']'.repeat(100_000)}`), 200],
    ['objects in objects', variables(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`), 200],
    [
      'lists in lists as literals',
      JSON.stringify({ query: `{ node(id: ${'['.repeat(1900)}` }),
      200,
    ],
    ['a huge number', variables('1e999'), 200],
    ['a number of a thousand digits', variables('9'.repeat(1000)), 200],
    ['a prototype', variables('{"__proto__":{"first":1}}'), 400],
    ['a constructor', variables('{"constructor":{"prototype":{"first":1}}}'), 400],
    ['a megabyte of text', variables(JSON.stringify('ي'.repeat(500_000))), 200],
    ['a batch', '[{"query":"{ __typename }"},{"query":"{ __typename }"}]', 400],
    ['an empty batch', '[]', 400],
    ['many keys', `{"query":"{ __typename }",${times(20_000, (i) => `"k${i}":${i},`)}"z":1}`, 200],
  ])('is answered: %s', async (_what, body, status) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    const { errors } = JSON.parse(answer.text) as { errors?: { extensions: { code: string } }[] };
    for (const error of errors ?? []) {
      expect(['BAD_USER_INPUT', 'QUERY_TOO_COMPLEX']).toContain(error.extensions.code);
    }
    expect(answer.text.length).toBeLessThan(20_000);
  });

  it('with broken UTF-8 is refused instead of mended', async () => {
    const body = Buffer.concat([
      Buffer.from('{"query":"{ outlets(search: \\"'),
      Buffer.from([0xff, 0xc3]),
      Buffer.from('\\") { totalCount } }"}'),
    ]);
    expect(await post(body)).toMatchObject({ status: 400, text: expect.stringContaining('UTF-8') });
  });

  it('in a coding or character set that is not ours is refused', async () => {
    const body = '{"query":"{ __typename }"}';
    expect((await post(body, { 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await post(body, { 'content-type': 'application/json; charset=utf-16' })).status).toBe(
      415,
    );
  });

  it('says what is too long about a body', async () => {
    const { status, text } = await post(JSON.stringify({ query: ' '.repeat(5_000_000) }));
    expect(status).toBe(413);
    expect(JSON.parse(text)).toMatchObject({
      errors: [{ extensions: { limit: 'bodyBytes', allowed: 4_194_304, measured: 5_000_012 } }],
    });
  });
});

describe('a GET', () => {
  const get = async (parameters: Record<string, string>, headers: Record<string, string> = {}) => {
    const url = `${app.origin}/graphql?${new URLSearchParams(parameters).toString()}`;
    const response = await fetch(url, { headers: { ...app.headers, ...headers } });
    const body = (await response.json()) as { data?: unknown; errors?: { message: string }[] };
    return { status: response.status, headers: response.headers, body };
  };

  it('runs queries, which nobody on the way may keep', async () => {
    const query = 'query A($n: Int) { topics(first: $n) { __typename } } query B { __typename }';
    const given = { query, operationName: 'A', variables: '{"n":1}', extensions: '{}' };
    const { status, headers, body } = await get(given);
    expect([status, body]).toEqual([200, { data: { topics: { __typename: 'TopicConnection' } } }]);
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('never changes anything', async () => {
    const query = 'mutation { createTopic(input: { name: "by a link" }) { id } }';
    const { status, headers, body } = await get({ query });
    expect([status, headers.get('allow'), body.data]).toEqual([405, 'POST', undefined]);
    const both = await get({
      query: `query A { __typename } ${query.replace('mutation', 'mutation M')}`,
      operationName: 'M',
    });
    expect(both.status).toBe(405);
    const { topics } = await app.run<{ topics: { nodes: { name: string }[] } }>(
      '{ topics { nodes { name } } }',
    );
    expect(topics.nodes.map((topic) => topic.name)).not.toContain('by a link');
  });

  it.each<[string, Record<string, string>]>([
    ['no query', {}],
    ['variables that are no JSON', { query: '{ __typename }', variables: '{' }],
    ['variables that are a list', { query: '{ __typename }', variables: '[]' }],
    ['a prototype', { query: '{ __typename }', variables: '{"__proto__":{}}' }],
    ['extensions that are no JSON', { query: '{ __typename }', extensions: 'x' }],
  ])('with %s is 400', async (_what, parameters) => {
    expect((await get(parameters)).status).toBe(400);
  });

  it('names a parameter once', async () => {
    const url = `${app.origin}/graphql?query={__typename}&query={__typename}`;
    expect((await fetch(url, { headers: app.headers })).status).toBe(400);
  });

  it.each(['PUT', 'PATCH', 'DELETE', 'OPTIONS'])('is not %s', async (method) => {
    const response = await fetch(`${app.origin}/graphql`, { method });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, POST']);
  });

  it('in no form that is ours is 406', async () => {
    const { status } = await get({ query: '{ __typename }' }, { accept: 'text/html' });
    expect(status).toBe(406);
  });

  it('whose address is too long is 431', async () => {
    const response = await fetch(`${app.origin}/graphql?query=${'x'.repeat(20_000)}`);
    expect(response.status).toBe(431);
    expect(await response.json()).toMatchObject({
      errors: [{ message: expect.stringContaining('send a long query by POST') }],
    });
  });
});

describe('arguments of what a mutation returns', () => {
  it.each<[string, object, (string | number)[]]>([
    ['claims(first: 1000) { totalCount }', {}, ['createTopic', 'claims']],
    ['claims(first: $n) { totalCount }', { n: 0 }, ['createTopic', 'claims']],
    ['...on Topic { more: history(first: -1) { totalCount } }', {}, ['createTopic', 'more']],
    ['...f', {}, ['createTopic', 'claims', 'nodes', 'history']],
    ['claims(after: $text) { totalCount }', { text: 'x'.repeat(2000) }, ['createTopic', 'claims']],
    ['claims(after: $text) { totalCount }', { text: 'a\0' }, ['createTopic', 'claims']],
  ])('are checked before it: %s', async (selection, variables, path) => {
    const name = word();
    const query = `mutation ($input: CreateTopicInput!, $n: Int = 1, $text: String) {
      createTopic(input: $input) { id ${selection} claims2: claims(first: $n, after: $text) { totalCount } } }
      fragment f on Topic { claims { nodes { history(first: 101) { totalCount } } } }`;
    const whole = selection === '...f' ? query : query.replace(/fragment f.*/, '');
    const { data, errors } = await app.send(whole, { input: { name }, ...variables });
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ path, extensions: { code: 'BAD_USER_INPUT' } }]);
    const found = `{ topics(first: 100) { nodes { name } } }`;
    expect(JSON.stringify(await app.run(found))).not.toContain(name);
  });

  it('are checked before the first of several, and not where they are skipped', async () => {
    const two = `mutation ($input: CreateTopicInput!) {
      createTopic(input: $input) { id } second: createTopic(input: { name: "${'x'.repeat(201)}" }) { id } }`;
    const name = word();
    const { data, errors } = await app.send(two, { input: { name } });
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ path: ['second'], extensions: { code: 'BAD_USER_INPUT' } }]);
    const skipped = `mutation ($input: CreateTopicInput!) {
      createTopic(input: $input) { id claims(first: 0) @skip(if: true) { totalCount } } }`;
    expect((await app.send(skipped, { input: { name } })).errors).toBeUndefined();
  });
});

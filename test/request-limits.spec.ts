import { connect } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { DEFAULT_LIMITS, type Limits } from '../src/platform/config/limits.js';
import { startTestApp, type TestApp } from './support/app.js';
import { waitsForLock, withClient } from './support/database.js';
import { createTopic, fault, word } from './support/records.js';

let app: TestApp;
afterEach(() => app.close());

async function start(limits: Partial<Limits>, more: object = {}): Promise<void> {
  app = await startTestApp({ limits: { ...DEFAULT_LIMITS, ...limits }, ...more });
}

const CREATE = 'mutation ($input: CreateTopicInput!) { createTopic(input: $input) { id } }';

describe('a request that takes too long', () => {
  const backends = `SELECT state, query FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND application_name = 'isnad'
      AND (state LIKE 'idle in transaction%' OR state = 'active')`;

  it('is given up, in PostgreSQL too, and says that nothing was changed', async () => {
    await start({ requestMs: 500 });
    const name = word();
    await withClient(app.url, async (client) => {
      await client.query('BEGIN; LOCK TABLE topic IN ACCESS EXCLUSIVE MODE');
      for (const [query, variables] of [
        ['{ topics { nodes { id } } }', {}],
        [CREATE, { input: { name } }],
      ] as const) {
        const refused = await fault(app, query, variables);
        expect(refused).toMatchObject({ code: 'UNAVAILABLE', extensions: { reason: 'TIMEOUT' } });
        expect(refused.message).toContain('given up after 500 ms');
        expect(refused.message).toContain('Nothing was changed');
        // The statement is gone although its lock was never granted, and no transaction is left open.
        // Asked on a connection of its own: inside a transaction this view does not change.
        const open = withClient(app.url, (other) => other.query(backends));
        expect((await open).rows).toEqual([]);
      }
      await client.query('ROLLBACK');
    });
    const { topics } = await app.run<{ topics: { nodes: { name: string }[] } }>(
      '{ topics { nodes { name } } }',
    );
    expect(topics.nodes.map((topic) => topic.name)).not.toContain(name);
    await createTopic(app, { name });
  });

  it('says so where the change was kept and only its answer is missing', async () => {
    await start({ requestMs: 700 });
    const name = word();
    await withClient(app.url, async (client) => {
      await client.query('BEGIN; LOCK TABLE claim IN ACCESS EXCLUSIVE MODE');
      const create = CREATE.replace('{ id }', '{ id claims { nodes { id } } }');
      const refused = await fault(app, create, { input: { name } });
      expect(refused).toMatchObject({
        code: 'UNAVAILABLE',
        extensions: { reason: 'TIMEOUT', outcome: 'KEPT' },
      });
      expect(refused.message).toContain('What it had changed by then is kept');
      await client.query('ROLLBACK');
    });
    expect(JSON.stringify(await app.run('{ topics { nodes { name } } }'))).toContain(name);
  });

  it('in modern answers is 503', async () => {
    await start({ requestMs: 300 });
    await withClient(app.url, async (client) => {
      await client.query('BEGIN; LOCK TABLE topic IN ACCESS EXCLUSIVE MODE');
      const response = await fetch(`${app.origin}/graphql`, {
        method: 'POST',
        headers: {
          ...app.headers,
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
        },
        body: JSON.stringify({ query: '{ topics { nodes { id } } }' }),
      });
      expect(response.status).toBe(503);
    });
  });
});

describe('too many requests', () => {
  it('of one user are 429 with the time to wait, and others go on', async () => {
    await start({ perActor: 3 });
    const post = async (headers: Record<string, string>): Promise<Response> =>
      fetch(`${app.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"query":"{ __typename }"}',
      });
    const statuses: number[] = [];
    for (let i = 0; i < 4; i++) statuses.push((await post(app.headers)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await post(app.headers);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect(await refused.json()).toMatchObject({
      errors: [
        {
          message: expect.stringContaining('ISNAD_RATE_PER_USER'),
          extensions: { code: 'RATE_LIMITED', limit: 'perActor', allowed: 3 },
        },
      ],
    });
    const another = await app.as('VIEWER');
    expect((await post(another.headers)).status).toBe(200);
  });

  it('at once are 503, and one that comes later is served', async () => {
    await start({ concurrent: 2 });
    await withClient(app.url, async (client) => {
      await client.query('BEGIN; LOCK TABLE topic IN ACCESS EXCLUSIVE MODE');
      const held = [1, 2].map(() => app.send('{ topics { nodes { id } } }'));
      await withClient(app.url, (other) => waitsForLock(other, 2));
      const response = await fetch(`${app.origin}/graphql?query={__typename}`);
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
      expect(await response.json()).toMatchObject({
        errors: [{ extensions: { code: 'UNAVAILABLE', reason: 'OVERLOADED' } }],
      });
      await client.query('ROLLBACK');
      for (const answer of await Promise.all(held)) expect(answer.errors).toBeUndefined();
    });
    expect((await app.send('{ __typename }')).errors).toBeUndefined();
  });
});

it('a request that arrives too slowly is 408, however often it sends a byte', async () => {
  await start({ receiveMs: 1000 });
  const { port } = new URL(app.origin);
  const socket = connect(Number(port), '127.0.0.1');
  socket.write(
    'POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{',
  );
  let answer = '';
  socket.on('data', (chunk) => (answer += String(chunk)));
  socket.on('error', () => undefined);
  const closed = once(socket, 'close');
  let over = false;
  void closed.then(() => (over = true));
  while (!over) {
    socket.write(' ');
    await sleep(100);
  }
  expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  expect(answer).toContain('ISNAD_RECEIVE_TIMEOUT_MS');
});

it('nothing tells the schema in production', async () => {
  await start({}, { graphiql: false });
  for (const query of [
    '{ __schema { queryType { name } } }',
    '{ __type(name: "Claim") { name } }',
    '{ a: __schema { types { name } } }',
  ]) {
    const { data, errors } = await app.send(query);
    expect(data).toBeUndefined();
    expect(errors![0]).toMatchObject({
      message: expect.stringContaining('introspection has been disabled'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  }
  const wrong: [string, object][] = [
    ['{ claim { id } }', {}],
    ['{ topics { nodes { nam } } }', {}],
    ['{ topics(frist: 1) { totalCount } }', {}],
    ['{ speakers(kind: PERSO) { totalCount } }', {}],
    ['query ($f: ClaimFilter) { claims(filter: $f) { totalCount } }', { f: { serch: 'x' } }],
    ['query ($k: SpeakerKind) { speakers(kind: $k) { totalCount } }', { k: 'PERSO' }],
  ];
  for (const [query, variables] of wrong) {
    expect((await fault(app, query, variables)).message).not.toMatch(/did you mean/i);
  }
  expect((await app.send('{ __typename topics { __typename } }')).errors).toBeUndefined();
  expect((await fetch(`${app.origin}/graphiql`)).status).toBe(404);
});

describe('pages of other origins', () => {
  const preflight = async (origin: string): Promise<Response> =>
    fetch(`${app.origin}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,authorization',
      },
    });
  const allowed = 'access-control-allow-origin';

  it('may read nothing', async () => {
    await start({});
    const answer = await preflight('https://desk.example.org');
    expect([answer.status, answer.headers.get(allowed)]).toEqual([405, null]);
    const got = await fetch(`${app.origin}/graphql?query={__typename}`, {
      headers: { origin: 'https://desk.example.org' },
    });
    expect(got.headers.get(allowed)).toBeNull();
    expect(got.headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it('may where they are listed, without credentials of the browser', async () => {
    await start({}, { corsOrigins: ['https://desk.example.org'] });
    const answer = await preflight('https://desk.example.org');
    expect(answer.status).toBe(204);
    expect(answer.headers.get(allowed)).toBe('https://desk.example.org');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    const other = await preflight('https://evil.example');
    expect(other.headers.get(allowed)).not.toBe('https://evil.example');
    const got = await fetch(`${app.origin}/graphql?query={__typename}`, {
      headers: { origin: 'https://evil.example' },
    });
    expect(got.headers.get(allowed)).not.toBe('https://evil.example');
  });
});

it('answers and pages say what a browser may do with them', async () => {
  await start({});
  const policy = async (path: string): Promise<string | null> => {
    const { headers } = await fetch(app.origin + path);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    return headers.get('content-security-policy');
  };
  const nothing = "default-src 'none'; frame-ancestors 'none'";
  for (const path of ['/graphql?query={__typename}', '/health/live', '/nothing']) {
    expect(await policy(path)).toBe(nothing);
  }
  const page = await policy('/graphiql');
  expect(page).toMatch(/script-src 'self' 'sha256-[A-Za-z0-9+/]{43}=';/);
  expect(page).not.toMatch(/script-src[^;]*unsafe/);
});

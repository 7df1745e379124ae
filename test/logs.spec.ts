import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { createTopic, fault, word } from './support/records.js';

interface Line {
  level: string;
  msg: string;
  requestId?: string;
  [field: string]: unknown;
}

let app: TestApp;
let written = '';
/** Everything since the application was made. */
let everything = '';

beforeAll(async () => {
  const stream = {
    write: (text: string): void => {
      written += text;
      everything += text;
    },
  };
  app = await startTestApp({ logLevel: 'trace', logs: { style: 'json', stream } });
});
beforeEach(() => {
  written = '';
});
afterAll(() => app.close());

function lines(): Line[] {
  return written
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
}

/** The one line of the request answered last, which is written once its answer has left. */
async function requestLine(): Promise<Line> {
  for (;;) {
    const found = lines().filter(({ msg }) => msg === 'Request' || msg === 'Slow request');
    expect(found.length).toBeLessThanOrEqual(1);
    if (found[0]) return found[0];
    await sleep(5);
  }
}

async function post(body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${app.origin}/graphql?token=in-the-url`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...app.headers, ...headers },
    body: JSON.stringify(body),
  });
}

describe('the log', () => {
  it('has one line of JSON for a request, with what it cost and who sent it', async () => {
    const name = word();
    const query =
      'mutation Add($input: CreateTopicInput!) { t: createTopic(input: $input) { id } }';
    const response = await post({ query, operationName: 'Add', variables: { input: { name } } });
    await response.text();
    const line = await requestLine();
    expect(line).toMatchObject({
      requestId: response.headers.get('x-request-id'),
      method: 'POST',
      path: '/graphql',
      kind: 'mutation',
      operation: 'Add',
      fields: ['createTopic'],
      status: 200,
      actor: { kind: 'USER', id: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      address: '127.0.0.1',
    });
    expect(Number(line.ms)).toBeGreaterThan(0);
    expect(Number(line.statements)).toBeGreaterThanOrEqual(3);
    expect(Number(line.databaseMs)).toBeGreaterThan(0);
    expect(written).not.toContain(name);
    expect(written).not.toContain('in-the-url');
  });

  it('says with which codes a request failed', async () => {
    await fault(app, '{ topics(first: 0) { totalCount } }');
    expect(await requestLine()).toMatchObject({ codes: ['BAD_USER_INPUT'] });
    written = '';
    await fault(app, '{');
    expect(await requestLine()).toMatchObject({ codes: ['BAD_USER_INPUT'] });
    expect(await requestLine()).not.toHaveProperty('kind');
    written = '';
    await app.anonymous.send('{ topics { totalCount } }');
    expect(await requestLine()).toMatchObject({ codes: ['UNAUTHENTICATED'] });
  });

  it('names the request in each line about it, and in its answer', async () => {
    const id = await createTopic(app);
    written = '';
    // A table that is gone is nobody's mistake but ours.
    const query = `{ node(id: "${id}") { ... on Topic { claims(first: 1) { totalCount } } } }`;
    const answer = await breaking(() => app.send(query));
    const { requestId } = answer.errors![0]!.extensions;
    await requestLine();
    const told = lines().filter((line) => line.requestId === requestId);
    expect(told.length).toBeGreaterThanOrEqual(2);
    const failure = told.find(({ level }) => level === 'error')!;
    expect(failure).toMatchObject({ context: 'GraphQL', err: { stack: expect.any(String) } });
  });

  it.each([
    ['id-of.the:client_1', true],
    ['x'.repeat(65), false],
    ['two words', false],
    ['<script>', false],
  ])('takes a client’s own name %j for its request only beside ours', async (given, kept) => {
    const response = await post({ query: '{ __typename }' }, { 'x-request-id': given });
    await response.text();
    const line = await requestLine();
    expect(line.requestId).toMatch(/^[0-9a-f-]{36}$/);
    expect(response.headers.get('x-request-id')).toBe(line.requestId);
    expect(line.clientRequestId).toBe(kept ? given : undefined);
  });

  it('holds no secret, whatever was done', async () => {
    const email = `${word()}@newsroom.example`;
    const { createUser } = await app.run<{ createUser: { password: string } }>(
      `mutation ($input: CreateUserInput!) { createUser(input: $input) { password } }`,
      { input: { email, name: 'Somebody', role: 'EDITOR' } },
    );
    const { password } = createUser;
    const signIn =
      'mutation ($input: SignInInput!) { signIn(input: $input) { accessToken refreshToken } }';
    const { signIn: session } = await app.anonymous.run<{
      signIn: { accessToken: string; refreshToken: string };
    }>(signIn, { input: { email, password } });
    const user = app.bearer(session.accessToken);
    const { createApiKey } = await user.run<{ createApiKey: { key: string } }>(
      `mutation { createApiKey(input: { label: "Wall", permissions: ["read"] }) { key } }`,
    );
    const attempt = `${word()}-${word()}`;
    const secrets = [
      password,
      attempt,
      session.accessToken,
      session.accessToken.split('.')[2]!,
      session.refreshToken,
      createApiKey.key,
      createApiKey.key.split('_')[2]!,
      app.headers.authorization!.replace('Bearer ', ''),
    ];
    // Each of them where it belongs, and where it does not.
    for (const secret of secrets) {
      await app.send(signIn, { input: { email, password: `${secret}x` } });
      await app.send(`mutation { signIn(input: { email: "${email}", password: "${secret}" }) }`);
      await app.send('query ($password: Int) { __typename }', { password: secret });
      await app.bearer(`${secret}`).send('{ topics { totalCount } }');
      await app.bearer(`${secret}x`).send('{ topics { totalCount } }');
      await post({ query: '{ __typename }' }, { cookie: `token=${secret}`, 'x-api-key': secret });
      await breaking(() => user.send(`{ node(id: "${secret}") { id } }`));
    }
    for (const secret of secrets) expect(everything).not.toContain(secret);
    expect(everything.length).toBeGreaterThan(10_000);
  });
});

/** Does something while a table is missing. */
async function breaking<T>(work: () => Promise<T>): Promise<T> {
  return withClient(app.url, async (client) => {
    await client.query('ALTER TABLE claim_topic RENAME TO claim_topic_gone');
    try {
      return await work();
    } finally {
      await client.query('ALTER TABLE claim_topic_gone RENAME TO claim_topic');
    }
  });
}

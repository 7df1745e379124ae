import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, execute, parse } from 'graphql';
import type { RequestContext } from '../src/platform/graphql/context.js';
import {
  guardOperations,
  operationsWithoutPermission,
} from '../src/platform/graphql/permission-guard.js';
import { ANONYMOUS, SYSTEM } from '../src/platform/requests/actor.js';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { createTopic, fault, word } from './support/records.js';

const CREATE = 'mutation ($input: CreateTopicInput!) { createTopic(input: $input) { id } }';

describe('a schema', () => {
  const roots =
    'type Query { a: Int b: Int } type Mutation { c: Int } type Subscription { d: Int }';

  it('does not start with an operation that says nothing about who may use it', () => {
    const schema = buildSchema(roots);
    schema.getQueryType()!.getFields().a!.extensions = { permission: 'read' };
    schema.getSubscriptionType()!.getFields().d!.extensions = { public: true };
    expect(operationsWithoutPermission(schema)).toEqual(['Query.b', 'Mutation.c']);
    expect(() => guardOperations(schema)).toThrow('Give Query.b, Mutation.c a permission');
  });

  it('asks before it resolves, and before it subscribes', async () => {
    const schema = buildSchema(roots);
    const done: string[] = [];
    for (const type of [schema.getQueryType()!, schema.getMutationType()!]) {
      for (const field of Object.values(type.getFields())) {
        field.extensions = { permission: 'x' };
        field.resolve = () => done.push(field.name);
      }
    }
    const { d } = schema.getSubscriptionType()!.getFields();
    d!.extensions = { permission: 'x' };
    d!.subscribe = () => done.push('d');
    guardOperations(schema);
    const as = (actor: typeof SYSTEM) => ({ actor }) as RequestContext;
    const document = parse('mutation { c }');
    const refused = await execute({ schema, document, contextValue: as(ANONYMOUS) });
    expect(refused.errors?.[0]?.originalError).toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(() => d!.subscribe!({}, {}, as(ANONYMOUS), {} as never)).toThrow('not open to everyone');
    expect(done).toEqual([]);
    await execute({ schema, document, contextValue: as(SYSTEM) });
    d!.subscribe({}, {}, as(SYSTEM), {} as never);
    expect(done).toEqual(['c', 'd']);
  });
});

describe('a request', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('without credentials may do nothing that names a permission', async () => {
    const { anonymous } = app;
    for (let time = 0; time < 3; time++) {
      const answer = await anonymous.send('{ topics { totalCount } }');
      expect(answer).toMatchObject({
        status: 200,
        data: null,
        errors: [{ path: ['topics'], extensions: { code: 'UNAUTHENTICATED', permission: 'read' } }],
      });
    }
    const name = word();
    await anonymous.send(CREATE, { input: { name } });
    const { topics } = await app.run<{ topics: { nodes: { name: string }[] } }>(
      '{ topics(first: 100) { nodes { name } } }',
    );
    expect(topics.nodes.map((topic) => topic.name)).not.toContain(name);
  });

  it('of a role that may not is told which permission it needs', async () => {
    await createTopic(app);
    const viewer = await app.as('VIEWER');
    const { topics } = await viewer.run<{ topics: { totalCount: number } }>(
      '{ topics { totalCount } }',
    );
    expect(topics.totalCount).toBeGreaterThan(0);
    const { errors } = await viewer.send(CREATE, { input: { name: word() } });
    expect(errors).toMatchObject([
      {
        message: 'Mutation.createTopic needs the permission "sources:write".',
        extensions: { code: 'FORBIDDEN', permission: 'sources:write' },
      },
    ]);
  });

  it('is refused before the input is looked at', async () => {
    const viewer = await app.as('VIEWER');
    const { errors } = await viewer.send(CREATE, { input: { name: '' } });
    expect(errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  });

  it.each([
    ['no token at all', 'Bearer '],
    ['another scheme', 'Basic YWRtaW46YWRtaW4='],
    ['nonsense', 'Bearer x'],
    ['a token with an empty signature', 'Bearer eyJhbGciOiJub25lIn0.eyJpc3MiOiJpc25hZCJ9.'],
    ['an API key of nobody', `Bearer isnad_${'a'.repeat(10)}_${'b'.repeat(43)}`],
    ['half an API key', 'Bearer isnad_aaaaaaaaaa'],
    ['two credentials', 'Bearer a, Bearer b'],
    ['a credential too long', `Bearer ${'a'.repeat(8193)}`],
  ])('with %s is answered 401', async (_what, authorization) => {
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const response = await fetch(`${app.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept, authorization },
        body: '{"query":"{ __typename }"}',
      });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      const body = (await response.json()) as object;
      expect(body).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
      expect(body).not.toHaveProperty('data');
    }
  });

  it('with a token that was altered, or signed by another key, is answered 401', async () => {
    const token = app.headers.authorization!.replace('Bearer ', '');
    const [header, payload, signature] = token.split('.') as [string, string, string];
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, sid: crypto.randomUUID() }));
    const other = (signature.startsWith('A') ? 'B' : 'A') + signature.slice(1);
    const unsigned = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
    for (const wrong of [
      `${header}.${forged.toString('base64url')}.${signature}`,
      `${header}.${payload}.${other}`,
      `${unsigned}.${payload}.`,
    ]) {
      expect(await app.bearer(wrong).send('{ __typename }')).toMatchObject({ status: 401 });
    }
    expect(await app.bearer(token).send('{ __typename }')).toMatchObject({ status: 200 });
  });

  it('finds the server closed, not broken, where sessions cannot be looked up', async () => {
    const broken = await startTestApp();
    try {
      await withClient(broken.url, (client) =>
        client.query('ALTER TABLE user_session RENAME TO gone'),
      );
      const answer = await broken.send('{ topics { totalCount } }');
      expect(answer).toMatchObject({
        status: 500,
        errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }],
      });
      expect(await fault(broken, '{ __typename }')).toMatchObject({
        code: 'INTERNAL_SERVER_ERROR',
      });
    } finally {
      await broken.close();
    }
  });
});

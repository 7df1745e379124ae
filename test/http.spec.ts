import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import {
  clash,
  createTopic,
  fault,
  recordClaim,
  RECORD,
  claimInput,
  word,
} from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const JSON_TYPE = { 'content-type': 'application/json' };

async function post(body: string | Uint8Array, type: Record<string, string> = JSON_TYPE) {
  const headers = { ...app.headers, ...type };
  const response = await fetch(`${app.origin}/graphql`, { method: 'POST', headers, body });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: await response.text(),
  };
}

describe('POST /graphql', () => {
  it.each<[string, string]>([
    ['no JSON', '{'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[]'],
    ['a string', '"{ node }"'],
    ['no query', '{}'],
    ['an empty query', '{"query":" "}'],
    ['a query that is no string', '{"query":1}'],
    ['variables that are a list', '{"query":"{ topics { totalCount } }","variables":[]}'],
    ['an operation name that is none', '{"query":"{ topics { totalCount } }","operationName":1}'],
    ['a poisoned prototype', '{"query":"{ topics { totalCount } }","__proto__":{"x":1}}'],
  ])('answers %s with 400 and what is wrong', async (_what, body) => {
    const { status, type, text } = await post(body);
    expect({ status, type }).toEqual({ status: 400, type: 'application/json; charset=utf-8' });
    const { errors } = JSON.parse(text) as { errors: { message: string; extensions: object }[] };
    expect(errors).toHaveLength(1);
    expect(errors[0]!.message).not.toBe('');
    expect(errors[0]!.extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  it.each([
    ['text/plain', '{"query":"mutation { createTopic(input: { name: \\"forged\\" }) { id } }"}'],
    [
      'application/x-www-form-urlencoded',
      `query=${encodeURIComponent('mutation { createTopic(input: { name: "forged" }) { id } }')}`,
    ],
    [
      'multipart/form-data; boundary=x',
      '--x\r\ncontent-disposition: form-data; name="query"\r\n\r\nmutation { createTopic(input: { name: "forged" }) { id } }\r\n--x--\r\n',
    ],
  ])('refuses a body of %s, as a foreign page’s form could send it', async (type, body) => {
    expect(await post(body, { 'content-type': type })).toMatchObject({ status: 415 });
    const { topics } = await app.run<{ topics: { nodes: { name: string }[] } }>(
      '{ topics { nodes { name } } }',
    );
    expect(topics.nodes.map((topic) => topic.name)).not.toContain('forged');
  });

  it('refuses a body beyond its limit', async () => {
    const { status, text } = await post(JSON.stringify({ query: ' '.repeat(5_000_000) }));
    expect(status).toBe(413);
    expect(JSON.parse(text)).toMatchObject({
      errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
    });
  });

  it('runs the operation that is named', async () => {
    const query = 'query A { topics { __typename } } query B { outlets { __typename } }';
    const run = async (operationName: string | null): Promise<object> =>
      JSON.parse((await post(JSON.stringify({ query, operationName }))).text) as object;
    expect(await run('B')).toEqual({ data: { outlets: { __typename: 'OutletConnection' } } });
    for (const name of ['C', null]) {
      expect(await run(name)).toMatchObject({
        errors: [{ extensions: { code: 'BAD_USER_INPUT' } }],
      });
    }
  });

  it('speaks the newer media type where it is asked for', async () => {
    const accept = { ...JSON_TYPE, accept: 'application/graphql-response+json' };
    const type = 'application/graphql-response+json; charset=utf-8';
    expect(await post('{"query":"{ topics { totalCount } }"}', accept)).toMatchObject({
      status: 200,
      type,
    });
    expect(await post('{"query":"{ nothing }"}', accept)).toMatchObject({ status: 400, type });
    expect(await post('{"query":"{ nothing }"}')).toMatchObject({ status: 200 });
  });

  it('is the only way to it: no GET, no change by a link', async () => {
    const query = encodeURIComponent(
      'mutation { createTopic(input: { name: "by a link" }) { id } }',
    );
    const response = await fetch(`${app.origin}/graphql?query=${query}`);
    expect([404, 405]).toContain(response.status);
    const { topics } = await app.run<{ topics: { nodes: { name: string }[] } }>(
      '{ topics { nodes { name } } }',
    );
    expect(topics.nodes.map((topic) => topic.name)).not.toContain('by a link');
  });
});

describe('an error', () => {
  const id = '00000000-0000-7000-8000-000000000000';
  const topic = 'mutation ($input: UpdateTopicInput!) { updateTopic(input: $input) { id } }';
  it.each<[string, string, object, string]>([
    ['syntax', '{', {}, 'BAD_USER_INPUT'],
    ['an unknown field', '{ nothing }', {}, 'BAD_USER_INPUT'],
    ['an unknown argument', '{ topics(page: 1) { totalCount } }', {}, 'BAD_USER_INPUT'],
    ['a literal of the wrong type', '{ topics(first: "1") { totalCount } }', {}, 'BAD_USER_INPUT'],
    [
      'a variable of the wrong type',
      'query ($n: Int) { topics(first: $n) { totalCount } }',
      { n: 'x' },
      'BAD_USER_INPUT',
    ],
    [
      'a variable too large',
      'query ($n: Int) { topics(first: $n) { totalCount } }',
      { n: 3e9 },
      'BAD_USER_INPUT',
    ],
    [
      'a variable that is missing',
      'query ($id: ID!) { node(id: $id) { id } }',
      {},
      'BAD_USER_INPUT',
    ],
    ['an unknown input field', topic, { input: { id, colour: 'red' } }, 'BAD_USER_INPUT'],
    [
      'an enum value that is none',
      'query ($k: SpeakerKind) { speakers(kind: $k) { totalCount } }',
      { k: 'DOG' },
      'BAD_USER_INPUT',
    ],
    [
      'a null for what must be',
      'query ($l: Language) { contradictionReports { nodes { document(format: MD, language: $l) } } }',
      { l: 1 },
      'BAD_USER_INPUT',
    ],
    ['a rule', '{ topics(first: 0) { totalCount } }', {}, 'BAD_USER_INPUT'],
    ['an id of nothing', topic, { input: { id } }, 'NOT_FOUND'],
    ['an id that is none', topic, { input: { id: 'x' } }, 'BAD_USER_INPUT'],
    ['a subscription', 'subscription { contradictionDetected { id } }', {}, 'BAD_USER_INPUT'],
  ])('of %s has its code, every time', async (_what, query, variables, code) => {
    // The second time the executor has compiled the document; it must say the same.
    for (let time = 0; time < 3; time++) {
      const refused = await fault(app, query, variables);
      expect(refused).toMatchObject({ code });
      expect(refused.message).not.toBe('');
    }
  });

  it.each([
    ['stands in an input', { statement: 'x\0y' }, 'input.statement'],
    [
      'stands deep in it',
      { chain: [{ speaker: { name: word() }, cue: 'a\0' }] },
      'input.chain.0.cue',
    ],
    ['is half a character', { statement: 'x\ud83d' }, 'input.statement'],
    ['is half a character in a list', { topicIds: ['\udc00'] }, 'input.topicIds.0'],
  ])('says where what cannot be stored %s', async (_what, wrong, path) => {
    expect(await fault(app, RECORD, { input: claimInput('A statement', wrong) })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path,
    });
    expect(await fault(app, '{ outlets(search: "a\\u0000") { totalCount } }')).toMatchObject({
      path: 'search',
    });
  });

  it('applies the defaults of variables that are left out', async () => {
    await createTopic(app);
    const query = `query ($first: Int! = 1, $text: String! = "a ! = b") {
      topics(first: $first) { nodes { id } } outlets(search: $text) { totalCount } }`;
    for (let time = 0; time < 3; time++) {
      expect((await app.run<{ topics: { nodes: object[] } }>(query)).topics.nodes).toHaveLength(1);
    }
  });

  it('deep in a list keeps the index a number and the rest of the answer', async () => {
    await clash(app);
    const query = '{ contradictions { nodes { id claimA { history(first: 0) { totalCount } } } } }';
    for (let time = 0; time < 3; time++) {
      const { errors } = await app.send(query);
      expect(errors).toMatchObject([
        {
          path: ['contradictions', 'nodes', 0, 'claimA', 'history'],
          extensions: { code: 'BAD_USER_INPUT' },
        },
      ]);
    }
  });

  it('of our own shows the request’s id and nothing else', async () => {
    const topicId = await createTopic(app);
    const { claim } = await recordClaim(app, 'The lamp is lit', { topicIds: [topicId] });
    const broken = await startTestApp();
    try {
      await withClient(broken.url, (client) => client.query('DROP TABLE topic CASCADE'));
      const { errors, data } = await broken.send(
        '{ topics { nodes { id } } outlets { totalCount } }',
      );
      expect(data).toBeNull();
      const [error] = errors!;
      const requestId = error!.extensions.requestId as string;
      expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
      expect(error).toEqual({
        message: `Something went wrong on our side. Quote the request id ${requestId} when you report it.`,
        locations: [{ line: 1, column: 3 }],
        path: ['topics'],
        extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
      });
      // A row that refers to nothing breaks a promise of the schema: our fault too, not the client's.
      await withClient(broken.url, async (client) => {
        await client.query(`ALTER TABLE attribution DISABLE TRIGGER ALL;
          INSERT INTO attribution (id, claim_id, ordinal, article_id, speaker_id, stance, form)
          VALUES ('${claim.id}', '${id}', 0, '${id}', '${id}', 'ASSERTS', 'PARAPHRASE')`);
      });
      const ask = `{ node(id: "${claim.id}") { ... on Attribution { speaker { name } } } }`;
      for (let time = 0; time < 3; time++) {
        expect(await fault(broken, ask)).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' });
      }
    } finally {
      await broken.close();
    }
  });
});

describe('beside GraphQL', () => {
  it('tells whether the process lives and the database answers', async () => {
    const get = async (path: string): Promise<unknown> => {
      const response = await fetch(`${app.origin}/health/${path}`);
      return [response.status, await response.json()];
    };
    expect(await get('live')).toEqual([200, { status: 'live' }]);
    expect(await get('ready')).toEqual([200, { status: 'ready' }]);
  });

  it('serves GraphiQL whole, with nothing from elsewhere', async () => {
    const page = await fetch(`${app.origin}/graphiql`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toContain('text/html');
    const html = await page.text();
    const links = [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map((match) => match[1]!);
    const own = links.filter((link) => link.startsWith('/'));
    expect(links.filter((link) => !link.startsWith('/'))).toEqual(['data:,']);
    expect(html).not.toMatch(/https?:\/\//);
    expect(own.length).toBeGreaterThanOrEqual(4);
    for (const link of own) {
      const asset = await fetch(app.origin + link);
      expect({ link, status: asset.status }).toEqual({ link, status: 200 });
      expect(asset.headers.get('content-type')).toMatch(/text\/(css|javascript)/);
      expect((await asset.text()).length).toBeGreaterThan(1000);
    }
  });

  it('has no other page', async () => {
    for (const path of ['/', '/graphiql/../package.json', '/graphiql/x.js', '/playground']) {
      expect((await fetch(app.origin + path)).status).toBe(404);
    }
  });
});

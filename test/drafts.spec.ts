import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { session } from './support/accounts.js';
import { type Sender, startTestApp, type TestApp } from './support/app.js';
import {
  addArticle,
  createOutlet,
  createSpeaker,
  createTopic,
  type Id,
  recordClaim,
  RETRACT,
  word,
} from './support/records.js';

let app: TestApp;
let viewer: Sender;
let editor: Sender;
/** A key that may read, of somebody who may see drafts. */
let readingKey: Sender;

beforeAll(async () => {
  app = await startTestApp();
  viewer = (await session(app, 'VIEWER')).sender;
  const working = await session(app, 'EDITOR');
  editor = working.sender;
  const { createApiKey } = await editor.run<{ createApiKey: { key: string } }>(
    'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }',
    { input: { label: 'dashboard', permissions: ['read'] } },
  );
  readingKey = app.bearer(createApiKey.key);
});
afterAll(() => app.close());

const PUBLISH = 'mutation ($input: PublishClaimInput!) { publishClaim(input: $input) { id } }';
const ATTRIBUTE =
  'mutation ($input: AttributeClaimInput!) { attributeClaim(input: $input) { id } }';
const REVISE = 'mutation ($input: ReviseClaimInput!) { reviseClaim(input: $input) { id } }';

interface Setting {
  outletId: string;
  articleId: string;
  speakerId: string;
  topicId: string;
  /** In every statement, and in no other. */
  place: string;
}

async function setting(): Promise<Setting> {
  const outletId = await createOutlet(app);
  const body = 'The minister said that the bridge stays shut.';
  return {
    outletId,
    articleId: await addArticle(app, { outletId, body }),
    speakerId: await createSpeaker(app),
    topicId: await createTopic(app),
    place: word(),
  };
}

const record = ({ articleId, speakerId, topicId, place }: Setting, statement: string, input = {}) =>
  recordClaim(app, `${statement} in ${place}`, {
    article: { id: articleId },
    speaker: { id: speakerId },
    topicIds: [topicId],
    saidAt: '2024-05-02',
    ...input,
  });

/** Everything through which claims are found, with every filter and every count. */
async function everywhere(as: Sender, at: Setting): Promise<Record<string, unknown>> {
  const lists = {
    all: '',
    search: `search: "${at.place}"`,
    speaker: `speakerId: "${at.speakerId}"`,
    article: `articleId: "${at.articleId}"`,
    outlet: `outletId: "${at.outletId}"`,
    topic: `topicId: "${at.topicId}"`,
    draft: `status: DRAFT, topicId: "${at.topicId}"`,
    retracted: `status: RETRACTED, topicId: "${at.topicId}"`,
    dated: `saidFrom: "2024-05-01", saidTo: "2024-05-03", topicId: "${at.topicId}"`,
    kind: `kind: FACT, topicId: "${at.topicId}"`,
    uncontradicted: `contradicted: false, topicId: "${at.topicId}"`,
  };
  const page = '{ totalCount nodes { id } pageInfo { hasNextPage endCursor } }';
  const claims = Object.entries(lists).map(
    ([name, filter]) => `${name}: claims(first: 100, filter: { ${filter} }) ${page}`,
  );
  const parents = [
    `ofSpeaker: node(id: "${at.speakerId}") { ... on Speaker { claims ${page} } }`,
    `ofArticle: node(id: "${at.articleId}") { ... on Article { claims ${page} } }`,
    `ofTopic: node(id: "${at.topicId}") { ... on Topic { claims ${page} } }`,
    `similar: similarClaims(statement: "There are 700 soldiers in ${at.place}", first: 50) { claim { id } }`,
  ];
  return as.run(`{ ${[...claims, ...parents].join('\n')} }`);
}

describe('a draft', () => {
  it('changes nothing that a viewer sees anywhere, and everything that an editor sees', async () => {
    const at = await setting();
    await record(at, 'There are 700 soldiers and 5 guns');
    const readers = [viewer, readingKey];
    const before = await Promise.all(readers.map((each) => everywhere(each, at)));
    const { claim } = await record(at, 'There are 700 soldiers', { draft: true });
    expect(await Promise.all(readers.map((each) => everywhere(each, at)))).toEqual(before);
    const seen = JSON.stringify(await everywhere(editor, at));
    // In each list but those of what is retracted.
    expect(seen.split(claim.id).length - 1).toBeGreaterThanOrEqual(14);
    const input = { id: claim.id, expectedRevision: 1, reason: 'A slip' };
    await app.run(RETRACT, { input });
    expect(await Promise.all(readers.map((each) => everywhere(each, at)))).toEqual(before);
  });

  it('is no node, nor is anything that hangs on it', async () => {
    const at = await setting();
    const { claim } = await record(at, 'The bridge stays shut', {
      draft: true,
      quote: { exact: 'the bridge stays shut' },
    });
    interface Parts {
      node: { attributions: Id[]; history: { nodes: Id[] } };
    }
    const { node } = await editor.run<Parts>(
      `{ node(id: "${claim.id}") { ... on Claim { attributions { id quote { exact } } history { nodes { id } } } } }`,
    );
    const ids = [claim, ...node.attributions, ...node.history.nodes].map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(3);
    for (const id of ids) {
      const ask = `{ node(id: "${id}") { id __typename } }`;
      expect(await editor.run(ask)).toMatchObject({ node: { id } });
      for (const reader of [viewer, readingKey]) {
        expect(await reader.run(ask)).toEqual({ node: null });
      }
    }
  });

  it('cannot be changed, nor read by a stale change, with a key that may record but not read drafts', async () => {
    const at = await setting();
    const { claim } = await record(at, 'There are 700 soldiers', { draft: true });
    const { createApiKey } = await editor.run<{ createApiKey: { key: string } }>(
      'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }',
      { input: { label: 'import', permissions: ['read', 'claims:record'] } },
    );
    const recordingKey = app.bearer(createApiKey.key);
    const words = { article: { id: at.articleId }, speaker: { id: at.speakerId } };
    const attribution = { claimId: claim.id, ...words, form: 'PARAPHRASE' };
    for (const [mutation, input] of [
      [REVISE, { id: claim.id, expectedRevision: 99, translation: 'x' }],
      [REVISE, { id: claim.id, expectedRevision: 1, translation: 'x' }],
      [PUBLISH, { id: claim.id, expectedRevision: 1 }],
      [RETRACT, { id: claim.id, expectedRevision: 1, reason: 'x' }],
      [ATTRIBUTE, { expectedRevision: 1, ...attribution }],
    ] as const) {
      const { errors } = await recordingKey.send(mutation, { input });
      expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
      expect(JSON.stringify(errors)).not.toContain('soldiers');
    }
    const { node } = await editor.run<{ node: { status: string; revision: number } }>(
      `{ node(id: "${claim.id}") { ... on Claim { status revision } } }`,
    );
    expect(node).toEqual({ status: 'DRAFT', revision: 1 });
  });

  it('appears when it is published, without the past it had as a draft', async () => {
    const at = await setting();
    const { claim } = await record(at, 'The bridge is shut for good', { draft: true });
    const statement = `The bridge is shut in ${at.place}`;
    await app.run(REVISE, { input: { id: claim.id, expectedRevision: 1, statement } });
    await app.run(PUBLISH, { input: { id: claim.id, expectedRevision: 2 } });
    const ask = `{ node(id: "${claim.id}") { ... on Claim {
      statement history { totalCount nodes { id operation changes { before after } } } } } }`;
    const { node } = await viewer.run<{ node: object }>(ask);
    expect(node).toMatchObject({
      statement,
      history: { totalCount: 1, nodes: [{ operation: 'published' }] },
    });
    expect(JSON.stringify(node)).not.toContain('for good');
    expect(await editor.run(ask)).toMatchObject({ node: { history: { totalCount: 3 } } });
    const listed = await everywhere(viewer, at);
    expect(JSON.stringify(listed.all)).toContain(claim.id);
    // What was public once stays on record for everyone.
    await app.run(RETRACT, { input: { id: claim.id, expectedRevision: 3, reason: 'Reopened' } });
    expect(JSON.stringify((await everywhere(viewer, at)).retracted)).toContain(claim.id);
  });

  it('is not what a viewer’s cursor can be made to point between', async () => {
    const at = await setting();
    for (const i of [1, 2, 3]) {
      await record(at, `Bridge ${i} is shut`);
      await record(at, `Bridge ${i} is being mended`, { draft: true });
    }
    const ask = `query ($after: String) {
      claims(first: 1, after: $after, filter: { topicId: "${at.topicId}" }) {
        nodes { status } pageInfo { hasNextPage endCursor } } }`;
    interface Page {
      claims: {
        nodes: { status: string }[];
        pageInfo: { hasNextPage: boolean; endCursor: string };
      };
    }
    const statuses: string[] = [];
    for (let after: string | null = null; ;) {
      const { claims }: Page = await viewer.run<Page>(ask, { after });
      statuses.push(...claims.nodes.map(({ status }) => status));
      if (!claims.pageInfo.hasNextPage) break;
      after = claims.pageInfo.endCursor;
    }
    expect(statuses).toEqual(['PUBLISHED', 'PUBLISHED', 'PUBLISHED']);
  });
});

describe('what is noted about an anonymous source', () => {
  const NOTE = 'Her number is with the night desk';
  const UPDATE = 'mutation ($input: UpdateSpeakerInput!) { updateSpeaker(input: $input) { note } }';
  const see = (as: Sender, id: string) =>
    as.run<{ node: { note: string | null; history: { totalCount: number } } }>(
      `{ node(id: "${id}") { ... on Speaker { name note history {
        totalCount nodes { id operation changes { field before after } } } } } }`,
    );

  it('is for editors up; a viewer finds neither it nor that it changed', async () => {
    const id = await createSpeaker(app, {
      kind: 'ANONYMOUS',
      name: 'a senior official',
      note: 'x',
    });
    const before = await see(viewer, id);
    expect(before.node.note).toBeNull();
    expect(await editor.run(UPDATE, { input: { id, note: NOTE } })).toEqual({
      updateSpeaker: { note: NOTE },
    });
    expect(await see(viewer, id)).toEqual(before);
    expect(await see(readingKey, id)).toEqual(before);
    const { node } = await see(editor, id);
    expect(node).toMatchObject({ note: NOTE, history: { totalCount: 2 } });
  });

  it('is hidden in a change of other fields as well', async () => {
    const id = await createSpeaker(app, { kind: 'ANONYMOUS', name: 'a diplomat' });
    await editor.run(UPDATE, { input: { id, note: NOTE, description: 'Speaks in Geneva' } });
    const seen = JSON.stringify(await see(viewer, id));
    expect(seen).toContain('Speaks in Geneva');
    expect(seen).not.toContain('night desk');
    expect(seen).not.toContain('"note","before"');
    expect(seen).not.toContain('"field":"note"');
  });

  it('is found by no search, whoever asks', async () => {
    const clue = word();
    await createSpeaker(app, { kind: 'ANONYMOUS', name: 'an aide', note: `Known as ${clue}` });
    expect(await app.run(`{ speakers(search: "${clue}") { totalCount } }`)).toEqual({
      speakers: { totalCount: 0 },
    });
  });
});

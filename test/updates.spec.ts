import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { waitsForLock, withClient } from './support/database.js';
import { addArticle, createOutlet, createSpeaker, createTopic, word } from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const HISTORY = 'history(first: 1) { nodes { changes { field before after } } }';

/** Every kind of record that is updated field by field. */
const KINDS = [
  {
    kind: 'Outlet',
    create: createOutlet,
    details: { homepage: 'https://example.org/', language: 'AR', wikidataId: 'Q7' },
    change: 'name',
    besides: { homepage: null },
  },
  {
    kind: 'Speaker',
    create: createSpeaker,
    details: { description: 'An envoy', wikidataId: 'Q8' },
    change: 'name',
    besides: { description: null },
  },
  {
    kind: 'Topic',
    create: createTopic,
    details: { nameEn: 'Water', description: 'Rivers and dams' },
    change: 'name',
    besides: { nameEn: null },
  },
  {
    kind: 'Article',
    create: addArticle,
    details: { byline: 'A. Writer', publishedAt: '2021-12', note: 'Scanned', language: 'EN' },
    change: 'headline',
    besides: { byline: null },
  },
];

async function update(kind: string, input: object, fields: string): Promise<object> {
  const { updated } = await app.run<{ updated: object }>(
    `mutation ($input: Update${kind}Input!) { updated: update${kind}(input: $input) { ${fields} } }`,
    { input },
  );
  return updated;
}

describe.each(KINDS)('updating of $kind', ({ kind, create, details, change, besides }) => {
  it('answers with the fields that were left out as they are', async () => {
    const id = await create(app, details);
    const [before, after] = [word(), word()];
    const fields = `${change} ${Object.keys(details).join(' ')}`;
    expect(await update(kind, { id, [change]: before }, fields)).toEqual({
      ...details,
      [change]: before,
    });
    expect(await update(kind, { id, [change]: after, ...besides }, fields)).toEqual({
      ...details,
      [change]: after,
      ...besides,
    });
  });

  it('goes on from what another editor has just changed', async () => {
    const id = await create(app);
    const [theirs, ours] = [word(), word()];
    const updated = await withClient(app.url, async (editor) => {
      await editor.query('BEGIN');
      await editor.query(`UPDATE ${kind.toLowerCase()} SET ${change} = $2 WHERE id = $1`, [
        id,
        theirs,
      ]);
      const answer = update(kind, { id, [change]: ours }, `${change} ${HISTORY}`);
      await waitsForLock(editor);
      await editor.query('COMMIT');
      return answer;
    });
    const changes = [
      { field: change, before: JSON.stringify(theirs), after: JSON.stringify(ours) },
    ];
    expect(updated).toEqual({ [change]: ours, history: { nodes: [{ changes }] } });
  });
});

describe('updating a speaker', () => {
  it('at the moment of a merge changes the one who stays', async () => {
    const [name, description] = [word(), word()];
    const [fromId, intoId] = [await createSpeaker(app), await createSpeaker(app, { name })];
    const updated = await withClient(app.url, async (editor) => {
      await editor.query('BEGIN');
      await editor.query('UPDATE speaker SET merged_into_id = $2 WHERE id = $1', [fromId, intoId]);
      const answer = update('Speaker', { id: fromId, description }, 'id name description');
      await waitsForLock(editor);
      await editor.query('COMMIT');
      return answer;
    });
    expect(updated).toEqual({ id: intoId, name, description });
    expect(await app.run('query ($id: ID!) { node(id: $id) { id } }', { id: fromId })).toEqual({
      node: { id: intoId },
    });
  });

  it('leaves the offices that stay as they are, and tells of an English title', async () => {
    const [kept, renamed] = [
      { title: 'سفير', titleEn: 'Ambassador', from: '2015', to: '2017' },
      { title: 'وزير', titleEn: 'Minister', from: '2018' },
    ];
    const id = await createSpeaker(app, { positions: [kept, renamed] });
    const offices = async (positions: object[]): Promise<{ id: string; titleEn: string }[]> => {
      const answer = await update('Speaker', { id, positions }, 'positions { id titleEn }');
      return (answer as { positions: { id: string; titleEn: string }[] }).positions;
    };
    const before = await offices([renamed, kept]);
    expect(await offices([kept, renamed])).toEqual(before);
    const after = await offices([kept, { ...renamed, titleEn: 'Secretary' }]);
    expect(after.map(({ titleEn }) => titleEn)).toEqual(['Ambassador', 'Secretary']);
    expect(after[0]).toEqual(before[0]);
    const { node } = await app.run<{ node: { history: { nodes: { changes: object[] }[] } } }>(
      `query ($id: ID!) { node(id: $id) { ... on Speaker { ${HISTORY} } } }`,
      { id },
    );
    expect(node.history.nodes[0]!.changes).toEqual([
      {
        field: 'positions',
        before: expect.stringContaining('Minister'),
        after: expect.stringContaining('Secretary'),
      },
    ]);
  });
});

it('notes a new version of an article in its history', async () => {
  const articleId = await addArticle(app, { body: 'One.' });
  const { version } = await app.run<{ version: { number: number; sha256: string } }>(
    `mutation ($input: AddArticleVersionInput!) {
      version: addArticleVersion(input: $input) { number sha256 } }`,
    { input: { articleId, body: 'Two.' } },
  );
  const { node } = await app.run<{ node: { history: { nodes: { changes: object[] }[] } } }>(
    `query ($id: ID!) { node(id: $id) { ... on Article { ${HISTORY} } } }`,
    { id: articleId },
  );
  const { number, sha256 } = version;
  expect(node.history.nodes[0]!.changes).toEqual([
    { field: 'versions', before: null, after: JSON.stringify({ number: 2, sha256 }) },
  ]);
  expect(number).toBe(2);
});

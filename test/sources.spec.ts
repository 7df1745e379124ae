import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import {
  addArticle,
  createOutlet,
  createSpeaker,
  fault,
  type Id,
  type PageOfIds,
  walk,
  word,
} from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const CREATE_OUTLET =
  'mutation ($input: CreateOutletInput!) { createOutlet(input: $input) { id } }';
const UPDATE_OUTLET = `mutation ($input: UpdateOutletInput!) {
  updateOutlet(input: $input) { name aliases homepage history(first: 1) { nodes { operation changes { field before after } } } }
}`;
const ADD_ARTICLE = 'mutation ($input: AddArticleInput!) { addArticle(input: $input) { id } }';
const ADD_VERSION = `mutation ($input: AddArticleVersionInput!) {
  addArticleVersion(input: $input) { id number sha256 body }
}`;

async function outletsFound(search: string): Promise<string[]> {
  const { outlets } = await app.run<{ outlets: { nodes: Id[] } }>(
    'query ($search: String) { outlets(search: $search) { nodes { id } } }',
    { search },
  );
  return outlets.nodes.map((outlet) => outlet.id);
}

describe('outlets', () => {
  it.each([
    ['a hamza', 'صحيفة الأنباء', 'صحيفه الانباء'],
    ['tashkeel and tatweel', 'العَـرَب', 'العرب'],
    ['case and marks', 'Le Monde Diplomatique', 'le  monde-diplomatiqué'],
  ])('are unique after folding of %s', async (_what, name, variant) => {
    await createOutlet(app, { name });
    expect(
      await fault(app, CREATE_OUTLET, { input: { name: variant, kind: 'OTHER' } }),
    ).toMatchObject({
      code: 'CONFLICT',
    });
    expect(await outletsFound(variant)).toHaveLength(1);
  });

  it('cannot take another one’s alias, and leave nothing behind when they try', async () => {
    const [alias, name] = [word(), word()];
    await createOutlet(app, { aliases: [alias] });
    const input = { name, kind: 'OTHER', aliases: [word(), alias] };
    expect(await fault(app, CREATE_OUTLET, { input })).toMatchObject({ code: 'CONFLICT' });
    expect(await outletsFound(name)).toEqual([]);
    await createOutlet(app, { name });
  });

  it('are found by part of a name, an alias, a spelling variant and a misspelling', async () => {
    const name = 'وكالة الفرات الإخبارية';
    const id = await createOutlet(app, { name, aliases: ['Alforat Newsagency'] });
    for (const search of ['الفرات', 'وكاله الفرات الاخباريه', 'alforat', 'Alforat Newsagancy']) {
      expect({ search, found: await outletsFound(search) }).toEqual({ search, found: [id] });
    }
    expect(await outletsFound(word())).toEqual([]);
  });

  it('give up the names they lose, and only those', async () => {
    const [name, kept, lost] = [word(), word(), word()];
    const id = await createOutlet(app, { name, aliases: [kept, lost] });
    await app.run(UPDATE_OUTLET, { input: { id, aliases: [kept] } });
    expect(await outletsFound(kept)).toEqual([id]);
    expect(await outletsFound(lost)).toEqual([]);
    await app.run(UPDATE_OUTLET, { input: { id, aliases: null } });
    expect(await outletsFound(kept)).toEqual([]);
    await createOutlet(app, { name: kept });
    expect(await outletsFound(name)).toEqual([id]);
  });

  it('note each change by the names of the schema; null clears and nothing is no change', async () => {
    const [before, after] = [word(), word()];
    const id = await createOutlet(app, { name: before, homepage: 'https://example.org/' });
    const change = { id, name: after, homepage: null };
    for (let i = 0; i < 2; i++) {
      const answer = await app.run<{ updateOutlet: object }>(UPDATE_OUTLET, { input: change });
      expect(answer.updateOutlet).toEqual({
        name: after,
        aliases: [],
        homepage: null,
        history: {
          nodes: [
            {
              operation: 'updated',
              changes: [
                { field: 'name', before: JSON.stringify(before), after: JSON.stringify(after) },
                { field: 'homepage', before: '"https://example.org/"', after: null },
              ],
            },
          ],
        },
      });
    }
    const { node } = await app.run<{ node: { history: { totalCount: number } } }>(
      'query ($id: ID!) { node(id: $id) { ... on Outlet { history(first: 1) { totalCount } } } }',
      { id },
    );
    expect(node.history.totalCount).toBe(2);
  });

  it.each([
    [{ name: '…', kind: 'OTHER' }, 'input.name'],
    [{ name: word(), kind: 'OTHER', aliases: ['ok', '!'] }, 'input.aliases.1'],
    [{ name: word(), kind: 'OTHER', wikidataId: '40469' }, 'input.wikidataId'],
    [{ name: word(), kind: 'OTHER', homepage: 'ftp://example.org' }, 'input.homepage'],
  ])('refuse %j at its path', async (input, path) => {
    expect(await fault(app, CREATE_OUTLET, { input })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path,
    });
  });
});

describe('articles', () => {
  const ARTICLE = `query ($id: ID!) { node(id: $id) { ... on Article {
    headline byline url publishedAt note outlet { id } syndicatedFrom { id }
    versions { id number sha256 body } history { nodes { operation changes { field } } } } } }`;

  it('keep what their provenance does not state as unknown', async () => {
    const headline = word();
    const id = await addArticle(app, { headline });
    const { node } = await app.run<{ node: object }>(ARTICLE, { id });
    expect(node).toMatchObject({
      headline,
      byline: null,
      url: null,
      publishedAt: null,
      note: null,
      outlet: null,
      syndicatedFrom: null,
      versions: [],
    });
  });

  it('have one canonical address', async () => {
    const path = word();
    const id = await addArticle(app, {
      url: `https://Example.org:443/${path}/?utm_source=x&b=2&a=1&fbclid=7#top`,
    });
    const { node } = await app.run<{ node: { url: string } }>(ARTICLE, { id });
    expect(node.url).toBe(`https://example.org/${path}?a=1&b=2`);
    const again = { headline: word(), language: 'EN', url: `https://example.org/${path}?b=2&a=1` };
    expect(await fault(app, ADD_ARTICLE, { input: again })).toMatchObject({ code: 'CONFLICT' });
  });

  it.each(['2021', '2021-12', '2021-12-10'])('are dated as exactly as %s', async (publishedAt) => {
    const id = await addArticle(app, { publishedAt });
    const { node } = await app.run<{ node: { publishedAt: string } }>(ARTICLE, { id });
    expect(node.publishedAt).toBe(publishedAt);
  });

  it.each([
    [{ publishedAt: '2021-13' }, 'input.publishedAt'],
    [{ publishedAt: '2021-02-29' }, 'input.publishedAt'],
    [{ publishedAt: '10/12/2021' }, 'input.publishedAt'],
    [{ url: 'example.org/story' }, 'input.url'],
    [{ headline: '' }, 'input.headline'],
    [{ body: '' }, 'input.body'],
  ])('refuse %j at its path', async (wrong, path) => {
    const input = { headline: word(), language: 'EN', ...wrong };
    expect(await fault(app, ADD_ARTICLE, { input })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path,
    });
  });

  it('add a version for new bytes only', async () => {
    const articleId = await addArticle(app, { body: 'One.' });
    const add = async (body: string): Promise<{ id: string; number: number; sha256: string }> => {
      const input = { articleId, body };
      const answer = await app.run<{
        addArticleVersion: { id: string; number: number; sha256: string };
      }>(ADD_VERSION, { input });
      return answer.addArticleVersion;
    };
    expect((await add('One.')).number).toBe(1);
    // Raw text: what looks the same and is not (a no-break space, a final newline) is another body.
    const second = await add('One\u00A0.\n');
    expect(second).toMatchObject({
      number: 2,
      sha256: createHash('sha256').update('One\u00A0.\n').digest('hex'),
    });
    expect((await add('One\u00A0.\n')).id).toBe(second.id);
    expect((await add('One.')).number).toBe(3);
    const both = await Promise.all([add('Two.'), add('Three.')]);
    expect(both.map((version) => version.number).sort()).toEqual([4, 5]);
    const { node } = await app.run<{ node: { versions: { number: number; body: string }[] } }>(
      ARTICLE,
      { id: articleId },
    );
    expect(node.versions.map((version) => version.number)).toEqual([1, 2, 3, 4, 5]);
    expect(node.versions[1]!.body).toBe('One\u00A0.\n');
  });

  it('change what is known of them, and note it', async () => {
    const [id, outletId, original] = [
      await addArticle(app),
      await createOutlet(app),
      await addArticle(app),
    ];
    const update = 'mutation ($input: UpdateArticleInput!) { updateArticle(input: $input) { id } }';
    const input = { id, headline: word(), outletId, syndicatedFromId: original };
    await app.run(update, { input });
    const { node } = await app.run<{
      node: { history: { nodes: { changes: { field: string }[] }[] } };
    }>(ARTICLE, { id });
    expect(node).toMatchObject({
      headline: input.headline,
      outlet: { id: outletId },
      syndicatedFrom: { id: original },
    });
    expect(node.history.nodes[0]!.changes.map((change) => change.field)).toEqual([
      'headline',
      'outletId',
      'syndicatedFromId',
    ]);
    const circle = { id, syndicatedFromId: id };
    expect(await fault(app, update, { input: circle })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'input.syndicatedFromId',
    });
    const unknown = { id, outletId: '00000000-0000-7000-8000-000000000000' };
    expect(await fault(app, update, { input: unknown })).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are listed by outlet, date and headline, page by page', async () => {
    const outletId = await createOutlet(app);
    const dated: [string, string | null][] = [
      ['الكاظمي يعلن', '2021-12-11'],
      ['ماكنزي يقول', '2021-12'],
      ['undated story', null],
      ['an older story', '2020'],
    ];
    const ids: string[] = [];
    for (const [headline, publishedAt] of dated) {
      ids.push(await addArticle(app, { headline, publishedAt, outletId }));
    }
    const list = (filter: object, orderBy: object | null = null): Promise<string[]> =>
      walk(async (after) => {
        const { articles } = await app.run<{ articles: PageOfIds }>(
          `query ($filter: ArticleFilter, $orderBy: ArticleOrder, $after: String) {
            articles(filter: $filter, orderBy: $orderBy, first: 1, after: $after) {
              nodes { id } pageInfo { hasNextPage endCursor } } }`,
          { filter: { outletId, ...filter }, orderBy, after },
        );
        return articles;
      });
    const [full, month, undated, year] = ids as [string, string, string, string];
    expect(await list({})).toEqual([full, month, year, undated]);
    expect(await list({}, { field: 'PUBLISHED_AT', descending: false })).toEqual([
      undated,
      year,
      month,
      full,
    ]);
    expect(await list({}, { field: 'RECORDED_AT', descending: false })).toEqual(ids);
    expect(await list({}, { field: 'HEADLINE', descending: false })).toEqual([
      year,
      undated,
      full,
      month,
    ]);
    expect(await list({ publishedFrom: '2021-12' })).toEqual([full, month]);
    expect(await list({ publishedTo: '2020' })).toEqual([year]);
    expect(await list({ search: 'الكاظمى' })).toEqual([full]);
    expect(await list({ search: 'story', publishedTo: '2021' })).toEqual([year]);
  });
});

it('answers for every kind of source by id, and null for none', async () => {
  const ids = [
    await createOutlet(app),
    await createSpeaker(app),
    await addArticle(app, { body: 'x' }),
  ];
  const node = 'query ($id: ID!) { node(id: $id) { id __typename } }';
  const types: string[] = [];
  for (const id of ids) {
    types.push((await app.run<{ node: { __typename: string } }>(node, { id })).node.__typename);
  }
  expect(types).toEqual(['Outlet', 'Speaker', 'Article']);
  for (const id of ['00000000-0000-7000-8000-000000000000', 'no id', '']) {
    expect(await app.run(node, { id })).toEqual({ node: null });
  }
});

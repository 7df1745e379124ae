import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { count } from './support/lines.js';
import { word } from './support/records.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const INGEST = `mutation ($input: IngestArticleInput!) {
  ingestArticle(input: $input) {
    outcome
    version { id number body }
    article { id headline byline language publishedAt url note outlet { name kind } }
  }
}`;

interface Ingested {
  outcome: string;
  version: { id: string; number: number; body: string };
  article: {
    id: string;
    headline: string;
    byline: string | null;
    language: string;
    publishedAt: string | null;
    url: string | null;
    note: string | null;
    outlet: { name: string; kind: string } | null;
  };
}

async function ingest(input: object): Promise<Ingested> {
  const { ingestArticle } = await app.run<{ ingestArticle: Ingested }>(INGEST, { input });
  return ingestArticle;
}

const paragraph = (name: string): string =>
  `<p>${`قال رئيس بلدية ${name} إن الجسر سيفتح في آذار، بعد تأخير دام سبعة أشهر. `.repeat(3)}</p>`;

function page(name: string, outlet: string, more = ''): string {
  const article = {
    '@type': 'NewsArticle',
    headline: `جسر ${name} يفتح`,
    datePublished: '2024-02-11T08:00:00+03:00',
    author: { name: 'سلمى حداد' },
    publisher: { name: outlet },
  };
  return `<!doctype html><html><head><link rel="canonical" href="https://news.example/${name}?utm_source=x">
    <script type="application/ld+json">${JSON.stringify(article)}</script></head>
    <body><nav>الرئيسية</nav><article>${paragraph(name)}${more}</article></body></html>`;
}

describe('ingestArticle', () => {
  it('keeps the text of a page with what the page says of itself', async () => {
    const [name, outlet] = [word(), word()];
    const { outcome, version, article } = await ingest({ content: page(name, outlet) });
    expect(outcome).toBe('ADDED');
    expect(version).toMatchObject({ number: 1, body: expect.not.stringContaining('الرئيسية') });
    expect(article).toMatchObject({
      headline: `جسر ${name} يفتح`,
      byline: 'سلمى حداد',
      language: 'AR',
      publishedAt: '2024-02-11',
      url: `https://news.example/${name}`,
      note: null,
      outlet: { name: outlet, kind: 'OTHER' },
    });
  });

  it('believes the editor before the page', async () => {
    const { outlet } = (await ingest({ content: page(word(), word()) })).article;
    const outletId = (await outlets(outlet!.name))[0]!.id;
    const input = { content: page(word(), word()), outletId, headline: 'آخر', publishedAt: '2023' };
    expect((await ingest(input)).article).toMatchObject({
      headline: 'آخر',
      publishedAt: '2023',
      outlet,
    });
  });

  it('changes nothing when the same page comes again', async () => {
    const [name, outlet] = [word(), word()];
    const first = await ingest({ content: page(name, outlet) });
    const rows = (): Promise<number> => count(app, 'FROM history_entry', []);
    const before = await rows();
    const again = await ingest({ content: page(name, outlet) });
    expect(again).toEqual({ ...first, outcome: 'UNCHANGED' });
    expect(await rows()).toBe(before);
  });

  it('keeps a changed body as the next version and finds the quotes again in it', async () => {
    const [name, outlet] = [word(), word()];
    const exact = `وختم رئيس بلدية ${name} بأن الأعمال انتهت`;
    const closing = `<p>${exact} قبل الموعد.</p>`;
    const first = await ingest({ content: page(name, outlet, closing) });
    const { recordClaim } = await app.run<{ recordClaim: { claim: { id: string } } }>(
      `mutation ($input: RecordClaimInput!) { recordClaim(input: $input) { claim { id } } }`,
      {
        input: {
          statement: `انتهت أعمال جسر ${name}`,
          form: 'INDIRECT_QUOTE',
          speaker: { create: { name: word(), kind: 'PERSON' } },
          article: { id: first.article.id },
          quote: { exact },
        },
      },
    );
    const second = await ingest({ content: page(name, outlet, paragraph(word()) + closing) });
    expect(second).toMatchObject({
      outcome: 'NEW_VERSION',
      version: { number: 2 },
      article: { id: first.article.id },
    });
    expect(second.version.body).toContain(exact);
    const { node } = await app.run<{ node: { attributions: { quote: { anchors: object[] } }[] } }>(
      `query ($id: ID!) { node(id: $id) { ... on Claim { attributions { quote { anchors { state articleVersionId } } } } } }`,
      { id: recordClaim.claim.id },
    );
    expect(node.attributions[0]!.quote.anchors).toContainEqual({
      state: 'MOVED',
      articleVersionId: second.version.id,
    });
  });

  it('knows a text without an address by its letters', async () => {
    const content = `عنوان ${word()}\n\nقال الوزير إن ${word()} سيبدأ.`;
    const first = await ingest({ content });
    expect(await ingest({ content })).toMatchObject({
      outcome: 'UNCHANGED',
      article: { id: first.article.id },
    });
  });

  it('takes another text under the same headline and day for the next version', async () => {
    const details = { headline: `جسر ${word()} يفتح`, publishedAt: '2024-02-11' };
    const first = await ingest({ content: 'قال الوزير إن الجسر كلف 12 مليونا.', ...details });
    const second = await ingest({ content: 'قال الوزير إن الجسر كلف 19 مليونا.', ...details });
    expect(second).toMatchObject({
      outcome: 'NEW_VERSION',
      article: { id: first.article.id },
      version: { number: 2 },
    });
    const later = { ...details, publishedAt: '2024-02-12' };
    const other = await ingest({ content: 'قال الوزير إن الجسر كلف 20 مليونا.', ...later });
    expect(other.outcome).toBe('ADDED');
  });

  it('says where the first words stand for a headline', async () => {
    const { article } = await ingest({ content: `قال الوزير إن ${word()} سيبدأ في الشهر المقبل.` });
    expect(article.headline).toMatch(/^قال الوزير/);
    expect(article.note).toMatch(/لا يذكر النص عنوانا/);
  });

  it('tells Markdown by its front matter or its heading', async () => {
    const name = word();
    const { article } = await ingest({
      content: `---\ntitle: The ${name} bridge\ndate: 2024-02-11\n---\n\nThe **mayor** of ${name} said it opens.`,
    });
    expect(article).toMatchObject({ headline: `The ${name} bridge`, publishedAt: '2024-02-11' });
    const headed = await ingest({ content: `# The ${name} dam\n\nThe *mayor* said it holds.` });
    expect(headed.version.body).toBe('The mayor said it holds.');
  });

  it('reads Markdown', async () => {
    const name = word();
    const { article, version } = await ingest({
      content: `# The ${name} bridge\n\nThe **mayor** said it opens.`,
      format: 'MARKDOWN',
    });
    expect(article).toMatchObject({ headline: `The ${name} bridge`, language: 'EN' });
    expect(version.body).toBe('The mayor said it opens.');
  });

  it.each([
    ['no text', { content: '… !' }, 'input.content'],
    ['a page without an article', { content: '<!doctype html><img>' }, 'input.content'],
    [
      'elements beyond measure',
      { content: '<!doctype html>' + '<div>'.repeat(1000) },
      'input.content',
    ],
    ['digits in no language', { content: '12 12 12' }, 'input.language'],
    ['an unknown format', { content: 'x', publishedAt: 'soon' }, 'input.publishedAt'],
  ])('refuses %s and keeps nothing', async (_what, input, path) => {
    const before = await count(app, 'FROM article', []);
    const { errors } = await app.send(INGEST, { input });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', issues: [{ path }] });
    expect(await count(app, 'FROM article', [])).toBe(before);
  });

  it('takes two captures of one new page at once for one article', async () => {
    const content = page(word(), word());
    const both = await Promise.all([ingest({ content }), ingest({ content })]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['ADDED', 'UNCHANGED']);
    expect(both[0].article).toEqual(both[1].article);
  });
});

describe('fetchArticle', () => {
  const FETCH = `mutation ($input: FetchArticleInput!) { fetchArticle(input: $input) { outcome } }`;

  it('is off unless the operator turns it on', async () => {
    const { errors } = await app.send(FETCH, { input: { url: 'https://news.example/a' } });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      issues: [{ path: 'input.url', message: expect.stringMatching(/is off/) }],
    });
  });

  it('asks nothing of this machine, or of its network, where it is on', async () => {
    const fetching = await startTestApp({ fetchUrls: true });
    try {
      const inner = [
        `${fetching.origin}/health/live`,
        'http://127.0.0.1/',
        'http://169.254.169.254/',
      ];
      for (const url of inner) {
        const { errors } = await fetching.send(FETCH, { input: { url } });
        expect(errors?.[0]?.extensions).toMatchObject({
          code: 'BAD_USER_INPUT',
          issues: [{ path: 'input.url' }],
        });
      }
    } finally {
      await fetching.close();
    }
  });
});

async function outlets(name: string): Promise<{ id: string }[]> {
  const query = 'query ($search: String) { outlets(search: $search) { nodes { id } } }';
  const data = await app.run<{ outlets: { nodes: { id: string }[] } }>(query, { search: name });
  return data.outlets.nodes;
}

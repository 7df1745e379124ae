import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { SeedingService } from './support/isnad.js';
import { word } from './support/records.js';

let app: TestApp;
let seeding: InstanceType<typeof SeedingService>;
let root: string;

beforeAll(async () => {
  app = await startTestApp();
  seeding = app.nest.get(SeedingService);
  root = await mkdtemp(join(tmpdir(), 'isnad-texts-'));
});
afterAll(async () => {
  await app.close();
  await rm(root, { recursive: true });
});

/** One article with one claim made in it; the claim's quote stands at the span. */
interface Story {
  place: string;
  body: Buffer;
  at: { start: number; end: number };
}

function storyOf(place: string, text: string | Buffer, quote: string): Story {
  const body = Buffer.from(text);
  const start = body.toString().indexOf(quote);
  return { place, body, at: { start, end: start + quote.length } };
}

/** Writes seed files for a story and its text beside them; the folder serves as both. */
async function folderOf({ place, body, at }: Story): Promise<string> {
  const folder = await mkdtemp(join(root, 'seed-'));
  const sha256 = createHash('sha256').update(body).digest('hex');
  const files: Record<string, string> = {
    'outlets.yaml': '',
    'topics.yaml': '',
    'contradictions.yaml': '',
    'speakers.yaml': `- { key: ${place}-guard, name: Guard of ${place}, kind: PERSON }`,
    'articles.yaml': `- key: ${place}-story
  headline: The story of ${place}
  language: EN
  sha256: ${sha256}`,
    'claims.yaml': `- key: ${place}-open
  statement: The quay of ${place} is open
  kind: FACT
  topics: []
  attributions:
    - article: ${place}-story
      speaker: ${place}-guard
      stance: ASSERTS
      form: DIRECT_QUOTE
      at: { start: ${at.start}, end: ${at.end} }`,
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  await writeFile(join(folder, 'any-name.txt'), body);
  return folder;
}

interface Told {
  id: string;
  history: { nodes: { operation: string; changes: { field: string; after: string }[] }[] };
  attributions: {
    quote: { exact: string; start: number; anchors: { state: string; start: number }[] } | null;
    article: { id: string; versions: { number: number; body: string }[] };
  }[];
}

async function claimOf(place: string): Promise<Told> {
  const { claims } = await app.run<{ claims: { nodes: Told[] } }>(
    `query ($filter: ClaimFilter) { claims(filter: $filter) { nodes {
      id history { nodes { operation changes { field after } } }
      attributions { quote { exact start anchors { state start } } article { id versions { number body } } } } } }`,
    { filter: { search: place } },
  );
  return claims.nodes[0]!;
}

async function addVersion(articleId: string, body: string): Promise<void> {
  await app.run(
    'mutation ($input: AddArticleVersionInput!) { addArticleVersion(input: $input) { id } }',
    { input: { articleId, body } },
  );
}

describe('the texts of seeds', () => {
  const quote = 'the small quay is open 🙂';

  it('are known by their hash; their quotes are marked once and noted', async () => {
    const story = storyOf(word(), `\uFEFFThe guard said: “${quote}”, and left.`, quote);
    const folder = await folderOf(story);
    const elsewhere = await mkdtemp(join(root, 'texts-'));
    await writeFile(join(elsewhere, 'any-name.txt'), `${story.body.toString()} `);
    expect(await seeding.load(folder, elsewhere)).toMatchObject({ added: 3, quotes: 0 });
    expect((await claimOf(story.place)).attributions).toMatchObject([
      { quote: null, article: { versions: [] } },
    ]);
    expect(await seeding.load(folder, folder)).toMatchObject({ added: 0, quotes: 1 });
    const told = await claimOf(story.place);
    expect(told.attributions).toMatchObject([
      {
        quote: { exact: quote, start: story.at.start, anchors: [] },
        article: { versions: [{ number: 1, body: story.body.toString() }] },
      },
    ]);
    expect(told.history.nodes.map(({ operation }) => operation)).toEqual(['quoted', 'recorded']);
    expect(told.history.nodes[0]!.changes).toEqual([
      { field: 'quote', after: expect.stringContaining(quote) },
    ]);
    expect(await seeding.load(folder, folder)).toMatchObject({ added: 0, quotes: 0 });
    expect(await claimOf(story.place)).toEqual(told);
  });

  it('never come back over a body that an editor has put right', async () => {
    const story = storyOf(word(), `The guard said: “${quote}”.`, quote);
    const folder = await folderOf(story);
    await seeding.load(folder, folder);
    const [attribution] = (await claimOf(story.place)).attributions;
    await addVersion(attribution!.article.id, `Corrected. The guard said: “${quote}”.`);
    const corrected = await claimOf(story.place);
    expect(corrected.attributions[0]!.article.versions).toHaveLength(2);
    expect(await seeding.load(folder, folder)).toMatchObject({ quotes: 0 });
    expect(await claimOf(story.place)).toEqual(corrected);
  });

  it('have their quotes followed into the versions that are there already', async () => {
    const story = storyOf(word(), `The guard said: “${quote}”.`, quote);
    const folder = await folderOf(story);
    await seeding.load(folder);
    const [attribution] = (await claimOf(story.place)).attributions;
    const later = `Corrected. ${story.body.toString()}`;
    await addVersion(attribution!.article.id, story.body.toString());
    await addVersion(attribution!.article.id, later);
    expect(await seeding.load(folder, folder)).toMatchObject({ quotes: 1 });
    const [marked] = (await claimOf(story.place)).attributions;
    expect(marked!.quote).toEqual({
      exact: quote,
      start: story.at.start,
      anchors: [{ state: 'MOVED', start: later.indexOf(quote) }],
    });
  });

  it.each<[string, (story: Story) => Partial<Story>, string]>([
    [
      'a span beyond the text',
      ({ at }) => ({ at: { ...at, end: 5000 } }),
      'claims.yaml:10: attributions.0.at.end: must not be beyond the text',
    ],
    [
      'a span that cuts a character',
      ({ at }) => ({ at: { ...at, end: at.end - 1 } }),
      'claims.yaml:10: attributions.0.at.end: must not cut',
    ],
    ['a text in no UTF-8', () => ({ body: Buffer.of(0x41, 0xff) }), 'articles.yaml:4: sha256: '],
    ['an empty text', () => ({ body: Buffer.of() }), 'articles.yaml:4: sha256: '],
    ['a text with NUL', () => ({ body: Buffer.from('a\0b') }), 'articles.yaml:4: sha256: '],
  ])('refuse %s with file and line', async (_what, spoil, message) => {
    const story = storyOf(word(), `The guard said: “${quote}”.`, quote);
    const folder = await folderOf({ ...story, ...spoil(story) });
    const fault = await seeding.load(folder, folder).then(
      () => 'none',
      (error: Error) => error.message,
    );
    expect(fault).toContain(message);
    expect(fault).not.toContain('\n');
  });
});

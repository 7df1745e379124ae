import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectRoot } from '../src/platform/files.js';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { SeedingService } from './support/isnad.js';
import { createTopic } from './support/records.js';

const DEMO = join(projectRoot, 'seeds', 'demo');

/** The smallest folder with a record of each kind. */
const SMALL: Record<string, string> = {
  outlets: '- { key: gazette, name: The Small Gazette, kind: NEWSPAPER }',
  speakers: '- { key: mona, name: Mona Small, kind: PERSON }',
  topics: '- { key: harbour, name: The small harbour }',
  articles: '- { key: story, headline: A small story, outlet: gazette, language: EN }',
  claims: `- key: open
  statement: The small harbour is open
  kind: FACT
  topics: [harbour]
  period: { from: '2021' }
  attributions:
    - article: story
      speaker: mona
      stance: ASSERTS
      form: PARAPHRASE
      saidAt: '2021-05'
      chain: [{ speaker: mona, cue: told }]
- key: full
  statement: Ships wait outside
  kind: FACT
  topics: []
  attributions:
    - { article: story, speaker: mona, stance: ASSERTS, form: PARAPHRASE }`,
  contradictions: '- { key: tension, a: open, b: full, relation: TENSION, rationale: Why wait }',
};

let app: TestApp;
let seeding: InstanceType<typeof SeedingService>;
const folders: string[] = [];

beforeAll(async () => {
  app = await startTestApp();
  seeding = app.nest.get(SeedingService);
});
afterAll(async () => {
  await app.close();
  for (const folder of folders) await rm(folder, { recursive: true });
});

/** How many rows each table of ours has. */
async function rowCounts(): Promise<Record<string, number>> {
  return withClient(app.url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace ORDER BY 1`,
    );
    const counts = rows.map(({ name }) => `(SELECT count(*)::int FROM ${name}) AS ${name}`);
    const result = await client.query<Record<string, number>>(`SELECT ${counts.join(', ')}`);
    return result.rows[0]!;
  });
}

async function folderOf(changes: Record<string, string | null> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'isnad-seeds-'));
  folders.push(folder);
  for (const [name, text] of Object.entries({ ...SMALL, ...changes })) {
    if (text !== null) await writeFile(join(folder, `${name}.yaml`), text);
  }
  return folder;
}

const CLAIMS = SMALL.claims!;

describe('a fault in the seed files', () => {
  it.each<[string, Record<string, string | null>, string]>([
    ['bad YAML', { topics: '- key: a\n  name: "x' }, 'topics.yaml:2: '],
    ['a key twice in a record', { topics: '- key: a\n  name: x\n  name: y' }, 'topics.yaml:3: '],
    ['no list', { topics: 'key: a' }, 'topics.yaml:1: the file must be a list'],
    [
      'no record',
      { topics: '- key: a\n  name: x\n- just words' },
      'topics.yaml:3: must be a record',
    ],
    ['a missing file', { topics: null }, 'topics.yaml cannot be read'],
    [
      'an unknown field',
      { topics: '- key: a\n  name: x\n  colour: red' },
      'topics.yaml:3: colour: ',
    ],
    ['a missing field', { topics: '- key: a' }, 'topics.yaml:1: name: '],
    ['a bad key', { topics: '- key: A b\n  name: x' }, 'topics.yaml:1: key: must be a key'],
    [
      'a bad enum value',
      { claims: CLAIMS.replace('kind: FACT', 'kind: TRUTH') },
      'claims.yaml:3: kind: ',
    ],
    [
      'a nested bad enum value',
      { claims: CLAIMS.replace('ASSERTS', 'SAYS') },
      'claims.yaml:9: attributions.0.stance: ',
    ],
    [
      'a nested unknown field',
      { claims: CLAIMS.replace('cue:', 'clue:') },
      'claims.yaml:12: attributions.0.chain.0.clue: ',
    ],
    [
      'a bad date',
      { claims: CLAIMS.replace("'2021-05'", "'2021-13'") },
      'claims.yaml:11: attributions.0.saidAt: ',
    ],
    [
      'a date that YAML reads as a number',
      { claims: CLAIMS.replace("'2021-05'", '2021') },
      'claims.yaml:11: attributions.0.saidAt: ',
    ],
    [
      'no attribution',
      { claims: '- key: a\n  statement: x\n  kind: FACT\n  topics: []\n  attributions: []' },
      'claims.yaml:5: attributions: needs at least one',
    ],
    [
      'an unknown topic',
      { claims: CLAIMS.replace('[harbour]', '[harbour, harbor]') },
      'claims.yaml:4: topics.1: no record in topics.yaml has the key "harbor"',
    ],
    [
      'an unknown speaker',
      { claims: CLAIMS.replace('[{ speaker: mona', '[{ speaker: nobody') },
      'claims.yaml:12: attributions.0.chain.0.speaker: no record in speakers.yaml',
    ],
    [
      'an unknown outlet',
      { articles: SMALL.articles!.replace('gazette', 'times') },
      'articles.yaml:1: outlet: no record in outlets.yaml',
    ],
    [
      'an unknown claim',
      { contradictions: SMALL.contradictions!.replace('a: open', 'a: shut') },
      'contradictions.yaml:1: a: no record in claims.yaml',
    ],
    [
      'a key used twice',
      { topics: `${SMALL.topics}\n- { key: harbour, name: Another }` },
      'topics.yaml:2: key: "harbour"',
    ],
    [
      'a backward period',
      { claims: CLAIMS.replace("{ from: '2021' }", "{ from: '2021', to: '2020' }") },
      'claims.yaml:5: period.to: must not be before',
    ],
    [
      'a backward span',
      { claims: CLAIMS.replace('cue: told }]', 'cue: told }]\n      at: { start: 5, end: 5 }') },
      'claims.yaml:13: at.end: ',
    ],
    [
      'an empty item in a list',
      { speakers: '- { key: mona, name: M, kind: PERSON }\n-' },
      'speakers.yaml:2: must be a record',
    ],
    [
      'an empty attribution',
      { claims: CLAIMS.replace('[{ speaker: mona, cue: told }]', '[null]') },
      'claims.yaml:12: attributions.0.chain.0: ',
    ],
    [
      'one quantity instead of a list',
      {
        claims: CLAIMS.replace(
          'topics: [harbour]',
          'topics: [harbour]\n  quantities: { subject: ships, lower: 4, comparator: EXACT }',
        ),
      },
      'claims.yaml:5: quantities: ',
    ],
    [
      'two topics of one name',
      { topics: `${SMALL.topics}\n- { key: b, name: THE SMALL HARBOUR }` },
      'topics.yaml:2: name: ',
    ],
    [
      'a claim against itself',
      { contradictions: SMALL.contradictions!.replace('b: full', 'b: open') },
      'contradictions.yaml:1: ',
    ],
    [
      'what cannot be stored',
      { topics: '- key: a\n  name: "x\\0"' },
      'topics.yaml:2: name: must not contain NUL',
    ],
  ])(
    '%s is named with file, line and path, and nothing is written',
    async (_what, changes, message) => {
      const before = await rowCounts();
      const fault = await seeding.load(await folderOf(changes)).then(
        () => 'none',
        (error: Error) => error.message,
      );
      expect(fault).toContain(message);
      expect(fault).not.toContain('\n');
      expect(await rowCounts()).toEqual(before);
    },
  );
});

describe('seeding', () => {
  it('finds a database empty until anything at all is recorded', async () => {
    expect(await seeding.isEmpty()).toBe(true);
    await createTopic(app);
    expect(await seeding.isEmpty()).toBe(false);
  });

  it('loads the demonstration, and a second time changes nothing', async () => {
    const first = await seeding.load(DEMO);
    expect(first).toMatchObject({ unchanged: 0, quotes: 0 });
    expect(first.added).toBeGreaterThan(50);
    const counts = await rowCounts();
    expect(counts.seed_record).toBe(first.added);
    expect(
      Math.min(counts.claim!, counts.attribution!, counts.chain_hop!, counts.contradiction!),
    ).toBeGreaterThan(3);
    expect(await seeding.load(DEMO)).toEqual({ added: 0, unchanged: first.added, quotes: 0 });
    expect(await rowCounts()).toEqual(counts);
  });

  it('adds what is new and leaves what editors have changed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'isnad-seeds-'));
    folders.push(folder);
    await cp(DEMO, folder, { recursive: true });
    const path = join(folder, 'topics.yaml');
    await writeFile(
      path,
      `${await readFile(path, 'utf8')}\n- { key: brand-new, name: A brand new topic }\n`,
    );
    const { topics } = await app.run<{ topics: { nodes: { id: string }[] } }>(
      '{ topics { nodes { id } } }',
    );
    await app.run('mutation ($input: UpdateTopicInput!) { updateTopic(input: $input) { id } }', {
      input: { id: topics.nodes[0]!.id, description: 'An editor’s own words' },
    });
    expect(await seeding.load(folder)).toMatchObject({ added: 1 });
    const { node } = await app.run<{ node: object }>(
      'query ($id: ID!) { node(id: $id) { ... on Topic { description } } }',
      { id: topics.nodes[0]!.id },
    );
    expect(node).toEqual({ description: 'An editor’s own words' });
  });

  it('loads a small folder through to its chain and its contradiction', async () => {
    expect(await seeding.load(await folderOf())).toEqual({ added: 7, unchanged: 0, quotes: 0 });
    expect(
      await app.run(
        '{ claims(filter: { search: "\\"small harbour\\"" }) { nodes { statement period { from } topics { name } attributions { saidAt chain { cue } article { outlet { name } } } contradictions { nodes { kinds relation } } } } }',
      ),
    ).toEqual({
      claims: {
        nodes: [
          {
            statement: 'The small harbour is open',
            period: { from: '2021' },
            topics: [{ name: 'The small harbour' }],
            attributions: [
              {
                saidAt: '2021-05',
                chain: [{ cue: 'told' }],
                article: { outlet: { name: 'The Small Gazette' } },
              },
            ],
            contradictions: { nodes: [{ kinds: ['EDITORIAL'], relation: 'TENSION' }] },
          },
        ],
      },
    });
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { createOutlet, createTopic, type Id, recordClaim, word } from './support/records.js';
import { statementsOf } from './support/statements.js';

const ROWS = 20;

let app: TestApp;
let topicId: string;

beforeAll(async () => {
  app = await startTestApp();
  topicId = await createTopic(app);
  const outlets = [await createOutlet(app), await createOutlet(app), await createOutlet(app)];
  const claims: string[] = [];
  for (let n = 0; n <= ROWS; n++) {
    const { claim } = await recordClaim(
      app,
      `The ${word()} near ${word()} counts ${n + 20} roofs`,
      {
        topicIds: [topicId],
        saidAt: `2021-12-${(n % 3) + 10}`,
        article: {
          create: {
            headline: word(),
            language: 'EN',
            outletId: outlets[n % 3],
            body: 'They said so.',
          },
        },
        quote: { exact: 'said so' },
        speaker: {
          create: {
            name: word(),
            kind: 'PERSON',
            positions: [{ title: 'Minister', from: '2020' }],
          },
        },
        chain: [
          { speaker: { create: { name: word(), kind: 'ORGANISATION' } }, cue: 'told' },
          { speaker: { create: { name: 'an official', kind: 'ANONYMOUS' } } },
        ],
      },
    );
    claims.push(claim.id);
    if (n > 0) await confirmed(claims[n - 1]!, claim.id);
  }
});
afterAll(() => app.close());

async function confirmed(claimId: string, otherClaimId: string): Promise<void> {
  const { recordContradiction } = await app.run<{ recordContradiction: Id }>(
    'mutation ($input: RecordContradictionInput!) { recordContradiction(input: $input) { id } }',
    { input: { claimId, otherClaimId, relation: 'TENSION', rationale: 'So an editor thinks' } },
  );
  await app.run('mutation ($input: ReviewInput!) { confirmContradiction(input: $input) { id } }', {
    input: recordContradiction,
  });
}

const CLAIM = `__typename id statement revision period { from } topics { __typename id name claims(first: 2) { nodes { id } } }
  quantities { lower } history(first: 2) { totalCount nodes { __typename id operation changes { field } } }
  contradictions(first: 3) { totalCount nodes { id } pageInfo { hasNextPage } }
  attributions {
    __typename id claim { id } speaker { __typename id name positions { __typename id title } claims(first: 2) { nodes { id } } }
    positions { title } chain { cue speaker { name history(first: 1) { nodes { operation } } } }
    article { __typename id headline syndicatedFrom { id } outlet { __typename id name history(first: 1) { totalCount } }
      versions { number } claims(first: 2) { totalCount } history(first: 1) { nodes { operation } } }
    articleVersion { __typename id number } quote { exact anchors { state } } }`;

const BOARD = `query ($topicId: ID!, $first: Int!) {
  contradictions(filter: { topicId: $topicId }, first: $first) {
    totalCount
    nodes { __typename id kinds relation score findings { kind } selfContradiction { id }
      claimA { ${CLAIM} } claimB { ${CLAIM} }
      reviews { __typename id decision } history(first: 2) { totalCount nodes { operation } } } } }`;

interface Board {
  contradictions: { totalCount: number; nodes: Record<string, unknown>[] };
}

describe('a board with everything on it', () => {
  it('costs as many statements for 20 rows as for 2', async () => {
    const board = async (first: number): Promise<string[]> => {
      let rows = 0;
      const statements = await statementsOf(async () => {
        const { contradictions } = await app.run<Board>(BOARD, { topicId, first });
        rows = contradictions.nodes.length;
        expect(contradictions.totalCount).toBe(ROWS);
      });
      expect(rows).toBe(first);
      // How many rows a page has is the one thing in which they may differ.
      return statements.map((sql) => sql.replace(/LIMIT \d+/, 'LIMIT n')).sort();
    };
    // The first run compiles; connections and plans settle with it.
    await board(2);
    const few = await board(2);
    const many = await board(ROWS);
    expect(many).toEqual(few);
    expect(few.length).toBeGreaterThan(10);
    expect(few.length).toBeLessThan(50);
  });

  it('counts only where it is asked to', async () => {
    const ask = '{ claims(first: 5) { nodes { id contradictions(first: 1) { nodes { id } } } } }';
    await app.run(ask);
    const statements = await statementsOf(() => app.run(ask));
    expect(statements).toHaveLength(2);
    expect(statements.join(' ')).not.toContain('count(');
  });

  it('shows only records that answer by their id, each of its own type', async () => {
    const { contradictions } = await app.run<Board>(BOARD, { topicId, first: 2 });
    const found = new Map<string, string>();
    collect(contradictions.nodes, found);
    const byType = new Map([...found].map(([id, type]) => [type, id]));
    expect([...byType.keys()].sort()).toEqual(
      [
        ...['Article', 'ArticleVersion', 'Attribution', 'Claim', 'Contradiction', 'HistoryEntry'],
        ...['Outlet', 'Position', 'Review', 'Speaker', 'Topic'],
      ].sort(),
    );
    for (const [type, id] of byType) {
      expect(await app.run('query ($id: ID!) { node(id: $id) { __typename id } }', { id })).toEqual(
        {
          node: { __typename: type, id },
        },
      );
    }
  });
});

/** Every record in an answer by its id, wherever its type was asked for too. */
function collect(value: unknown, into: Map<string, string>): void {
  if (typeof value !== 'object' || value === null) return;
  const { id, __typename: type } = value as { id?: string; __typename?: string };
  if (id && type) into.set(id, type);
  for (const child of Object.values(value)) collect(child, into);
}

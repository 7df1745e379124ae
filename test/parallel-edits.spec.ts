import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type GraphQLAnswer, type Sender, startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { HistoryVerifier } from './support/isnad.js';
import {
  addArticle,
  claimInput,
  clash,
  createSpeaker,
  type Id,
  RECORD,
  recordClaim,
  type Recorded,
  word,
} from './support/records.js';

let app: TestApp;
let [one, other]: Sender[] = [];
beforeAll(async () => {
  app = await startTestApp();
  [one, other] = [await app.as('REVIEWER'), await app.as('REVIEWER')];
});
afterAll(async () => {
  const { found } = await app.nest.get(HistoryVerifier).run();
  await app.close();
  expect(found).toBe(0);
});

const ROUNDS = 6;

/** What became of requests that were sent at the same moment: how many succeeded, and how the others failed. */
function outcome(answers: GraphQLAnswer<unknown>[]): {
  won: number;
  lost: { code: string; current: Record<string, unknown> }[];
} {
  const lost = answers.flatMap(({ errors }) => errors ?? []).map(({ extensions }) => extensions);
  return { won: answers.length - lost.length, lost: lost as never };
}

const decide = (name: string, type: string): string =>
  `mutation ($input: ${type}!) { ${name}(input: $input) { id status revision } }`;
const CONFIRM = decide('confirmContradiction', 'ReviewInput');
const DISMISS = decide('dismissContradiction', 'DismissContradictionInput');

describe('two reviewers who decide one contradiction at once', () => {
  it('on the same state: one wins, the other is told what was decided', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await clash(app);
      const input = { id, expectedRevision: 1 };
      const answers = await Promise.all([
        one!.send(CONFIRM, { input }),
        other!.send(DISMISS, { input: { ...input, reason: 'SUPERSEDED' } }),
      ]);
      const { won, lost } = outcome(answers);
      const status = answers[0].errors ? 'DISMISSED' : 'CONFIRMED';
      expect({ won, lost }).toMatchObject({
        won: 1,
        lost: [{ code: 'CONFLICT', current: { id, status, revision: 2 } }],
      });
      const reviews = `query ($id: ID!) { node(id: $id) { ... on Contradiction { reviews { decision }
        history(first: 5) { nodes { operation actor { kind id } via requestId } } } } }`;
      const { node } = await app.run<{ node: { history: { nodes: object[] } } }>(reviews, { id });
      expect(node).toMatchObject({ reviews: [{ decision: status }] });
      expect(node.history.nodes[0]).toMatchObject({
        operation: status.toLowerCase(),
        actor: { kind: 'USER' },
        via: status === 'CONFIRMED' ? 'confirmContradiction' : 'dismissContradiction',
      });
    }
  });

  it('the same way and without naming a state: it is decided once', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { id } = await clash(app);
      const answers = await Promise.all(
        [one!, other!].map((reviewer) => reviewer.send(CONFIRM, { input: { id } })),
      );
      expect(outcome(answers)).toMatchObject({
        won: 1,
        lost: [{ code: 'CONFLICT', current: { id, status: 'CONFIRMED', revision: 2 } }],
      });
    }
  });
});

describe('two editors at once', () => {
  it('who record one claim: both are kept, and at least one is told of the other', async () => {
    const ids = new Set<string>();
    for (let round = 0; round < ROUNDS; round++) {
      const statement = `There are 2,500 troops in ${word()}`;
      const answers = await Promise.all(
        [one!, other!].map((editor) =>
          editor.run<{ recordClaim: Recorded }>(RECORD, { input: claimInput(statement) }),
        ),
      );
      const [a, b] = answers.map(({ recordClaim: made }) => made);
      for (const { claim } of [a!, b!]) ids.add(claim.id);
      const told = [...a!.nearDuplicates, ...b!.nearDuplicates].map(({ claim }) => claim.id);
      expect([a!.claim.id, b!.claim.id].some((id) => told.includes(id))).toBe(true);
    }
    expect(ids.size).toBe(2 * ROUNDS);
  });

  it('who record one claim for the same new speaker and article: one is told that they are known', async () => {
    const url = `https://${word()}.example/story`;
    const article = { create: { headline: word(), language: 'EN', url } };
    const input = claimInput(`The ${word()} gate is open`, { article });
    const answers = await Promise.all([one!, other!].map((each) => each.send(RECORD, { input })));
    const { won, lost } = outcome(answers);
    expect({ won, codes: lost.map(({ code }) => code) }).toEqual({ won: 1, codes: ['CONFLICT'] });
  });

  it('of whom one revises and one publishes a draft: one wins, and nothing is lost', async () => {
    const revise =
      'mutation ($input: ReviseClaimInput!) { reviseClaim(input: $input) { revision } }';
    const publish =
      'mutation ($input: PublishClaimInput!) { publishClaim(input: $input) { revision } }';
    for (let round = 0; round < ROUNDS; round++) {
      const statement = `The ${word()} mill runs`;
      const { claim } = await recordClaim(app, statement, { draft: true });
      const input = { id: claim.id, expectedRevision: 1 };
      const answers = await Promise.all([
        one!.send(revise, { input: { ...input, statement: `${statement} again` } }),
        other!.send(publish, { input }),
      ]);
      const published = !answers[1].errors;
      expect(outcome(answers)).toMatchObject({
        won: 1,
        lost: [
          {
            code: 'CONFLICT',
            current: {
              status: published ? 'PUBLISHED' : 'DRAFT',
              statement: published ? statement : `${statement} again`,
              revision: 2,
            },
          },
        ],
      });
    }
  });

  it('who change one speaker: one wins, the other sees what it says now', async () => {
    const update =
      'mutation ($input: UpdateSpeakerInput!) { updateSpeaker(input: $input) { revision } }';
    for (let round = 0; round < ROUNDS; round++) {
      const id = await createSpeaker(app);
      const answers = await Promise.all(
        [one!, other!].map((editor, i) =>
          editor.send(update, { input: { id, expectedRevision: 1, description: `Version ${i}` } }),
        ),
      );
      const winner = answers[0]!.errors ? 1 : 0;
      expect(outcome(answers)).toMatchObject({
        won: 1,
        lost: [{ code: 'CONFLICT', current: { description: `Version ${winner}`, revision: 2 } }],
      });
    }
  });

  it('who capture one article: every body is kept, each under a number of its own', async () => {
    const add =
      'mutation ($input: AddArticleVersionInput!) { addArticleVersion(input: $input) { number } }';
    const articleId = await addArticle(app, { body: 'First' });
    const added = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        (i % 2 ? one! : other!).run<{ addArticleVersion: { number: number } }>(add, {
          input: { articleId, body: `Body ${i}` },
        }),
      ),
    );
    expect(added.map((each) => each.addArticleVersion.number).sort()).toEqual([
      2, 3, 4, 5, 6, 7, 8, 9,
    ]);
    const read =
      'query ($id: ID!) { node(id: $id) { ... on Article { revision versions { number } } } }';
    const { node } = await app.run<{ node: { revision: number; versions: object[] } }>(read, {
      id: articleId,
    });
    expect(node.revision).toBe(9);
    expect(node.versions).toHaveLength(9);
  });
});

describe('a merge of speakers', () => {
  it('during attributions loses none of them', async () => {
    const attribute =
      'mutation ($input: AttributeClaimInput!) { attributeClaim(input: $input) { id } }';
    const merge = 'mutation ($input: MergeSpeakersInput!) { mergeSpeakers(input: $input) { id } }';
    for (let round = 0; round < ROUNDS; round++) {
      const [fromId, intoId] = [await createSpeaker(app), await createSpeaker(app)];
      const { claim } = await recordClaim(app, `The ${word()} lake is dry`);
      const articles = await Promise.all(Array.from({ length: 6 }, () => addArticle(app)));
      const attributions = articles.map((id, i) =>
        (i % 2 ? one! : other!).run(attribute, {
          input: {
            claimId: claim.id,
            article: { id },
            speaker: { id: fromId },
            chain: [{ speaker: { id: fromId }, cue: 'told' }],
            form: 'PARAPHRASE',
          },
        }),
      );
      await Promise.all([...attributions, one!.run(merge, { input: { fromId, intoId } })]);
      const { node } = await app.run<{
        node: { attributions: { speaker: Id; chain: { speaker: Id }[] }[] };
      }>(
        `query ($id: ID!) { node(id: $id) { ... on Claim {
          attributions { speaker { id } chain { speaker { id } } } } } }`,
        { id: claim.id },
      );
      const added = node.attributions.slice(1);
      expect(added).toHaveLength(6);
      for (const { speaker, chain } of added) {
        expect([speaker.id, ...chain.map((hop) => hop.speaker.id)]).toEqual([intoId, intoId]);
      }
      const left = await withClient(app.url, (client) =>
        client.query(
          `SELECT FROM attribution WHERE speaker_id = $1 UNION ALL SELECT FROM chain_hop WHERE speaker_id = $1`,
          [fromId],
        ),
      );
      expect(left.rowCount).toBe(0);
    }
  });

  it('in opposite directions at once: one is made, the other is told that it is too late', async () => {
    const merge = 'mutation ($input: MergeSpeakersInput!) { mergeSpeakers(input: $input) { id } }';
    const [a, b] = [await createSpeaker(app), await createSpeaker(app)];
    const { won, lost } = outcome(
      await Promise.all([
        one!.send(merge, { input: { fromId: a, intoId: b } }),
        other!.send(merge, { input: { fromId: b, intoId: a } }),
      ]),
    );
    expect({ won, codes: lost.map(({ code }) => code) }).toEqual({ won: 1, codes: ['NOT_FOUND'] });
  });
});

describe('more reports at once than there are connections', () => {
  it('are all generated', async () => {
    const generate = 'mutation { generateContradictionReport { id totals { contradictions } } }';
    const answers = await Promise.all(Array.from({ length: 30 }, () => app.send(generate)));
    expect(outcome(answers)).toEqual({ won: 30, lost: [] });
  });
});

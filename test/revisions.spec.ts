import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import {
  addArticle,
  clash,
  createOutlet,
  createSpeaker,
  createTopic,
  fault,
  recordClaim,
  word,
} from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

interface Change {
  name: string;
  type: string;
  make: () => Promise<string>;
  input: () => object;
  /** What the conflict shows beside the revision. */
  shows: string[];
}

const UPDATES: Change[] = [
  {
    name: 'updateOutlet',
    type: 'UpdateOutletInput',
    make: () => createOutlet(app),
    input: () => ({ homepage: `https://${word()}.example` }),
    shows: ['name', 'aliases', 'kind', 'homepage', 'language', 'wikidataId'],
  },
  {
    name: 'updateSpeaker',
    type: 'UpdateSpeakerInput',
    make: () => createSpeaker(app),
    input: () => ({ description: word() }),
    shows: ['name', 'kind', 'aliases', 'description', 'wikidataId'],
  },
  {
    name: 'updateArticle',
    type: 'UpdateArticleInput',
    make: () => addArticle(app),
    input: () => ({ byline: word() }),
    shows: ['headline', 'byline', 'outletId', 'url', 'publishedAt', 'language', 'note'],
  },
  {
    name: 'updateTopic',
    type: 'UpdateTopicInput',
    make: () => createTopic(app),
    input: () => ({ description: word() }),
    shows: ['name', 'nameEn', 'description'],
  },
];

describe.each(UPDATES)('$name', ({ name, type, make, input, shows }) => {
  const update = `mutation ($input: ${type}!) { ${name}(input: $input) { id revision } }`;

  it('counts up, takes the revision it was made on, and leaves it where nothing changes', async () => {
    const id = await make();
    const first = { id, expectedRevision: 1, ...input() };
    expect(await app.run(update, { input: first })).toEqual({ [name]: { id, revision: 2 } });
    const same = { ...first, expectedRevision: 2 };
    expect(await app.run(update, { input: same })).toEqual({ [name]: { id, revision: 2 } });
    const without = { id, ...input() };
    expect(await app.run(update, { input: without })).toEqual({ [name]: { id, revision: 3 } });
  });

  it('made on an earlier state is refused, and shows the present one', async () => {
    const id = await make();
    const won = input();
    await app.run(update, { input: { id, expectedRevision: 1, ...won } });
    const late = await fault(app, update, { input: { id, expectedRevision: 1, ...input() } });
    expect(late).toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('is at revision 2, not 1'),
      extensions: { current: { id, revision: 2, ...won } },
    });
    const { current } = late.extensions as { current: object };
    expect(Object.keys(current)).toEqual(expect.arrayContaining(shows));
    expect(JSON.stringify(current)).not.toMatch(/key/i);
  });
});

describe('a stale revision is refused by', () => {
  it('mergeSpeakers, of either speaker', async () => {
    const merge =
      'mutation ($input: MergeSpeakersInput!) { mergeSpeakers(input: $input) { revision } }';
    const [fromId, intoId] = [await createSpeaker(app), await createSpeaker(app)];
    const update = 'mutation ($input: UpdateSpeakerInput!) { updateSpeaker(input: $input) { id } }';
    await app.run(update, { input: { id: fromId, description: 'An envoy' } });
    const stale = { fromId, intoId, expectedFromRevision: 1, expectedRevision: 1 };
    expect(await fault(app, merge, { input: stale })).toMatchObject({
      code: 'CONFLICT',
      extensions: { current: { id: fromId, revision: 2, description: 'An envoy' } },
    });
    expect(
      await fault(app, merge, { input: { fromId, intoId, expectedRevision: 4 } }),
    ).toMatchObject({ extensions: { current: { id: intoId, revision: 1 } } });
    expect(await app.run(merge, { input: { ...stale, expectedFromRevision: 2 } })).toEqual({
      mergeSpeakers: { revision: 2 },
    });
  });

  it('addArticleVersion, which counts as a change of the article', async () => {
    const add =
      'mutation ($input: AddArticleVersionInput!) { addArticleVersion(input: $input) { number } }';
    const articleId = await addArticle(app, { body: 'One' });
    const read = 'query ($id: ID!) { node(id: $id) { ... on Article { revision } } }';
    expect(await app.run(read, { id: articleId })).toEqual({ node: { revision: 1 } });
    await app.run(add, { input: { articleId, body: 'Two', expectedRevision: 1 } });
    expect(await app.run(read, { id: articleId })).toEqual({ node: { revision: 2 } });
    expect(
      await fault(app, add, { input: { articleId, body: 'Three', expectedRevision: 1 } }),
    ).toMatchObject({ code: 'CONFLICT', extensions: { current: { revision: 2 } } });
    await app.run(add, { input: { articleId, body: 'Two', expectedRevision: 2 } });
    expect(await app.run(read, { id: articleId })).toEqual({ node: { revision: 2 } });
  });

  it('attributeClaim', async () => {
    const { claim } = await recordClaim(app, `The ${word()} bridge stands`);
    const input = {
      claimId: claim.id,
      expectedRevision: 2,
      article: { create: { headline: word(), language: 'EN' } },
      speaker: { create: { name: word(), kind: 'PERSON' } },
      form: 'PARAPHRASE',
    };
    const attribute =
      'mutation ($input: AttributeClaimInput!) { attributeClaim(input: $input) { id } }';
    expect(await fault(app, attribute, { input })).toMatchObject({
      code: 'CONFLICT',
      extensions: { current: { id: claim.id, revision: 1, status: 'PUBLISHED' } },
    });
    await app.run(attribute, { input: { ...input, expectedRevision: 1 } });
  });

  it.each([
    ['reviseClaim', 'ReviseClaimInput', { statement: 'It stands' }],
    ['retractClaim', 'RetractClaimInput', { reason: 'It fell' }],
    ['publishClaim', 'PublishClaimInput', {}],
  ])('%s, with what the claim says now', async (name, type, more) => {
    const statement = `The ${word()} bridge stands`;
    const period = { from: '2021-05', to: null };
    const { claim } = await recordClaim(app, statement, { draft: true, period });
    const change = `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`;
    expect(
      await fault(app, change, { input: { id: claim.id, expectedRevision: 3, ...more } }),
    ).toMatchObject({
      code: 'CONFLICT',
      extensions: {
        current: {
          id: claim.id,
          revision: 1,
          status: 'DRAFT',
          statement,
          translation: null,
          kind: 'FACT',
          language: 'EN',
          period,
        },
      },
    });
  });

  it.each([
    ['confirmContradiction', 'ReviewInput', {}],
    ['dismissContradiction', 'DismissContradictionInput', { reason: 'SUPERSEDED' }],
    ['resolveContradiction', 'ResolveContradictionInput', { holds: 'A', evidence: 'A report' }],
    ['reopenContradiction', 'ReviewInput', {}],
  ])('%s, with how the contradiction stands', async (name, type, more) => {
    const { id } = await clash(app);
    const decide = `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`;
    const late = await fault(app, decide, { input: { id, expectedRevision: 7, ...more } });
    expect(late).toMatchObject({
      code: 'CONFLICT',
      extensions: {
        current: {
          id,
          revision: 1,
          status: 'SUGGESTED',
          kinds: ['QUANTITY'],
          relation: 'CONTRARY',
        },
      },
    });
  });
});

it('every mutation that changes a record takes the revision that it was made on', async () => {
  const { __schema } = await app.run<{
    __schema: {
      mutationType: {
        fields: { name: string; args: { type: { ofType: { name: string } | null } }[] }[];
      };
      types: { name: string; inputFields: { name: string }[] | null }[];
    };
  }>(`{ __schema { mutationType { fields { name args { type { ofType { name } } } } }
        types { name inputFields { name } } } }`);
  const revised = new Set(
    __schema.types
      .filter(({ inputFields }) => inputFields?.some(({ name }) => name === 'expectedRevision'))
      .map(({ name }) => name),
  );
  const changing = __schema.mutationType.fields.filter(({ name }) =>
    /^(update|revise|retract|publish|merge|remove|confirm|dismiss|resolve|reopen|attribute)[A-Z]/.test(
      name,
    ),
  );
  expect(changing.length).toBeGreaterThan(15);
  const without = changing.filter(
    ({ args }) => !args.some(({ type }) => revised.has(type.ofType?.name ?? '')),
  );
  // What belongs to one person has nobody to be at odds with; a suggestion’s state says whether it is open.
  expect(
    without.map(({ name }) => name).filter((name) => !/User|Password|Suggestion/.test(name)),
  ).toEqual([]);
});

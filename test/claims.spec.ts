import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import {
  addArticle,
  claimInput,
  createSpeaker,
  createTopic,
  fault,
  RECORD,
  recordClaim,
  word,
} from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const NOBODY = '00000000-0000-7000-8000-000000000000';
const CLAIM = `query ($id: ID!) { node(id: $id) { ... on Claim {
  statement translation language kind status revision retractionReason
  topics { id } period { from to }
  quantities { subject unit lower upper comparator start end corrected }
  attributions {
    saidAt stance form speaker { id name kind } article { headline outlet { id } } articleVersion { id body }
    chain { ordinal cue speaker { name kind } }
    quote { exact prefix suffix start end anchors { articleVersionId state start end } } }
  history { nodes { operation reason changes { field before after } } } } } }`;

interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
  end: number;
  anchors: { articleVersionId: string; state: string; start: number | null; end: number | null }[];
}

interface Claim {
  statement: string;
  revision: number;
  quantities: { lower: number | null; upper: number | null; corrected: boolean }[];
  attributions: { articleVersion: { id: string; body: string } | null; quote: Quote | null }[];
  history: { nodes: { operation: string; changes: { field: string }[] }[] };
}

async function read(id: string): Promise<Claim> {
  return (await app.run<{ node: Claim }>(CLAIM, { id })).node;
}

/** How many rows the tables that recordClaim writes have. */
async function rowCounts(): Promise<unknown> {
  const tables = 'claim attribution article article_version speaker chain_hop history_entry'.split(
    ' ',
  );
  const counts = tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`);
  return withClient(app.url, async (client) => {
    return (await client.query(`SELECT ${counts.join(', ')}`)).rows[0] as unknown;
  });
}

describe('recordClaim', () => {
  it('stores in one call the claim, its article, speaker, chain, quote, topics, period and numbers', async () => {
    const [topic, carrier] = [await createTopic(app), word()];
    await createSpeaker(app, { name: carrier, kind: 'ORGANISATION' });
    const body = 'بغداد – قال ماكنزي إن 2500 جندي سيبقون في العراق 🙂، وفق الوكالة.';
    const { claim } = await recordClaim(app, '  سيبقى 2500 جندي أميركي في العراق ', {
      translation: '2,500 US soldiers will remain in Iraq',
      kind: 'COMMITMENT',
      topicIds: [topic, topic],
      period: { from: '2021-12' },
      saidAt: '2021-12-10',
      form: 'INDIRECT_QUOTE',
      article: { create: { headline: 'خبر', language: 'AR', publishedAt: '2021-12-12', body } },
      speaker: { create: { name: 'الجنرال ماكنزي', kind: 'PERSON' } },
      chain: [
        { speaker: { name: carrier.toUpperCase() }, cue: 'نقلا عن' },
        { speaker: { create: { name: 'مسؤول رفيع', kind: 'ANONYMOUS' } } },
      ],
      quote: { exact: 'سيبقون في العراق 🙂' },
    });
    const start = body.indexOf('سيبقون');
    expect(await read(claim.id)).toMatchObject({
      statement: 'سيبقى 2500 جندي أميركي في العراق',
      translation: '2,500 US soldiers will remain in Iraq',
      language: 'AR',
      kind: 'COMMITMENT',
      status: 'PUBLISHED',
      revision: 1,
      topics: [{ id: topic }],
      period: { from: '2021-12', to: null },
      quantities: [{ lower: 2500, upper: 2500, comparator: 'EXACT', corrected: false }],
      attributions: [
        {
          saidAt: '2021-12-10',
          stance: 'ASSERTS',
          form: 'INDIRECT_QUOTE',
          speaker: { name: 'الجنرال ماكنزي', kind: 'PERSON' },
          article: { headline: 'خبر', outlet: null },
          articleVersion: { body },
          chain: [
            { ordinal: 0, cue: 'نقلا عن', speaker: { name: carrier, kind: 'ORGANISATION' } },
            { ordinal: 1, cue: null, speaker: { name: 'مسؤول رفيع', kind: 'ANONYMOUS' } },
          ],
          quote: { exact: 'سيبقون في العراق 🙂', start, end: start + 19, anchors: [] },
        },
      ],
      history: { nodes: [{ operation: 'recorded', changes: [] }] },
    });
  });

  it('takes an editor’s numbers instead of those it reads', async () => {
    const { claim } = await recordClaim(app, 'Some 40 villages were hit', {
      quantities: [{ subject: 'village', lower: 30, comparator: 'AT_LEAST' }],
    });
    expect((await read(claim.id)).quantities).toEqual([
      {
        subject: 'village',
        unit: null,
        lower: 30,
        upper: null,
        comparator: 'AT_LEAST',
        start: -1,
        end: -1,
        corrected: true,
      },
    ]);
  });

  const hop = (speaker: object): object => ({ speaker });
  it.each<[string, object, string, string | undefined]>([
    [
      'a bad second hop',
      { chain: [hop({ create: { name: word(), kind: 'PERSON' } }), hop({ name: word() })] },
      'BAD_USER_INPUT',
      'input.chain.1.speaker.name',
    ],
    [
      'a speaker by two names',
      { speaker: { id: NOBODY, name: 'x' } },
      'BAD_USER_INPUT',
      'input.speaker',
    ],
    ['an article by no name', { article: {} }, 'BAD_USER_INPUT', 'input.article'],
    ['an unknown speaker', { speaker: { id: NOBODY } }, 'BAD_USER_INPUT', 'input.speaker.id'],
    ['an unknown article', { article: { id: NOBODY } }, 'NOT_FOUND', undefined],
    [
      'an unknown address',
      { article: { url: 'https://example.org/unknown' } },
      'BAD_USER_INPUT',
      'input.article.url',
    ],
    ['no address at all', { article: { url: 'http://' } }, 'BAD_USER_INPUT', 'input.article.url'],
    ['an unknown topic', { topicIds: [NOBODY] }, 'BAD_USER_INPUT', 'input.topicIds.0'],
    [
      'a backward period',
      { period: { from: '2021', to: '2020-12' } },
      'BAD_USER_INPUT',
      'input.period.to',
    ],
    [
      'crossed bounds',
      { quantities: [{ lower: 2, upper: 1, comparator: 'BETWEEN' }] },
      'BAD_USER_INPUT',
      'input.quantities.0.lower',
    ],
    [
      'no bounds',
      { quantities: [{ comparator: 'EXACT' }] },
      'BAD_USER_INPUT',
      'input.quantities.0',
    ],
    ['a date in words', { saidAt: 'yesterday' }, 'BAD_USER_INPUT', 'input.saidAt'],
    ['no stance', { stance: null }, 'BAD_USER_INPUT', 'input.stance'],
    ['only digits', { statement: ' 2500 ' }, 'BAD_USER_INPUT', 'input.statement'],
    ['a quote without a text', { quote: { exact: 'words' } }, 'BAD_USER_INPUT', 'input.quote'],
    [
      'a nameless speaker',
      { speaker: { create: { name: '?', kind: 'PERSON' } } },
      'BAD_USER_INPUT',
      'input.speaker.create.name',
    ],
  ])('stores nothing where %s is given, and says where', async (_what, wrong, code, path) => {
    const before = await rowCounts();
    const input = { ...claimInput('A statement in words'), ...wrong };
    expect(await fault(app, RECORD, { input })).toMatchObject({ code, path });
    expect(await rowCounts()).toEqual(before);
  });

  it('names where a name or an address is taken', async () => {
    const [name, url] = [word(), `https://example.org/${word()}`];
    await createSpeaker(app, { name });
    await addArticle(app, { url });
    const speaker = { create: { name, kind: 'PERSON' } };
    const article = { create: { headline: 'x', language: 'EN', url } };
    const taken = async (wrong: object): Promise<unknown> => {
      const refused = await fault(app, RECORD, { input: claimInput('A statement', wrong) });
      return [refused.code, refused.extensions.path];
    };
    expect(await taken({ speaker })).toEqual(['CONFLICT', 'input.speaker.create.name']);
    expect(await taken({ article })).toEqual(['CONFLICT', 'input.article.create.url']);
    expect(await taken({ chain: [{ speaker }] })).toEqual([
      'CONFLICT',
      'input.chain.0.speaker.create.name',
    ]);
  });
});

describe('a quote', () => {
  const body = 'He said yes. She said no. They said yes, then left.';
  const record = async (quote: object, article: object): Promise<Claim> => {
    const { claim } = await recordClaim(app, `They spoke of ${word()}`, { article, quote });
    return read(claim.id);
  };

  it.each([
    [{ exact: 'She said no' }, 13],
    [{ exact: 'said yes', prefix: 'They ' }, 31],
    [{ exact: 'said yes', suffix: '.' }, 3],
    [{ exact: 'said yes', start: 31 }, 31],
    [{ exact: body }, 0],
  ])('%j stands at %i, to the code unit', async (quote, start) => {
    const claim = await record(quote, { create: { headline: 'x', language: 'EN', body } });
    const found = claim.attributions[0]!.quote!;
    expect(found).toMatchObject({ exact: quote.exact, start });
    expect(body.slice(found.start, found.end)).toBe(quote.exact);
    expect(body.slice(0, found.start).endsWith(found.prefix)).toBe(true);
    expect(body.slice(found.end).startsWith(found.suffix)).toBe(true);
  });

  it.each([
    [{ exact: 'She said yes' }, 'do not stand'],
    [{ exact: 'said yes', start: 4 }, 'do not stand'],
    [{ exact: 'said yes' }, '"prefix" or "suffix"'],
    [{ exact: 'HE SAID YES' }, 'do not stand'],
  ])('%j is refused rather than guessed', async (quote, message) => {
    const article = { create: { headline: 'x', language: 'EN', body } };
    const input = claimInput('They spoke', { article, quote });
    const refused = await fault(app, RECORD, { input });
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', path: 'input.quote.exact' });
    expect(refused.message).toContain(message);
  });

  it('is followed through later versions: same place, moved, ambiguous, gone', async () => {
    const article = { id: await addArticle(app, { body }) };
    const claim = await recordClaim(app, 'She refused the offer', {
      article,
      quote: { exact: 'She said no' },
    });
    const bodies = [
      `${body} Corrected.`,
      'Update: She said no. That is all.',
      'She said no. Again: She said no. Twice.',
      'She said nothing.',
      'He said yes. She said no. And: She said no. They said yes, then left.',
    ];
    for (const later of bodies) {
      await app.run(
        'mutation ($input: AddArticleVersionInput!) { addArticleVersion(input: $input) { id } }',
        { input: { articleId: article.id, body: later } },
      );
    }
    const quote = (await read(claim.claim.id)).attributions[0]!.quote!;
    expect(quote.anchors.map(({ state, start }) => [state, start])).toEqual([
      ['EXACT', 13],
      ['MOVED', 8],
      ['AMBIGUOUS', null],
      ['ORPHAN', null],
      ['EXACT', 13],
    ]);
    for (const [i, { state, start, end }] of quote.anchors.entries()) {
      if (state === 'EXACT' || state === 'MOVED') {
        expect(bodies[i]!.slice(start!, end!)).toBe(quote.exact);
      }
    }
    // Marked in an older version, it is followed through those that already came after.
    const firstVersion = (await read(claim.claim.id)).attributions[0]!.articleVersion!.id;
    const late = await record({ exact: 'He said yes' }, { versionId: firstVersion });
    expect(late.attributions[0]!.quote!.anchors.map((anchor) => anchor.state)).toEqual([
      'EXACT',
      'ORPHAN',
      'ORPHAN',
      'ORPHAN',
      'EXACT',
    ]);
  });
});

describe('one more attribution', () => {
  it('stands after the first, with its own stance and article; a retracted claim takes none', async () => {
    const attribute =
      'mutation ($input: AttributeClaimInput!) { attributeClaim(input: $input) { id } }';
    const { claim } = await recordClaim(app, `The dam near ${word()} holds`, { saidAt: '2021-05' });
    const { article, speaker } = claimInput('') as Record<string, object>;
    const input = { claimId: claim.id, article, speaker, form: 'DIRECT_QUOTE', stance: 'DENIES' };
    await app.run(attribute, { input });
    expect(await read(claim.id)).toMatchObject({
      attributions: [
        { stance: 'ASSERTS', saidAt: '2021-05' },
        { stance: 'DENIES', saidAt: null },
      ],
      history: { nodes: [{ operation: 'attributed' }, { operation: 'recorded' }] },
    });
    await app.run('mutation ($input: RetractClaimInput!) { retractClaim(input: $input) { id } }', {
      input: { id: claim.id, expectedRevision: claim.revision, reason: 'Misread' },
    });
    const another = {
      ...input,
      article: { create: { headline: 'x', language: 'EN' } },
      speaker: { create: { name: word(), kind: 'PERSON' } },
    };
    expect(await fault(app, attribute, { input: another })).toMatchObject({ code: 'CONFLICT' });
  });
});

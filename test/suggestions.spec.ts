import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { count } from './support/lines.js';
import { createSpeaker, word } from './support/records.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

interface Suggestion {
  id: string;
  status: string;
  revision: number;
  worth: number;
  statement: string;
  stance: string;
  form: string;
  kind: string;
  content: { start: number; end: number; text: string };
  passage: { start: number; end: number; text: string };
  speaker: { name: string; kind: string; how: string; known: { id: string } | null };
  chain: { name: string; known: { id: string } | null }[];
  reasons: { reason: string; weight: number }[];
  nearDuplicates: { score: number; claim: { id: string } }[];
  conflicts: { relation: string; claim: { id: string }; findings: { sentenceAr: string }[] }[];
  topics: { id: string }[];
  claim: { id: string } | null;
  rejection: string | null;
  articleVersion: { id: string; body: string };
}

const FIELDS = `id status revision worth statement stance form kind
  content { start end text } passage { start end text }
  speaker { name kind how known { id } } chain { name known { id } }
  reasons { reason weight }
  nearDuplicates { score claim { id } }
  conflicts { relation claim { id } findings { sentenceAr } }
  topics { id } claim { id } rejection articleVersion { id body }`;

/** A town of its own, so that no article's claims meet another's. */
interface Story {
  town: string;
  mayor: string;
  body: string;
}

/** A name that no other test has, in Arabic letters: names in others do not stand in Arabic news. */
const name = (): string =>
  `ال${Array.from({ length: 6 }, () => 'بتجحدرسشصطعفقكلمن'[Math.floor(Math.random() * 17)]).join('')}ي`;

function story(): Story {
  const town = name();
  const mayor = `نادر ${name()}`;
  const body = `جسر ${town} يفتح قريبا

قال رئيس بلدية ${town} ${mayor} إن الجسر الجديد في ${town} كلف 12 مليون دينار.
وأضاف أن الأعمال انتهت في شباط 2024.
ونفى مصدر في الوزارة أن تكون الأعمال توقفت في ${town}.`;
  return { town, mayor, body };
}

async function articleWith(body: string): Promise<{ id: string; versionId: string }> {
  const { addArticle } = await app.run<{
    addArticle: { id: string; versions: { id: string }[] };
  }>('mutation ($input: AddArticleInput!) { addArticle(input: $input) { id versions { id } } }', {
    input: { headline: body.split('\n')[0], language: 'AR', body, publishedAt: '2024-02-11' },
  });
  return { id: addArticle.id, versionId: addArticle.versions[0]!.id };
}

async function suggest(versionId: string): Promise<Suggestion[]> {
  const { suggestClaims } = await app.run<{ suggestClaims: Suggestion[] }>(
    `mutation ($id: ID!) { suggestClaims(articleVersionId: $id) { ${FIELDS} } }`,
    { id: versionId },
  );
  return suggestClaims;
}

const ACCEPT = `mutation ($input: AcceptSuggestionInput!) {
  acceptSuggestion(input: $input) {
    suggestion { status corrected claim { id } }
    recorded {
      claim {
        id statement status kind
        quantities { lower upper }
        attributions { stance form speaker { id name kind } chain { speaker { id } } quote { exact start } }
      }
    }
  }
}`;

interface AcceptAnswer {
  acceptSuggestion: {
    suggestion: { status: string; corrected: string[]; claim: { id: string } };
    recorded: {
      claim: {
        id: string;
        statement: string;
        status: string;
        kind: string;
        quantities: { lower: number; upper: number }[];
        attributions: {
          stance: string;
          form: string;
          speaker: { id: string; name: string; kind: string };
          quote: { exact: string; start: number };
        }[];
      };
    };
  };
}

const accept = async (input: object): Promise<AcceptAnswer['acceptSuggestion']> =>
  (await app.run<AcceptAnswer>(ACCEPT, { input })).acceptSuggestion;

const about = (suggestions: Suggestion[], words: string): Suggestion =>
  suggestions.find(({ content }) => content.text.includes(words))!;

describe('suggestClaims', () => {
  it('proposes what the article attributes, with its spans in the body', async () => {
    const { mayor, body } = story();
    const { versionId } = await articleWith(body);
    const suggestions = await suggest(versionId);
    const cost = about(suggestions, '12 مليون');
    expect(cost).toMatchObject({
      status: 'OPEN',
      stance: 'ASSERTS',
      form: 'INDIRECT_QUOTE',
      kind: 'FACT',
      speaker: { kind: 'PERSON', known: null },
    });
    expect(cost.speaker.name).toContain(mayor);
    expect(about(suggestions, 'شباط 2024').speaker.name).toContain(mayor);
    expect(about(suggestions, 'توقفت')).toMatchObject({
      stance: 'DENIES',
      speaker: { kind: 'ANONYMOUS' },
    });
    for (const { content, passage } of suggestions) {
      expect(body.slice(content.start, content.end)).toBe(content.text);
      expect(body.slice(passage.start, passage.end)).toBe(passage.text);
      expect(passage.start <= content.start && passage.end >= content.end).toBe(true);
    }
    const worths = suggestions.map(({ worth }) => worth);
    expect(worths).toEqual([...worths].sort((x, y) => y - x));
    expect(cost.reasons.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['NUMBERS', 'NOVEL']),
    );
  });

  it('knows speakers on record by name and office, in the spelling of the text', async () => {
    const { body, mayor } = story();
    const id = await createSpeaker(app, { name: mayor, kind: 'PERSON' });
    const { versionId } = await articleWith(body);
    const { speaker } = about(await suggest(versionId), '12 مليون');
    expect(speaker.known).toEqual({ id });
  });

  it('shows what is on record already, and what it conflicts with', async () => {
    const { body, town } = story();
    const { versionId } = await articleWith(body);
    const topic = await app.run<{ createTopic: { id: string } }>(
      'mutation ($input: CreateTopicInput!) { createTopic(input: $input) { id } }',
      { input: { name: word() } },
    );
    const record = async (statement: string): Promise<string> => {
      const { recordClaim } = await app.run<{ recordClaim: { claim: { id: string } } }>(
        'mutation ($input: RecordClaimInput!) { recordClaim(input: $input) { claim { id } } }',
        {
          input: {
            statement,
            form: 'PARAPHRASE',
            topicIds: [topic.createTopic.id],
            article: { create: { headline: 'خبر', language: 'AR' } },
            speaker: { create: { name: `وزير ${word()}`, kind: 'PERSON' } },
          },
        },
      );
      return recordClaim.claim.id;
    };
    const same = await record(`الجسر الجديد في ${town} كلف 12 مليون دينار`);
    const rival = await record(`الجسر الجديد في ${town} كلف 30 مليون دينار`);
    const cost = about(await suggest(versionId), '12 مليون');
    expect(cost.nearDuplicates[0]).toMatchObject({ claim: { id: same } });
    expect(cost.conflicts.map(({ claim }) => claim.id)).toContain(rival);
    expect(cost.conflicts[0]!.findings[0]!.sentenceAr).toContain('30');
    expect(cost.topics).toEqual([{ id: topic.createTopic.id }]);
    const reasons = cost.reasons.map(({ reason }) => reason);
    expect(reasons).toEqual(expect.arrayContaining(['CONFLICT', 'REPEATED']));
  });

  it('puts nothing on the board', async () => {
    const { versionId } = await articleWith(story().body);
    const before = await count(app, 'FROM claim', []);
    await suggest(versionId);
    expect(await count(app, 'FROM claim', [])).toBe(before);
  });

  it('refuses an unknown version and an id that is none', async () => {
    const send = (id: string) =>
      app.send(`mutation ($id: ID!) { suggestClaims(articleVersionId: $id) { id } }`, { id });
    const unknown = await send('01890000-0000-7000-8000-000000000000');
    expect(unknown.errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect((await send('x')).errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('acceptSuggestion', () => {
  it('records the claim as proposed, with its speaker, its quote and its numbers', async () => {
    const { body, mayor } = story();
    const { versionId } = await articleWith(body);
    const proposed = about(await suggest(versionId), '12 مليون');
    const { suggestion, recorded } = await accept({ id: proposed.id });
    expect(suggestion).toEqual({
      status: 'ACCEPTED',
      corrected: [],
      claim: { id: recorded.claim.id },
    });
    expect(recorded.claim).toMatchObject({ statement: proposed.statement, status: 'PUBLISHED' });
    const [attribution] = recorded.claim.attributions;
    expect(attribution).toMatchObject({ stance: 'ASSERTS', form: 'INDIRECT_QUOTE' });
    expect(attribution!.speaker.name).toContain(mayor);
    expect(attribution!.quote).toEqual({
      exact: proposed.passage.text,
      start: proposed.passage.start,
    });
    const [cost] = recorded.claim.quantities;
    expect(cost!.lower <= 12e6 && cost!.upper >= 12e6).toBe(true);
  });

  it('makes a new speaker once for all the claims of an article', async () => {
    const { body } = story();
    const { versionId } = await articleWith(body);
    const suggestions = await suggest(versionId);
    const answer = await app.run<{ acceptSuggestions: AcceptAnswer['acceptSuggestion'][] }>(
      `mutation ($input: AcceptSuggestionsInput!) { acceptSuggestions(input: $input) {
        recorded { claim { attributions { speaker { id name } } } } } }`,
      {
        input: {
          suggestions: ['12 مليون', 'شباط 2024'].map((words) => ({
            id: about(suggestions, words).id,
          })),
        },
      },
    );
    const ids = answer.acceptSuggestions.map(
      ({ recorded }) => recorded.claim.attributions[0]!.speaker.id,
    );
    expect(new Set(ids).size).toBe(1);
  });

  it('takes the editor’s corrections, and remembers which', async () => {
    const { versionId } = await articleWith(story().body);
    const proposed = about(await suggest(versionId), '12 مليون');
    const statement = `كلف جسر ${word()} 12 مليون دينار`;
    const { suggestion, recorded } = await accept({
      id: proposed.id,
      statement,
      kind: 'OPINION',
      draft: true,
    });
    expect(suggestion.corrected).toEqual(['statement', 'kind']);
    expect(recorded.claim).toMatchObject({ statement, kind: 'OPINION', status: 'DRAFT' });
  });

  it('accepts all of a list or none', async () => {
    const { versionId } = await articleWith(story().body);
    const suggestions = await suggest(versionId);
    const before = await count(app, 'FROM claim', []);
    const [first] = suggestions;
    const { errors } = await app.send(
      'mutation ($input: AcceptSuggestionsInput!) { acceptSuggestions(input: $input) { suggestion { id } } }',
      {
        input: {
          suggestions: [{ id: first!.id }, { id: '01890000-0000-7000-8000-000000000000' }],
        },
      },
    );
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
    expect(await count(app, 'FROM claim', [])).toBe(before);
  });

  it('is taken by one of two editors who accept at once', async () => {
    const { versionId } = await articleWith(story().body);
    const [proposed] = await suggest(versionId);
    const input = { id: proposed!.id, expectedRevision: proposed!.revision };
    const answers = await Promise.all([
      app.send<AcceptAnswer>(ACCEPT, { input }),
      app.send<AcceptAnswer>(ACCEPT, { input }),
    ]);
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'OK').sort();
    expect(codes).toEqual(['CONFLICT', 'OK']);
    const refused = answers.find(({ errors }) => errors)!;
    expect(refused.errors![0]!.extensions.current).toMatchObject({
      status: 'ACCEPTED',
      revision: 2,
    });
  });
});

const REJECT = `mutation ($input: RejectSuggestionInput!) {
  rejectSuggestion(input: $input) { id status rejection note revision }
}`;

describe('rejectSuggestion', () => {
  it('is remembered across runs and versions, whatever the spelling', async () => {
    const { body } = story();
    const { id, versionId } = await articleWith(body);
    const proposed = about(await suggest(versionId), '12 مليون');
    await app.run(REJECT, { input: { id: proposed.id, reason: 'NOT_WORTH_CHECKING' } });
    expect(about(await suggest(versionId), '12 مليون')).toMatchObject({
      id: proposed.id,
      status: 'REJECTED',
    });
    const { addArticleVersion } = await app.run<{ addArticleVersion: { id: string } }>(
      'mutation ($input: AddArticleVersionInput!) { addArticleVersion(input: $input) { id } }',
      {
        input: {
          articleId: id,
          body: body.replace('إن الجسر', 'إنّ الجسر').replace('\n\n', '\n\nتصحيح: حُدّث الخبر.\n\n'),
        },
      },
    );
    const again = await suggest(addArticleVersion.id);
    expect(about(again, '12 مليون')).toMatchObject({
      id: proposed.id,
      rejection: 'NOT_WORTH_CHECKING',
    });
    // What was decided stays where it was decided; what is open moves on to the new version.
    expect(about(again, 'شباط 2024').articleVersion.id).toBe(addArticleVersion.id);
    expect(again.at(-1)!.status).toBe('REJECTED');
  });

  it('drops open proposals that a new version no longer holds', async () => {
    const { body } = story();
    const { id, versionId } = await articleWith(body);
    const gone = about(await suggest(versionId), 'شباط 2024');
    const { addArticleVersion } = await app.run<{ addArticleVersion: { id: string } }>(
      'mutation ($input: AddArticleVersionInput!) { addArticleVersion(input: $input) { id } }',
      { input: { articleId: id, body: body.replace(/وأضاف.*\n/, '') } },
    );
    expect((await suggest(addArticleVersion.id)).map((each) => each.id)).not.toContain(gone.id);
    expect(await count(app, 'FROM claim_suggestion WHERE id = $1', [gone.id])).toBe(0);
  });

  it('can be taken back', async () => {
    const { versionId } = await articleWith(story().body);
    const [proposed] = await suggest(versionId);
    await app.run(REJECT, { input: { id: proposed!.id, reason: 'WRONG_SPAN' } });
    const { reopenSuggestion } = await app.run<{ reopenSuggestion: object }>(
      `mutation ($input: ReopenSuggestionInput!) { reopenSuggestion(input: $input) {
        status rejection revision history(first: 5) { nodes { operation } } } }`,
      { input: { id: proposed!.id } },
    );
    expect(reopenSuggestion).toEqual({
      status: 'OPEN',
      rejection: null,
      revision: 3,
      history: { nodes: [{ operation: 'reopened' }, { operation: 'rejected' }] },
    });
  });

  it.each([
    ['OTHER without a note', { reason: 'OTHER' }, 'BAD_USER_INPUT'],
    ['a stale revision', { reason: 'WRONG_SPAN', expectedRevision: 7 }, 'CONFLICT'],
  ])('refuses %s', async (_what, change, code) => {
    const { versionId } = await articleWith(story().body);
    const [proposed] = await suggest(versionId);
    const { errors } = await app.send(REJECT, { input: { id: proposed!.id, ...change } });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});

describe('what editors decided', () => {
  it('is listed by worth, and counted as the extractor’s precision', async () => {
    const { id, versionId } = await articleWith(story().body);
    const suggestions = await suggest(versionId);
    await accept({ id: suggestions[0]!.id });
    const { rejectSuggestions } = await app.run<{ rejectSuggestions: { status: string }[] }>(
      'mutation ($input: RejectSuggestionsInput!) { rejectSuggestions(input: $input) { status } }',
      { input: { ids: [suggestions[1]!.id], reason: 'WRONG_SPEAKER' } },
    );
    expect(rejectSuggestions).toEqual([{ status: 'REJECTED' }]);
    const { claimSuggestions } = await app.run<{
      claimSuggestions: { nodes: { id: string; worth: number }[]; totalCount: number };
    }>(
      'query ($filter: ClaimSuggestionFilter) { claimSuggestions(filter: $filter, first: 2) { nodes { id worth } totalCount } }',
      { filter: { articleId: id } },
    );
    expect(claimSuggestions.totalCount).toBe(suggestions.length);
    const [high, low] = claimSuggestions.nodes;
    expect(high!.worth).toBeGreaterThanOrEqual(low!.worth);
    const { extractionPrecision } = await app.run<{
      extractionPrecision: Record<string, number>[];
    }>(
      `{ extractionPrecision { language decided accepted rightButUnwanted wrongSpeaker precision } }`,
    );
    const [row] = extractionPrecision;
    expect(row!.wrongSpeaker).toBeGreaterThanOrEqual(1);
    expect(row!.precision).toBeCloseTo((row!.accepted! + row!.rightButUnwanted!) / row!.decided!);
  });

  it('is for those who record claims', async () => {
    const viewer = await app.as('VIEWER');
    const { errors } = await viewer.send('{ claimSuggestions { totalCount } }');
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});

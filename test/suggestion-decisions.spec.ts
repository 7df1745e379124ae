import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { count } from './support/lines.js';
import { word } from './support/records.js';
import {
  about,
  ACCEPT,
  accept,
  type AcceptAnswer,
  articleWith,
  story,
  suggest,
} from './support/suggestions.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('acceptSuggestion', () => {
  it('records the claim as proposed, with its speaker, its quote and its numbers', async () => {
    const { body, mayor } = story();
    const { versionId } = await articleWith(app, body);
    const proposed = about(await suggest(app, versionId), '12 مليون');
    const { suggestion, recorded } = await accept(app, { id: proposed.id });
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
    const { versionId } = await articleWith(app, body);
    const suggestions = await suggest(app, versionId);
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
    const { versionId } = await articleWith(app, story().body);
    const proposed = about(await suggest(app, versionId), '12 مليون');
    const statement = `كلف جسر ${word()} 12 مليون دينار`;
    const { suggestion, recorded } = await accept(app, {
      id: proposed.id,
      statement,
      kind: 'OPINION',
      draft: true,
    });
    expect(suggestion.corrected).toEqual(['statement', 'kind']);
    expect(recorded.claim).toMatchObject({ statement, kind: 'OPINION', status: 'DRAFT' });
  });

  it('takes the proposed period, another one, or none where that is said', async () => {
    const { versionId } = await articleWith(app, story().body);
    const proposed = about(await suggest(app, versionId), 'شباط 2024');
    const period = { from: '2024-02', to: '2024-02' };
    expect(proposed.period).toEqual(period);
    const asProposed = await accept(app, { id: proposed.id });
    expect(asProposed.recorded.claim.period).toEqual(period);
    expect(asProposed.suggestion.corrected).toEqual([]);
    for (const corrected of [{ from: null, to: '2024-02-05' }, null]) {
      const again = await articleWith(app, story().body);
      const { id } = about(await suggest(app, again.versionId), 'شباط 2024');
      const { suggestion, recorded } = await accept(app, { id, period: corrected });
      expect(recorded.claim.period).toEqual(corrected);
      expect(suggestion.corrected).toEqual(['period']);
    }
  });

  it('takes the day it was said from the article, another one, or none', async () => {
    for (const [saidAt, recordedAt, corrected] of [
      [undefined, '2024-02-11', []],
      ['2024-02', '2024-02', ['saidAt']],
      [null, null, ['saidAt']],
    ] as const) {
      const { versionId } = await articleWith(app, story().body);
      const { id, saidAt: proposed } = about(await suggest(app, versionId), '12 مليون');
      expect(proposed).toBe('2024-02-11');
      const { suggestion, recorded } = await accept(app, { id, saidAt });
      expect(recorded.claim.attributions[0]!.saidAt).toBe(recordedAt);
      expect(suggestion.corrected).toEqual(corrected);
    }
  });

  it('counts another speaker and another chain as corrections, and the same in other fields as none', async () => {
    const speaker = { create: { name: `وزير ${word()}`, kind: 'PERSON' } };
    const chain = [{ speaker: { create: { name: `وكالة ${word()}`, kind: 'ORGANISATION' } } }];
    const corrected = async (input: (name: string) => object): Promise<string[]> => {
      const { versionId } = await articleWith(app, story().body);
      const suggestions = await suggest(app, versionId);
      const { id, speaker: proposed } = about(suggestions, '12 مليون');
      // Accepted before, the speaker of both is on record under the name.
      await accept(app, { id: about(suggestions, 'شباط 2024').id });
      return (await accept(app, { id, ...input(proposed.name) })).suggestion.corrected;
    };
    expect(await corrected(() => ({ speaker, chain }))).toEqual(['speaker', 'chain']);
    expect(await corrected((name) => ({ speaker: { name }, chain: [] }))).toEqual([]);
  });

  it('accepts all of a list or none', async () => {
    const { versionId } = await articleWith(app, story().body);
    const suggestions = await suggest(app, versionId);
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
    const { versionId } = await articleWith(app, story().body);
    const [proposed] = await suggest(app, versionId);
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
    const { id, versionId } = await articleWith(app, body);
    const proposed = about(await suggest(app, versionId), '12 مليون');
    await app.run(REJECT, { input: { id: proposed.id, reason: 'NOT_WORTH_CHECKING' } });
    expect(about(await suggest(app, versionId), '12 مليون')).toMatchObject({
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
    const again = await suggest(app, addArticleVersion.id);
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
    const { id, versionId } = await articleWith(app, body);
    const gone = about(await suggest(app, versionId), 'شباط 2024');
    const { addArticleVersion } = await app.run<{ addArticleVersion: { id: string } }>(
      'mutation ($input: AddArticleVersionInput!) { addArticleVersion(input: $input) { id } }',
      { input: { articleId: id, body: body.replace(/وأضاف.*\n/, '') } },
    );
    expect((await suggest(app, addArticleVersion.id)).map((each) => each.id)).not.toContain(
      gone.id,
    );
    expect(await count(app, 'FROM claim_suggestion WHERE id = $1', [gone.id])).toBe(0);
  });

  it('can be taken back', async () => {
    const { versionId } = await articleWith(app, story().body);
    const [proposed] = await suggest(app, versionId);
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
    const { versionId } = await articleWith(app, story().body);
    const [proposed] = await suggest(app, versionId);
    const { errors } = await app.send(REJECT, { input: { id: proposed!.id, ...change } });
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});

describe('what editors decided', () => {
  it('is listed by worth, and counted as the extractor’s precision', async () => {
    const { id, versionId } = await articleWith(app, story().body);
    const suggestions = await suggest(app, versionId);
    await accept(app, { id: suggestions[0]!.id });
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

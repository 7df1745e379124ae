import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { session } from './support/accounts.js';
import { startTestApp, type TestApp } from './support/app.js';
import { count } from './support/lines.js';
import { createSpeaker, word } from './support/records.js';
import { about, articleWith, story, suggest } from './support/suggestions.js';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

describe('suggestClaims', () => {
  it('proposes what the article attributes, with its spans in the body', async () => {
    const { mayor, body } = story();
    const { versionId } = await articleWith(app, body);
    const suggestions = await suggest(app, versionId);
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
    const { versionId } = await articleWith(app, body);
    const { speaker } = about(await suggest(app, versionId), '12 مليون');
    expect(speaker.known).toEqual({ id });
  });

  it('shows what is on record already, and what it conflicts with', async () => {
    const { body, town } = story();
    const { versionId } = await articleWith(app, body);
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
    const cost = about(await suggest(app, versionId), '12 مليون');
    expect(cost.nearDuplicates[0]).toMatchObject({ claim: { id: same } });
    expect(cost.conflicts.map(({ claim }) => claim.id)).toContain(rival);
    expect(cost.conflicts[0]!.findings[0]!.sentenceAr).toContain('30');
    expect(cost.topics).toEqual([{ id: topic.createTopic.id }]);
    const reasons = cost.reasons.map(({ reason }) => reason);
    expect(reasons).toEqual(expect.arrayContaining(['CONFLICT', 'REPEATED']));
  });

  it('keeps drafts that it resembles from a key that may not read drafts', async () => {
    const { body, town } = story();
    const { id, versionId } = await articleWith(app, body);
    const { createTopic } = await app.run<{ createTopic: { id: string } }>(
      'mutation ($input: CreateTopicInput!) { createTopic(input: $input) { id } }',
      { input: { name: word() } },
    );
    await app.run(
      'mutation ($input: RecordClaimInput!) { recordClaim(input: $input) { claim { id } } }',
      {
        input: {
          statement: `الجسر الجديد في ${town} كلف 12 مليون دينار`,
          form: 'PARAPHRASE',
          draft: true,
          topicIds: [createTopic.id],
          article: { id },
          speaker: { create: { name: `وزير ${word()}`, kind: 'PERSON' } },
        },
      },
    );
    const cost = about(await suggest(app, versionId), '12 مليون');
    expect(cost.nearDuplicates).toHaveLength(1);
    expect(cost.topics).toContainEqual({ id: createTopic.id });
    const { sender } = await session(app, 'EDITOR');
    const { createApiKey } = await sender.run<{ createApiKey: { key: string } }>(
      'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }',
      { input: { label: 'screen', permissions: ['read', 'claims:record'] } },
    );
    const { node } = await app
      .bearer(createApiKey.key)
      .run<{ node: object }>(
        `{ node(id: "${cost.id}") { ... on ClaimSuggestion { nearDuplicates { score } topics { id } } } }`,
      );
    expect(node).toMatchObject({ nearDuplicates: [] });
    expect(JSON.stringify(node)).not.toContain(createTopic.id);
  });

  it('puts nothing on the board', async () => {
    const { versionId } = await articleWith(app, story().body);
    const before = await count(app, 'FROM claim', []);
    await suggest(app, versionId);
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

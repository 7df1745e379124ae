import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { waitsForLock, withClient } from './support/database.js';
import { createSpeaker, fault, type Id, recordClaim, word } from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const CREATE = 'mutation ($input: CreateSpeakerInput!) { createSpeaker(input: $input) { id } }';
const MERGE = `mutation ($input: MergeSpeakersInput!) {
  mergeSpeakers(input: $input) { id name aliases positions { title } } }`;

async function found(search: string): Promise<string[]> {
  const { speakers } = await app.run<{ speakers: { nodes: Id[] } }>(
    'query ($search: String) { speakers(search: $search) { nodes { id } } }',
    { search },
  );
  return speakers.nodes.map((speaker) => speaker.id);
}

describe('a merge', () => {
  it('moves names, offices, attributions and chains; the old id keeps answering', async () => {
    const [oldName, oldAlias, name] = [word(), word(), word()];
    const fromId = await createSpeaker(app, {
      name: oldName,
      aliases: [oldAlias],
      positions: [{ title: 'سفير', from: '2015' }],
    });
    const intoId = await createSpeaker(app, { name });
    const said = await recordClaim(app, `The bridge of ${word()} is closed`, {
      speaker: { id: fromId },
    });
    const carried = await recordClaim(app, `The road of ${word()} is open`, {
      chain: [{ speaker: { id: fromId }, cue: 'told' }],
    });
    const reason = 'One person, two spellings';
    const { mergeSpeakers } = await app.run<{ mergeSpeakers: object }>(MERGE, {
      input: { fromId, intoId, reason },
    });
    expect(mergeSpeakers).toEqual({
      id: intoId,
      name,
      aliases: [oldName, oldAlias],
      positions: [{ title: 'سفير' }],
    });
    for (const spelling of [oldName, oldAlias, name])
      expect(await found(spelling)).toEqual([intoId]);
    const claims = `query ($old: ID!, $said: ID!, $carried: ID!) {
      old: node(id: $old) { id ... on Speaker { claims { nodes { id } }
        history(first: 1) { nodes { operation reason changes { field } } } } }
      said: node(id: $said) { ... on Claim { attributions { speaker { id } } } }
      carried: node(id: $carried) { ... on Claim { attributions { chain { cue speaker { id } } } } }
      filtered: claims(filter: { speakerId: $old }) { totalCount nodes { id } }
    }`;
    expect(
      await app.run(claims, { old: fromId, said: said.claim.id, carried: carried.claim.id }),
    ).toEqual({
      old: {
        id: intoId,
        claims: { nodes: [{ id: said.claim.id }] },
        history: {
          nodes: [
            { operation: 'merged', reason, changes: [{ field: 'merged' }, { field: 'aliases' }] },
          ],
        },
      },
      said: { attributions: [{ speaker: { id: intoId } }] },
      carried: { attributions: [{ chain: [{ cue: 'told', speaker: { id: intoId } }] }] },
      filtered: { totalCount: 1, nodes: [{ id: said.claim.id }] },
    });
    const again = await recordClaim(app, `The gate of ${word()} is shut`, {
      speaker: { id: fromId },
    });
    expect(
      await app.run(claims, { old: fromId, said: again.claim.id, carried: carried.claim.id }),
    ).toMatchObject({ said: { attributions: [{ speaker: { id: intoId } }] } });
    expect(await fault(app, CREATE, { input: { name: oldName, kind: 'PERSON' } })).toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('leads through several merges to the one who stays', async () => {
    const ids = [await createSpeaker(app), await createSpeaker(app), await createSpeaker(app)];
    const [a, b, c] = ids as [string, string, string];
    await app.run(MERGE, { input: { fromId: a, intoId: b } });
    await app.run(MERGE, { input: { fromId: b, intoId: c } });
    const ask = 'query ($id: ID!) { node(id: $id) { id } }';
    for (const id of ids) expect(await app.run(ask, { id })).toEqual({ node: { id: c } });
  });

  it('is told of on both sides with its reason, and keeps what was told of the one who goes', async () => {
    const [a, b, c] = [
      await createSpeaker(app, { name: `Aa ${word()}`, kind: 'ANONYMOUS', wikidataId: 'Q42' }),
      await createSpeaker(app, { name: `Bb ${word()}`, description: 'An envoy' }),
      await createSpeaker(app, { name: `Cc ${word()}`, description: 'A minister' }),
    ];
    await app.run(MERGE, { input: { fromId: a, intoId: b, reason: 'He said so himself' } });
    await app.run(MERGE, { input: { fromId: b, intoId: c } });
    const { node } = await app.run<{
      node: { history: { nodes: { changes: { field: string; after: string | null }[] }[] } };
    }>(
      `query ($id: ID!) { node(id: $id) { ... on Speaker { description wikidataId history {
        totalCount nodes { entityId operation reason changes { field after } } } } } }`,
      { id: a },
    );
    expect(node).toMatchObject({ description: 'A minister', wikidataId: 'Q42' });
    const merged = (entityId: string, other: string, reason: string | null) => ({
      entityId,
      operation: 'merged',
      reason,
      changes: expect.arrayContaining([
        { field: 'merged', after: expect.stringContaining(`"id":"${other}"`) },
      ]),
    });
    expect(node.history).toMatchObject({
      totalCount: 7,
      nodes: [
        merged(c, b, null),
        merged(b, c, null),
        merged(b, a, 'He said so himself'),
        merged(a, b, 'He said so himself'),
        { entityId: c, operation: 'created' },
        { entityId: b, operation: 'created' },
        { entityId: a, operation: 'created' },
      ],
    });
    expect(node.history.nodes[0]!.changes.map(({ field }) => field)).toEqual([
      'merged',
      'aliases',
      'wikidataId',
    ]);
  });

  it('is refused into itself, of the unknown, of the merged, and of a name into a description', async () => {
    const [id, merged, other] = [
      await createSpeaker(app),
      await createSpeaker(app),
      await createSpeaker(app),
    ];
    await app.run(MERGE, { input: { fromId: merged, intoId: other } });
    const nobody = '00000000-0000-7000-8000-000000000000';
    const anonymous = await createSpeaker(app, { kind: 'ANONYMOUS' });
    const refusals: [string, string, string][] = [
      [id, id, 'BAD_USER_INPUT'],
      [nobody, id, 'NOT_FOUND'],
      [id, nobody, 'NOT_FOUND'],
      [merged, id, 'NOT_FOUND'],
      [id, merged, 'NOT_FOUND'],
      [id, anonymous, 'BAD_USER_INPUT'],
    ];
    for (const [fromId, intoId, code] of refusals) {
      expect(await fault(app, MERGE, { input: { fromId, intoId } })).toMatchObject({ code });
    }
    expect(await app.run('query ($id: ID!) { node(id: $id) { id } }', { id })).toEqual({
      node: { id },
    });
  });

  it('takes an anonymous source into who it was, without its description as a name', async () => {
    const description = `مصدر مقرب ${word()}`;
    const fromId = await createSpeaker(app, { name: description, kind: 'ANONYMOUS' });
    const intoId = await createSpeaker(app);
    const { mergeSpeakers } = await app.run<{ mergeSpeakers: { aliases: string[] } }>(MERGE, {
      input: { fromId, intoId },
    });
    expect(mergeSpeakers.aliases).toEqual([]);
    expect(await found(description)).toEqual([]);
  });

  it('does not lose what is recorded for the old speaker at the same moment', async () => {
    const [fromId, intoId] = [await createSpeaker(app), await createSpeaker(app)];
    const recorded = await withClient(app.url, async (editor) => {
      await editor.query('BEGIN');
      await editor.query('SELECT FROM speaker WHERE id = $1 FOR UPDATE', [fromId]);
      const claim = recordClaim(app, `The dam of ${word()} holds`, { speaker: { id: fromId } });
      await waitsForLock(editor);
      await editor.query('UPDATE speaker SET merged_into_id = $2 WHERE id = $1', [fromId, intoId]);
      await editor.query('COMMIT');
      return claim;
    });
    const { node } = await app.run<{ node: object }>(
      'query ($id: ID!) { node(id: $id) { ... on Claim { attributions { speaker { id } } } } }',
      { id: recorded.claim.id },
    );
    expect(node).toEqual({ attributions: [{ speaker: { id: intoId } }] });
  });
});

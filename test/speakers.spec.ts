import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { waitsForLock, withClient } from './support/database.js';
import {
  claimInput,
  createSpeaker,
  fault,
  type Id,
  RECORD,
  recordClaim,
  word,
} from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const CREATE = 'mutation ($input: CreateSpeakerInput!) { createSpeaker(input: $input) { id } }';
const UPDATE = `mutation ($input: UpdateSpeakerInput!) {
  updateSpeaker(input: $input) { id name aliases positions { title from to } history { nodes { operation changes { field } } } } }`;
const MERGE = `mutation ($input: MergeSpeakersInput!) {
  mergeSpeakers(input: $input) { id name aliases positions { title } } }`;

async function found(search: string, more: object = {}): Promise<string[]> {
  const { speakers } = await app.run<{ speakers: { nodes: Id[] } }>(
    `query ($search: String, $kind: SpeakerKind, $heldOn: String) {
      speakers(search: $search, kind: $kind, heldOn: $heldOn) { nodes { id } } }`,
    { search, ...more },
  );
  return speakers.nodes.map((speaker) => speaker.id);
}

/** Who a claim is attributed to when the speaker is named so. */
async function speakerOf(speaker: object, more: object = {}): Promise<string> {
  const { claim } = await recordClaim(app, `A thing ${word()} happened`, { speaker, ...more });
  const { node } = await app.run<{ node: { attributions: { speaker: Id }[] } }>(
    'query ($id: ID!) { node(id: $id) { ... on Claim { attributions { speaker { id } } } } }',
    { id: claim.id },
  );
  return node.attributions[0]!.speaker.id;
}

describe('speakers', () => {
  it.each([
    ['مصطفى الكاظمي', ['الكاظمي'], ['مصطفي الكاظمى', 'الكاظِمي', 'الكاظمـي']],
    ['المتحدث الأميركي', [], ['المتحدث الامريكي', 'المتحدث الأمريكى']],
    ['وزارة الخارجية الايرانية', [], ['وزاره الخارجيه الإيرانيّة']],
    ['François Müller', ['F. Müller'], ['francois muller', 'F Muller']],
  ])('are one under every spelling of %s', async (name, aliases, variants) => {
    const id = await createSpeaker(app, { name, aliases });
    for (const variant of [name, ...aliases, ...variants]) {
      expect({ variant, found: await found(variant) }).toEqual({ variant, found: [id] });
      expect({ variant, id: await speakerOf({ name: variant }) }).toEqual({ variant, id });
      const again = { name: variant, kind: 'PERSON' };
      expect(await fault(app, CREATE, { input: again })).toMatchObject({ code: 'CONFLICT' });
    }
  });

  it('may share a description where they are anonymous, and are then found by no name', async () => {
    const name = `مسؤول كبير ${word()}`;
    const ids = [
      await createSpeaker(app, { name, kind: 'ANONYMOUS' }),
      await createSpeaker(app, { name, kind: 'ANONYMOUS' }),
    ];
    expect((await found(name)).sort()).toEqual(ids.sort());
    expect(await found(name, { kind: 'PERSON' })).toEqual([]);
    const input = claimInput('Someone said so', { speaker: { name } });
    expect(await fault(app, RECORD, { input })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'input.speaker.name',
    });
  });

  it('replace their offices as a whole, and note it once', async () => {
    const id = await createSpeaker(app, {
      positions: [{ title: 'وزير الدفاع', from: '2019', to: '2020-05' }],
    });
    const positions = [
      { title: 'رئيس الأركان', from: '2021-02-01' },
      { title: 'وزير الدفاع', from: '2019', to: '2020-06' },
    ];
    for (let i = 0; i < 2; i++) {
      const { updateSpeaker } = await app.run<{ updateSpeaker: object }>(UPDATE, {
        input: { id, positions },
      });
      expect(updateSpeaker).toMatchObject({
        positions: [
          { title: 'وزير الدفاع', from: '2019', to: '2020-06' },
          { title: 'رئيس الأركان', from: '2021-02-01', to: null },
        ],
        history: {
          nodes: [
            { operation: 'updated', changes: [{ field: 'positions' }] },
            { operation: 'created' },
          ],
        },
      });
    }
    const backwards = { id, positions: [{ title: 'x', from: '2021', to: '2020' }] };
    expect(await fault(app, UPDATE, { input: backwards })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'input.positions.0.to',
    });
  });
});

describe('an office', () => {
  const title = 'رئيس الوزراء';
  let first: string;
  let second: string;
  beforeAll(async () => {
    first = await createSpeaker(app, {
      positions: [{ title, titleEn: 'Prime Minister', from: '2018-10-25', to: '2020-05-07' }],
    });
    second = await createSpeaker(app, {
      positions: [{ title, titleEn: 'Prime Minister', from: '2020-05-07', to: '2022-10' }],
    });
  });

  it.each([
    ['2019', () => first],
    ['2020-04', () => first],
    ['2021-12-11', () => second],
    ['2022-10-27', () => second],
  ])('said in %s leads to who held it then', async (saidAt, holder) => {
    expect(await speakerOf({ position: 'رئيس الوزراء' }, { saidAt })).toBe(holder());
    expect(await found(title, { heldOn: saidAt })).toEqual([holder()]);
  });

  it.each([
    ['2020-05-07', 'several'],
    ['2017', 'nobody'],
    [null, 'several'],
  ])('said in %s, held by %s of them, asks for a name', async (saidAt, message) => {
    const input = claimInput('A thing happened', { speaker: { position: title }, saidAt });
    const refused = await fault(app, RECORD, { input });
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', path: 'input.speaker.position' });
    expect(refused.message).toContain(message);
  });

  it('is shown with what was said while it was held', async () => {
    const { claim } = await recordClaim(app, 'A thing was said in office', {
      speaker: { id: second },
      saidAt: '2021-12-11',
    });
    const ask = `query ($id: ID!) { node(id: $id) { ... on Claim { attributions { positions { title titleEn } } } } }`;
    expect(await app.run(ask, { id: claim.id })).toEqual({
      node: { attributions: [{ positions: [{ title, titleEn: 'Prime Minister' }] }] },
    });
    const later = await recordClaim(app, 'A thing was said out of office', {
      speaker: { id: second },
      saidAt: '2023',
    });
    expect(await app.run(ask, { id: later.claim.id })).toEqual({
      node: { attributions: [{ positions: [] }] },
    });
  });
});

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
        history: { nodes: [{ operation: 'merged', reason, changes: [{ field: 'aliases' }] }] },
      },
      said: { attributions: [{ speaker: { id: intoId } }] },
      carried: { attributions: [{ chain: [{ cue: 'told', speaker: { id: intoId } }] }] },
      filtered: { totalCount: 1, nodes: [{ id: said.claim.id }] },
    });
    expect(await speakerOf({ id: fromId })).toBe(intoId);
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

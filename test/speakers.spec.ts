import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
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

  it('without a title is nobody’s', async () => {
    const input = claimInput('A thing happened', { speaker: { position: '' } });
    expect(await fault(app, RECORD, { input })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'input.speaker.position',
    });
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

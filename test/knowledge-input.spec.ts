import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from './support/app.js';
import { changing, type Teacher, teacher } from './support/knowledge.js';
import { fault, word } from './support/records.js';

let app: TestApp;
let teach: Teacher;
beforeAll(async () => {
  app = await startTestApp();
  teach = teacher(app);
});
afterAll(() => app.close());

describe('input that cannot be', () => {
  const UNIT = { forms: ['qirsh'], unit: 'METRE', factor: 2, dimension: 'LENGTH' };

  it.each<[string, string, object, string, RegExp]>([
    [
      'a side without forms',
      'addOpposedPair',
      { forms: [], opposites: ['x'] },
      'forms',
      /one or more/,
    ],
    [
      'an empty form',
      'addOpposedPair',
      { forms: ['open', ' '], opposites: ['x'] },
      'forms',
      /empty/,
    ],
    [
      'a form on both sides',
      'addOpposedPair',
      { forms: ['أغلق'], opposites: ['فتح', 'اغلق'] },
      'opposites.1',
      /"اغلق" stands on both/,
    ],
    [
      'a shipped pair',
      'addOpposedPair',
      { forms: ['remain'], opposites: ['withdraw'] },
      'forms',
      /the shipped opposed pair "withdraw-remain"/,
    ],
    [
      'a pair of shipped synonyms',
      'addOpposedPair',
      { forms: ['troops'], opposites: ['soldiers'] },
      'forms',
      /the shipped synonym "troops"/,
    ],
    [
      'a form without letters',
      'addOpposedPair',
      { forms: ['2021'], opposites: ['x'] },
      'forms.0',
      /no word/,
    ],
    [
      'a form of particles',
      'addSynonym',
      { forms: ['في', 'inside'] },
      'forms.0',
      /nothing by itself/,
    ],
    ['one form spelt twice', 'addSynonym', { forms: ['أميركا', 'امريكا'] }, 'forms', /two or more/],
    ['one form only', 'addSynonym', { forms: ['x'] }, 'forms', /two or more/],
    [
      'a shipped synonym',
      'addSynonym',
      { forms: ['داعش', 'ISIS'] },
      'forms',
      /the shipped synonym "isis"/,
    ],
    [
      'synonyms that are opposed',
      'addSynonym',
      { forms: ['withdraw', 'stay'] },
      'forms',
      /opposed in the shipped opposed pair/,
    ],
    [
      'too many forms',
      'addSynonym',
      { forms: Array.from({ length: 51 }, (_, i) => `w${i}`) },
      'forms',
      /50/,
    ],
    ['a form too long', 'addSynonym', { forms: ['x'.repeat(101), 'y'] }, 'forms', /100/],
    [
      'a shipped unit',
      'addUnit',
      { ...UNIT, forms: ['qirsh', 'km'] },
      'forms.1',
      /the shipped unit "kilometre"/,
    ],
    ['a factor of 0', 'addUnit', { ...UNIT, factor: 0 }, 'factor', /above 0/],
    [
      'a unit of another dimension',
      'addUnit',
      { ...UNIT, dimension: 'MASS' },
      'dimension',
      /METRE measures LENGTH/,
    ],
    [
      'another unit of a dimension',
      'addUnit',
      { ...UNIT, unit: 'YARD' },
      'unit',
      /measured in METRE/,
    ],
    ['a code in small letters', 'addUnit', { ...UNIT, unit: 'metre' }, 'unit', /capital letters/],
    ['one name', 'addAlias', { names: ['X'] }, 'names', /two or more/],
    [
      'names of a shipped place',
      'addAlias',
      { names: ['العراق', 'Iraq'] },
      'names',
      /the shipped place "iraq"/,
    ],
  ])('refuses %s', async (_what, name, input, path, message) => {
    const refused = await fault(app, changing(name), { input });
    expect(refused).toMatchObject({ code: 'BAD_USER_INPUT', path: `input.${path}` });
    expect(refused.message).toMatch(message);
  });

  it('refuses what an entry in force says already, or says otherwise, and names it', async () => {
    const [one, other, third] = [word(), word(), word()];
    const { entry } = await teach.synonym([one, other]);
    const pair = { forms: [one], opposites: [other] };
    const message = expect.stringContaining(entry.id);
    expect(await fault(app, changing('addOpposedPair'), { input: pair })).toMatchObject({
      message,
    });
    expect(
      await fault(app, changing('addSynonym'), { input: { forms: [other, one.toUpperCase()] } }),
    ).toMatchObject({ message });
    // What two entries together would make the same.
    const opposed = await teach.pair([third], [one]);
    expect(
      await fault(app, changing('addSynonym'), { input: { forms: [other, third] } }),
    ).toMatchObject({ message: expect.stringContaining(opposed.entry.id) });
  });

  it('refuses a stale revision, another kind and what was removed', async () => {
    const added = await teach.synonym([word(), word()]);
    const { id } = added.entry;
    const forms = [word(), word()];
    expect(
      await fault(app, changing('updateSynonym'), { input: { id, expectedRevision: 9, forms } }),
    ).toMatchObject({ code: 'CONFLICT', extensions: { current: { revision: 1 } } });
    expect(
      await fault(app, changing('updateAlias'), {
        input: { id, expectedRevision: 1, names: forms },
      }),
    ).toMatchObject({ code: 'NOT_FOUND' });
    await teach.remove(added);
    expect(
      await fault(app, changing('removeKnowledge'), { input: { id, expectedRevision: 2 } }),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });
});

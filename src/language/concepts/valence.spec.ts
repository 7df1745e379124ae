import { expect, it } from '@jest/globals';
import { type LexiconEntry, loadLexicon } from '../lexicon.js';
import { tokenise } from '../text/tokens.js';
import { type Valence, VALENCE_AXES, valenceHitAt, valencesAt } from './valence.js';

const entries = loadLexicon<LexiconEntry & Valence>('valence');

const read = (text: string, at = 0): string[] =>
  valencesAt(tokenise(text), at).map(({ axis, sign }) => `${axis}${sign > 0 ? '+' : '-'}`);

it('has at least 120 words of each direction in each language', () => {
  expect(entries.map(({ axis, sign }) => `${axis} ${sign}`)).toEqual(
    Object.keys(VALENCE_AXES).flatMap((axis) => [`${axis} 1`, `${axis} -1`]),
  );
  for (const { ar, en } of entries)
    expect(Math.min(ar.length, en.length)).toBeGreaterThanOrEqual(120);
});

it('gives every form its entry’s direction, and no word both directions of one axis', () => {
  const wrong: string[] = [];
  for (const { id, ar, en, axis, sign } of entries) {
    for (const form of [...ar, ...en]) {
      const hit = valenceHitAt(tokenise(form), 0);
      const signs = hit?.values.filter((each) => each.axis === axis).map((each) => each.sign);
      if (signs?.length !== 1 || signs[0] !== sign || hit?.to !== tokenise(form).length)
        wrong.push(`${id}: ${form}`);
    }
  }
  expect(wrong).toEqual([]);
});

it.each([
  ['ارتفاعا', 'UP+'],
  ['وانخفضت', 'UP-'],
  ['سينهار', 'GOOD-'],
  ['يؤيدون', 'WITH+'],
  ['rejected', 'WITH-'],
  ['resumes', 'ON+'],
  ['suspending', 'ON-'],
  ['rescued', 'FREE+'],
  ['walked free', 'FREE+'],
  ['خيم السكون', 'ON-'],
  ['buried the hatchet', 'PEACE+'],
  ['على رأس عمله', 'STAY+'],
])('reads %s as %s', (word, direction) => {
  expect(read(word)).toContain(direction);
});

it('reads a phrase whole: a record low is no record', () => {
  expect(read('a record low', 1)).toContain('UP-');
  expect(read('a record low', 1)).not.toContain('UP+');
  expect(read('a record high', 1)).toContain('UP+');
});

it('takes a known word for itself before it takes it for an inflected one', () => {
  expect(read('زار')).not.toEqual([]);
  expect(read('وزارة')).toEqual([]);
});

it.each(['ministry', 'الوزارة', 'city', 'الحكومة'])('reads nothing into %s', (word) => {
  expect(read(word)).toEqual([]);
});

it('gives the other side of opposed predicates the contrary direction', () => {
  expect(read('acquitted')).toContain('FREE+');
  expect(read('convicted')).toContain('FREE-');
});

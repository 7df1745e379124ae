import { expect, it } from '@jest/globals';
import { type LexiconEntry, loadLexicon } from '../lexicon.js';
import { tokenise } from '../text/tokens.js';
import { type Valence, valenceHitAt, valencesAt } from './valence.js';

const entries = loadLexicon<LexiconEntry & Valence>('valence');

const read = (text: string, at = 0): string[] =>
  valencesAt(tokenise(text), at).map(({ axis, sign }) => `${axis}${sign > 0 ? '+' : '-'}`);

it('has at least 250 words of each direction', () => {
  for (const sign of [1, -1])
    expect(entries.filter((entry) => entry.sign === sign).length).toBeGreaterThanOrEqual(250);
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
  ['rescued', 'GOOD+'],
])('reads %s as %s', (word, direction) => {
  expect(read(word)).toContain(direction);
});

it('reads a phrase whole: a record low is no record', () => {
  expect(read('a record low', 1)).toEqual(['UP-']);
  expect(read('a record high', 1)).toEqual(['UP+']);
});

it('reads nothing into a neutral word', () => {
  expect(read('الانتخابات')).toEqual([]);
  expect(read('election')).toEqual([]);
});

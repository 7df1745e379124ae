import { expect, it } from '@jest/globals';
import { type Alternative, alternativeWithin, areAlternatives } from './alternatives.js';
import { conceptsAt } from './concepts.js';
import { type LexiconEntry, loadLexicon } from '../lexicon.js';
import { tokenise } from '../text/tokens.js';

const read = (text: string): Alternative[] =>
  (conceptsAt(tokenise(text), 0)?.values ?? []).flatMap((concept) => concept.alternative ?? []);

const one = (text: string): Alternative => {
  const [first] = read(text);
  if (!first) throw new Error(`nothing is known of "${text}"`);
  return first;
};

it('reads every form as its entry', () => {
  const wrong: string[] = [];
  for (const { id, ar, en } of loadLexicon<LexiconEntry>('alternatives')) {
    for (const form of [...ar, ...en]) {
      if (!read(form).some((each) => each.id === id)) wrong.push(`${id}: ${form}`);
    }
  }
  expect(wrong).toEqual([]);
});

it.each([
  ['لكرة القدم', 'football', 'football'],
  ['ووزير الدفاع', 'defence minister', 'defence-minister'],
  ['الزوجة', 'wives', 'wife'],
  ['صواريخ', 'missiles', 'missile'],
  ['محكمة العدل الدولية', 'International Court of Justice', 'icj'],
])('reads %s and %s as one thing', (ar, en, id) => {
  expect([one(ar).id, one(en).id]).toEqual([id, id]);
});

it('tells members of one class apart, and not a kind from what it is a kind of', () => {
  expect(areAlternatives(one('football'), one('basketball'))).toBe(true);
  expect(areAlternatives(one('president'), one('vice president'))).toBe(true);
  expect(areAlternatives(one('football'), one('gold'))).toBe(false);
  expect(areAlternatives(one('goalkeeper'), one('footballer'))).toBe(false);
  expect(alternativeWithin('goalkeeper', 'footballer')).toBe(true);
  expect(alternativeWithin('footballer', 'goalkeeper')).toBe(false);
});

it.each([
  ['المحافظة', 'governor'],
  ['أعرب', 'arab'],
  ['يملك', 'king'],
  ['تحديد', 'iron'],
  ['تحرير', 'silk'],
])('does not read %s as %s', (word, id) => {
  expect(read(word).map((each) => each.id)).not.toContain(id);
});

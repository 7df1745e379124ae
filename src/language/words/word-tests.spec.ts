import { describe, expect, it } from '@jest/globals';
import { fold } from '../text/normalise.js';
import { Inflection } from './phrase-index.js';
import { wordTests } from './word-tests.js';

/** What a LIKE pattern of letters and % matches. */
const isLike = (word: string, pattern: string): boolean =>
  new RegExp(`^${pattern.replaceAll('%', '.*')}$`, 'u').test(word);

function takes(form: string, word: string, inflection: Inflection): boolean {
  const [test] = wordTests(form, inflection);
  const folded = fold(word);
  const sieved =
    test!.sieve.some((pattern) => isLike(folded, pattern)) || test!.exact.includes(folded);
  return sieved && test!.accepts(folded);
}

describe('a word of a form', () => {
  it.each([
    ['انسحب', 'وسينسحبون', true],
    ['انسحب', 'انسحبت', true],
    ['ألغى', 'ألغت', true],
    ['فاز', 'يفوز', true],
    ['لاجئين', 'للاجئين', true],
    ['أمريكي', 'الأميركية', true],
    ['بغداد', 'لبغداد', true],
    ['انسحب', 'سحابة', false],
    ['withdraw', 'withdrew', true],
    ['withdraw', 'withdrawing', true],
    ['hold', 'held', true],
    ['die', 'dying', true],
    ['try', 'tries', true],
    ['go', 'goes', false],
    ['lie', 'lies', false],
    ['Erdogan', 'erdogan', true],
    ['stay', 'staff', false],
    ['kilometre', '500kilometres', true],
  ])('freely inflected, «%s» takes «%s»: %s', (form, word, expected) => {
    expect(takes(form, word, Inflection.FREE)).toBe(expected);
  });

  it.each([
    ['كم', 'وكم', true],
    ['كم', '500كم', true],
    ['كم', 'كمية', false],
    ['km', 'km/h', true],
    ['h', 'km/h', true],
    ['km', 'kms', false],
  ])('as written, «%s» takes «%s»: %s', (form, word, expected) => {
    expect(takes(form, word, Inflection.FIXED)).toBe(expected);
  });

  it('knows which words of a form stand together', () => {
    const joined = (form: string): boolean[] =>
      wordTests(form, Inflection.FREE).map((test) => test.joined);
    expect(joined('رجب طيب أردوغان')).toEqual([false, true, true]);
    expect(joined('long-term plan')).toEqual([false, false, true]);
    expect(joined('did not')).toEqual([false, true]);
    expect(joined("didn't go")).toEqual([false]);
    expect(joined('€')).toEqual([]);
  });
});

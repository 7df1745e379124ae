import { describe, expect, it } from '@jest/globals';
import { detectLanguage } from './detect-language.js';
import { Language } from '../language.js';
import { tokenise } from './tokens.js';

const words = (raw: string): string[] => tokenise(raw).map((token) => token.text);

describe('tokenise', () => {
  it.each([
    ['خفض القوات الى2500 جندي', ['خفض', 'القوات', 'الي', '2500', 'جندي']],
    ['١٬٢٠٠ مهاجر', ['1,200', 'مهاجر']],
    ["didn't won't can't Iraq’s", ['did', "n't", 'will', "n't", 'can', "n't", 'iraq', "'s"]],
    ['$1.2bn', ['$', '1.2', 'bn']],
    ['26/7/2021', ['26', '/', '7', '/', '2021']],
    ['F-16', ['f', '-', '16']],
    ['', []],
    ['   ', []],
  ])('%s', (raw, expected) => {
    expect(words(raw)).toEqual(expected);
  });

  it.each([
    'قُتل 12 شخصًا في «بغداد»، أمس',
    'The “WHO” didn’t say: 2½ — 3k.',
    '😀 العراقأصيلة 2500جندي',
    "n't 't ''' '",
  ])('gives raw spans that cover their text, in order: %s', (raw) => {
    let last = 0;
    for (const token of tokenise(raw)) {
      expect(token.start).toBeGreaterThanOrEqual(last);
      expect(token.end).toBeGreaterThan(token.start);
      expect(token.end).toBeLessThanOrEqual(raw.length);
      last = token.end;
    }
  });

  it('marks tokens that no space sets apart, and capitals', () => {
    const [, number] = tokenise('الى2500');
    expect(number?.spaced).toBe(false);
    expect(tokenise('the US').map((token) => token.capital)).toEqual([false, true]);
  });
});

describe('detectLanguage', () => {
  it.each([
    ['القوات الأميركية في العراق', Language.AR],
    ['US forces in Iraq', Language.EN],
    ['قال متحدث باسم Alstom إن القطار جاهز', Language.AR],
    ['2500', null],
    ['', null],
  ])('%s → %s', (text, language) => {
    expect(detectLanguage(text)).toBe(language);
  });
});

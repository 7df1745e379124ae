import { describe, expect, it } from '@jest/globals';
import { Language } from '../../../language/language.js';
import { spanOf } from './ranges.js';
import { readText } from './reading.js';

const sentencesOf = (text: string, language: Language): string[] => {
  const { raw, tokens, sentences } = readText(text, language);
  return sentences.map((sentence) => spanOf(raw, tokens, sentence).text);
};

const quotesOf = (text: string, language = Language.EN): string[] => {
  const { raw, tokens, quotes } = readText(text, language);
  return quotes.map((quote) => `${quote.depth} ${spanOf(raw, tokens, quote).text}`);
};

describe('sentences', () => {
  it.each([
    ['Sen. Harlan spoke. He left at 4 a.m. in the rain.', 2],
    ['It rose 3.5 percent. Nobody knows why.', 2],
    ['U.S. troops left on Oct. 3. Others stayed.', 2],
    ['George W. Bush came. Was it late? Yes!', 3],
    ['"Was it late?" he asked. "It was."', 2],
    ['"We will not sign," she said. "We walk."', 2],
    ['"One. Two. Three," she said.', 1],
    ['First line\nSecond line', 2],
  ])('of %j', (text, count) => {
    expect(sentencesOf(text, Language.EN)).toHaveLength(count);
  });

  it.each([
    ['قال إن العمل بدأ. وأضاف أنه سينتهي قريبا؟ نعم.', 3],
    ['ارتفع بنسبة 3.5 في المئة؛ ولم يعلق أحد، حتى اليوم.', 1],
    ['قالت د. منى الخطيب إن الحملة بدأت.', 1],
    ['قال: "بدأ العمل. سينتهي قريبا". ثم غادر.', 2],
    ['انتهى العمل.وبدأ غيره.', 2],
  ])('of %j', (text, count) => {
    expect(sentencesOf(text, Language.AR)).toHaveLength(count);
  });

  it('are cut where a text has no full stop', () => {
    expect(sentencesOf('word '.repeat(1000), Language.EN)).toHaveLength(4);
  });
});

describe('quotes', () => {
  it.each<[string, string[]]>([
    ['He said "yes" and “no”.', ['0 "yes"', '0 “no”']],
    ['«قال لنا "اذهبوا" ثم سكت»', ['0 «قال لنا "اذهبوا" ثم سكت»', '1 "اذهبوا"']],
    ['„So geht es“, he said.', ['0 „So geht es“']],
    ["The voters' choice isn't 'final' yet.", ["0 'final'"]],
    ['He opened "and never closed.\nNext paragraph.', []],
    ['"One.\n"Two," he said.', ['0 "One.\n"Two,"']],
    ['A 6" pipe broke.', []],
  ])('of %j', (text, expected) => {
    expect(quotesOf(text)).toEqual(expected);
  });
});

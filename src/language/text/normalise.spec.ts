import { describe, expect, it } from '@jest/globals';
import { fold, foldWithMap, looseKey } from './normalise.js';

describe('fold', () => {
  it.each([
    ['أحمد', 'احمد'],
    ['إيران', 'ايران'],
    ['آذار', 'اذار'],
    ['ٱلله', 'الله'],
    ['مستشفى', 'مستشفي'],
    ['مسؤول', 'مسوول'],
    ['هيئة', 'هيية'],
    ['قُتِلَ', 'قتل'],
    ['حضرمـــوت', 'حضرموت'],
    ['\u200Fالعراق\u202C', 'العراق'],
    ['ا\u0654حمد', 'احمد'],
    ['٢٬٥٠٠', '2,500'],
    ['۱۲٫۵', '12.5'],
    ['IRAQ', 'iraq'],
    ['Türkiye', 'turkiye'],
    ['«نعم»', '"نعم"'],
    ['ﻻ', 'لا'],
    ['', ''],
  ])('%s → %s', (raw, folded) => {
    expect(fold(raw)).toBe(folded);
  });

  const SAMPLES = [
    'قُتل ١٢ شخصًا في «بغداد» – وِفق ـــ بيان',
    'İstanbul’s 2½ MILLION; ﷲ ﻻ ﺎ',
    '\u202Bالأميركيّون\u202C 😀 \u0301x',
    'A\u0300 e\u0301 ö\u0308',
  ];

  it.each(SAMPLES)('is idempotent on %j', (raw) => {
    expect(fold(fold(raw))).toBe(fold(raw));
  });

  it.each(SAMPLES)('maps every folded unit of %j back into the raw text', (raw) => {
    const { text, starts, ends } = foldWithMap(raw);
    expect(text).toBe(fold(raw));
    expect(starts).toHaveLength(text.length);
    expect(ends).toHaveLength(text.length);
    for (let i = 0; i < text.length; i++) {
      const from = starts[i] ?? -1;
      const to = ends[i] ?? -1;
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeGreaterThan(from);
      expect(to).toBeLessThanOrEqual(raw.length);
      expect(fold(raw.slice(from, to))).toContain(text[i]);
    }
  });

  it('keeps the marks of a letter in its raw span', () => {
    const { starts, ends } = foldWithMap('قُتِل');
    expect([starts[0], ends[0]]).toEqual([0, 2]);
    expect([starts[1], ends[1]]).toEqual([2, 4]);
  });
});

describe('looseKey', () => {
  it.each([
    ['الأميركي', 'الامريكي'],
    ['وكالة الأنباء العراقية', 'وكاله الانباء العراقيه'],
    ['مصطفى الكاظمي', 'مصطفي  الكاظمي'],
    ['«عربي بوست»', 'عربي بوست'],
    ['عبد الله', 'عبدالله'],
    ['أبو ظبي', 'ابوظبي'],
    ['Associated Press', 'associated-press'],
    ['Mohammed Hussein', 'Muhammad Hussain'],
    ['مُقتدى الصدر', 'مقتدي الصّدر'],
    ['L’Orient', "L'Orient"],
  ])('%s and %s are one name', (a, b) => {
    expect(looseKey(a)).toBe(looseKey(b));
  });

  it.each([
    ['مقتدى الصدر', 'مصطفى الكاظمي'],
    ['سوريا', 'السورية للطيران'],
    ['Reuters', 'Router'],
  ])('%s and %s are two names', (a, b) => {
    expect(looseKey(a)).not.toBe(looseKey(b));
  });
});

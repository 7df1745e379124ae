import { describe, expect, it } from '@jest/globals';
import { arabicForms, arabicRootKey, arabicStem, withoutConjunction } from './arabic-forms.js';
import { englishStem } from './english-forms.js';
import { fold } from '../text/normalise.js';
import { arabicNameKey, latinNameKey } from '../text/transliteration.js';

describe('Arabic forms', () => {
  it.each([
    ['وسينسحبون', 'انسحب'],
    ['تنسحب', 'انسحب'],
    ['فارتفعت', 'ارتفع'],
    ['بالعراق', 'العراق'],
    ['للقوات', 'قوات'],
    ['للاجئين', 'لاجئ'],
    ['يؤيد', 'أيد'],
    ['تؤجل', 'أجل'],
    ['طائراتها', 'طائرة'],
    ['والسعودية', 'السعودية'],
  ])('%s may be a form of %s', (word, base) => {
    const wanted = fold(base);
    const forms = arabicForms(fold(word));
    expect(forms.some((form) => form === wanted || `ال${form}` === wanted)).toBe(true);
  });

  it.each([
    ['للولايات', 'الولايات'],
    ['وبالولايات', 'الولايات'],
  ])('%s may be %s, for names listed with their article', (word, name) => {
    expect(arabicForms(fold(word))).toContain(fold(name));
  });

  it('does not read nouns as verbs', () => {
    expect(arabicForms('تجارية')).not.toContain('جارية');
    expect(arabicForms('رحلات')).not.toContain('رحل');
  });

  it.each([
    ['يرتفع', 'ارتفاع'],
    ['ارتفعت', 'ارتفاع'],
    ['تراجعت', 'يتراجع'],
    ['انسحاب', 'تنسحب'],
    ['تسربت', 'تسرب'],
  ])('%s and %s share a root key', (a, b) => {
    expect(arabicRootKey(fold(a))).toBe(arabicRootKey(fold(b)));
  });

  it('cuts the article and endings from a stem, and و only as a reading', () => {
    expect(arabicStem('والمهاجرين')).toBe('مهاجر');
    expect(withoutConjunction('ولم')).toEqual(['ولم', 'لم']);
    expect(withoutConjunction('لم')).toEqual(['لم']);
  });
});

describe('englishStem', () => {
  it.each([
    ['withdrew', 'withdrawing'],
    ['parties', 'party'],
    ['stopped', 'stops'],
    ['closures', 'closure'],
    ['held', 'hold'],
    ['signed', 'sign'],
    ['classes', 'class'],
    ['overthrown', 'overthrow'],
    ['crises', 'crisis'],
    ['expulsion', 'expel'],
    ['planes', 'plane'],
    ['written', 'writing'],
    ['hoped', 'hoping'],
    ['replied', 'reply'],
    ['exceeded', 'exceed'],
  ])('%s and %s meet', (a, b) => {
    expect(englishStem(a)).toBe(englishStem(b));
  });

  it.each([
    ['plane', 'plan'],
    ['likely', 'like'],
    ['friendly', 'friend'],
    ['openly', 'open'],
    ['closely', 'close'],
    ['severe', 'severed'],
    ['aide', 'aid'],
    ['hoped', 'hopped'],
    ['early', 'ear'],
  ])('%s and %s are two words', (a, b) => {
    expect(englishStem(a)).not.toBe(englishStem(b));
  });

  it.each([
    ['news', 'new'],
    ['united', 'unit'],
  ])('%s and %s: short words keep their meaning where they can', (a, b) => {
    expect(englishStem(a) === '' || englishStem(b) === '').toBe(false);
  });
});

describe('names across scripts', () => {
  it.each([
    ['الكاظمي', 'kadhimi'],
    ['ماكنزي', 'mckenzie'],
    ['شمخاني', 'shamkhani'],
    ['بيرنلي', 'burnley'],
  ])('%s and %s share a key', (arabic, latin) => {
    expect(arabicNameKey(fold(arabic))).toBe(latinNameKey(latin));
  });

  it('gives no key where too few consonants are left', () => {
    expect(arabicNameKey('علي')).toBeNull();
    expect(latinNameKey('eye')).toBeNull();
  });
});

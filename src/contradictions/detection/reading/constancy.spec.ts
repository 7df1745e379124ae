import { describe, expect, it } from '@jest/globals';
import { analyse } from './analyse.js';
import { speaksOfSelf, takesStand, tellsPast } from './constancy.js';

const read = (statement: string) => analyse({ statement, speaker: 'S' });

describe('what one speaker says of himself', () => {
  it.each([
    ['I am against the sale of the port'],
    ['We will not negotiate with the kidnappers'],
    ['I am leaving the club'],
    ['French troops must leave our country'],
    ['أؤيد بقاء القوات'],
    ['نحن مستعدون للتفاوض'],
    ['لن أترشح مرة ثانية'],
    ['أنا مع خفض سن التقاعد'],
  ])('%s takes a stand', (statement) => {
    expect(takesStand(read(statement))).toBe(true);
  });

  it.each([
    ['The toll at the bridge is 4 pounds'],
    ['I was born in Aleppo'],
    ['لا أستبعد الاستقالة'],
    ['سعر الاشتراك 20 دينارا'],
  ])('%s takes none', (statement) => {
    expect(takesStand(read(statement))).toBe(false);
  });

  it.each([
    ['My first novel sold 2,000 copies in its first year', true],
    ['I have never taken their money', true],
    ['The bridge is closed', false],
    ['We have reached an agreement', false],
    ['دفعت ثمن البيت', true],
    ['سأدفع ثمن البيت', false],
    ['الجسر مغلق', false],
  ])('%s tells what is over: %s', (statement, over) => {
    expect(tellsPast(read(statement))).toBe(over);
  });

  it.each([
    ['Our factory stays open', true],
    ['سنبقى في التحالف', true],
    ['وقعت على القانون', true],
    ['The US troops stay', false],
    ['أيد الوزير القانون', false],
  ])('%s speaks of the one who speaks: %s', (statement, own) => {
    expect(speaksOfSelf(read(statement))).toBe(own);
  });
});

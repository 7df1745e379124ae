import { describe, expect, it } from '@jest/globals';
import { compareStatements } from '../compare.js';
import { DismissalReason } from '../types.js';

const compare = (a: string, b: string) => compareStatements({ statement: a }, { statement: b });

describe('figures that allow each other', () => {
  it.each([
    ['A third of the maize crop in Malawi failed', '33 percent of the maize crop in Malawi failed'],
    ['Two thirds of the voters in Oran backed it', '67 percent of the voters in Oran backed it'],
    ['زلزال بقوة 5.9 درجة يضرب شرقي تركيا', 'هزة أرضية تقارب شدتها ست درجات تهز شرق تركيا'],
  ])('%s – %s', (a, b) => {
    const { verdict, suppressed } = compare(a, b);
    expect(verdict).toBe('NONE');
    expect(suppressed.map(({ reason }) => reason)).toContain(DismissalReason.COMPATIBLE_BOUNDS);
  });

  it('are not those that a fraction is too far from', () => {
    const far = compare('A third of the maize crop failed', '38 percent of the maize crop failed');
    expect(far.verdict).not.toBe('NONE');
  });
});

describe('what is asked for', () => {
  it.each([
    [
      'The prosecutor asked for a ten-year sentence for banker Huang',
      'Banker Huang was sentenced to four years',
    ],
    [
      'Prosecutors in Nantes had sought a fine of 500,000 euros against Lactine',
      'A court in Nantes fined Lactine 200,000 euros',
    ],
    ['طلب الادعاء سجن المصرفي حمدان عشر سنوات', 'حكم على المصرفي حمدان بالسجن أربع سنوات'],
  ])('is no figure of what came of it: %s – %s', (a, b) => {
    expect(compare(a, b).verdict).toBe('NONE');
    expect(compare(b, a).verdict).toBe('NONE');
  });
});

describe('a figure of less than the other is of', () => {
  it.each([
    ['The storm closed 300 schools in Oaxaca', 'In the port alone, the storm closed 120 schools'],
    ['استوردت الشركة خمسة آلاف طن من البن', 'استوردت الشركة من البن البرازيلي وحده ثلاثة آلاف طن'],
    [
      'The collapse of the stand at Oruro injured 46 people',
      'Of those injured when the stand at Oruro collapsed, 30 have gone home',
    ],
    ['أصيب في انهيار مدرج أورورو 46 شخصا', 'من بين مصابي انهيار مدرج أورورو ثمانية في حال خطرة'],
    ['The tram museum drew 4,000 visitors in July', 'The tram museum has drawn 21,000 since March'],
    ['رُفع سعر لتر المازوت إلى 900 ليرة', 'كان سعر لتر المازوت عند 750 ليرة قبل الزيادة الأخيرة'],
  ])('conflicts with it only where it is more: %s – %s', (a, b) => {
    expect(compare(a, b).verdict).toBe('NONE');
    expect(compare(b, a).verdict).toBe('NONE');
  });
});

it('is no conflict that less came than was expected', () => {
  const [expected, came] = [
    'Analysts expected the harvest in Thrace to reach 900 tonnes',
    'The harvest in Thrace reached 600 tonnes',
  ];
  expect(compare(expected, came).verdict).toBe('NONE');
});

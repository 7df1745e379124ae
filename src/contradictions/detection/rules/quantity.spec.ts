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

import { describe, expect, it } from '@jest/globals';
import { analyse } from '../reading/analyse.js';
import { FindingKind } from '../types.js';
import { shownDifference } from './shown-difference.js';
import { softAlign } from './soft-align.js';

/** The kind under which two statements are shown where no word is set against another. */
function kindShown(one: string, other: string): FindingKind {
  const [a, b] = [analyse({ statement: one }), analyse({ statement: other })];
  const found = { kind: FindingKind.OPPOSITION, sort: 'WORDS', unitsA: [], unitsB: [] } as const;
  return shownDifference(a, b, softAlign(a, b), found).kind;
}

describe('what is shown where no word is set against another', () => {
  it.each([
    ['Every bakery in Sidon ran out of flour', 'Some bakeries in Sidon sold bread all day'],
    ['No tenant of the tower was at home', 'Six tenants of the tower jumped from its windows'],
    ['بيعت جميع لوحات المعرض', 'بعض لوحات المعرض عاد إلى مخازن أصحابه'],
  ])('%s: all or none against part', (one, other) => {
    expect(kindShown(one, other)).toBe(FindingKind.QUANTIFIER);
    expect(kindShown(other, one)).toBe(FindingKind.QUANTIFIER);
  });

  it.each([
    [
      'The lift at Hallam Tower was never inspected',
      'Engineers looked over the lift at Hallam Tower',
    ],
    ['لم تصل القافلة إلى مخيم النور', 'أفرغت القافلة حمولتها في مخيم النور'],
  ])('%s: a denial', (one, other) => {
    expect(kindShown(one, other)).toBe(FindingKind.NEGATION);
    expect(kindShown(other, one)).toBe(FindingKind.NEGATION);
  });

  it.each([
    ['The ferry to Amran sank', 'The ferry to Amran sails every morning'],
    ['A non-binding deal saved the ferry', 'The ferry was sold for scrap'],
  ])('%s: neither', (one, other) => {
    expect(kindShown(one, other)).toBe(FindingKind.OPPOSITION);
  });
});

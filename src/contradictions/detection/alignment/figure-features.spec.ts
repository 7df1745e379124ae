import { describe, expect, it } from '@jest/globals';
import { analyse } from '../reading/analyse.js';
import { figureFeatures } from './figure-features.js';
import { softAlign } from './soft-align.js';

const measured = (one: string, other: string) => {
  const [a, b] = [analyse({ statement: one }), analyse({ statement: other })];
  return figureFeatures(a, b, softAlign(a, b), null);
};

describe('features of figures', () => {
  it('sets against each other the figures whose surroundings agree, and none that both give', () => {
    expect(
      measured(
        'The orchard lost 40 trees in the gale and three sheds in the flood of May',
        'In the gale the orchard lost 160 trees, and three sheds went in the flood of May',
      ),
    ).toMatchObject({ figureApart: 1, figureMet: 1, figureRatio: 2, figureKey: 3, figureAlone: 0 });
  });

  it('tells what is counted in other words from what is counted in none', () => {
    const keyOf = (one: string, other: string) => measured(one, other).figureKey;
    expect([
      keyOf('The dig turned up 12 amulets', 'The dig turned up 30 amulets'),
      keyOf('The dig turned up 12 amulets', 'The dig turned up 30'),
      keyOf('The dig turned up 12 amulets', 'The dig turned up 30 beads'),
      keyOf('The trench is 12 metres long', 'The trench took 30 days'),
    ]).toEqual([3, 2, 1, undefined]);
  });

  it('counts in how many ways one figure is of something else', () => {
    expect(
      measured('The quarry sells 90 tonnes a day', 'The quarry sells 900 tonnes').figureScopes,
    ).toBe(1);
  });

  it('is the same in either order of figures', () => {
    const [one, other] = [
      'نفق 300 رأس غنم في الفيضان',
      'الفيضان أهلك أكثر من 900 رأس غنم في القرية',
    ];
    expect(measured(one, other)).toEqual(measured(other, one));
  });

  it('says nothing where one side has no figure', () => {
    expect(measured('The quarry sells 90 tonnes', 'The quarry was sold')).toEqual({});
  });
});

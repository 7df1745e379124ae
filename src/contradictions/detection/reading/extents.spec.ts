import { describe, expect, it } from '@jest/globals';
import { analyse } from './analyse.js';
import { extentsOf } from './extents.js';

/** The extents of a statement, each with the words it is about. */
const read = (statement: string): string[] => {
  const analysed = analyse({ statement });
  return extentsOf(analysed).map(
    ({ extent, nouns }) =>
      `${extent} ${nouns.map(({ from }) => analysed.tokens[from]?.text).join(' ')}`,
  );
};

describe('how many a statement speaks of', () => {
  it.each([
    ['A third of the orchards were flooded', 'FEW orchards flooded'],
    ['ثلثا البساتين غمرتها المياه', 'MOST البساتين غمرتها'],
    ['At least a third of the orchards were flooded', 'SOME orchards flooded'],
    ['اعترضت كتلتان على الموازنة', 'SOME كتلتان'],
    ['نجا راكبان من الحريق', 'SOME راكبان الحريق'],
    ['وقعت النقابات المهنية كافة على الميثاق', 'النقابات المهنية'],
    ['وقعت كافة النقابات على الميثاق', 'ALL النقابات'],
    ['ما من نقابة في البلد إلا وقعت الميثاق', 'ALL نقابة البلد'],
    ['ما من نقابة في البلد وقعت الميثاق', 'NONE نقابة البلد'],
    ['Not a soul came to the hearing', 'NONE '],
    ['Neither of the brothers came to the hearing', 'NONE brothers'],
  ])('%s: %s', (statement, extent) => {
    expect(read(statement)).toContainEqual(expect.stringContaining(extent));
  });

  it.each([
    'She writes like nobody else',
    'No other rower has won more often',
    'Output fell by a third',
    'زار الوفد باكستان',
  ])('%s: nothing', (statement) => {
    expect(read(statement)).toEqual([]);
  });
});

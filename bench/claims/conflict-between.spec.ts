import { describe, expect, it } from '@jest/globals';
import {
  type AnalysedStatement,
  analyse,
} from '../../src/contradictions/detection/reading/analyse.js';
import { compareAnalysed, conflictBetween } from '../../src/contradictions/detection/compare.js';
import { UNASKED, WHEN_ASKED } from '../../src/contradictions/detection/alignment/bars.js';
import { readHardCases } from '../evaluate/hard-cases.js';
import { generatedStatements } from './generated-statements.js';

/** What the full comparison says, without what it holds back; null where it finds nothing. */
function inFull(a: AnalysedStatement, b: AnalysedStatement): object | null {
  const { suppressed: _held, ...conflict } = compareAnalysed(a, b);
  return conflict.findings.length > 0 ? conflict : null;
}

/** Of the hard set every so many pairs, in both orders: they are compared in full, and are many. */
const EVERY = 4;

describe('conflictBetween', () => {
  it('finds in the hard set just what the full comparison finds at its bar', () => {
    const cases = readHardCases().filter((_, at) => at % EVERY === 0);
    const found = cases.filter(({ a, b }) => {
      const [one, other] = [analyse(a), analyse(b)];
      const full = inFull(one, other);
      expect(conflictBetween(one, other, WHEN_ASKED)).toEqual(full);
      expect(conflictBetween(other, one, WHEN_ASKED)).toEqual(inFull(other, one));
      return full !== null;
    });
    expect(found.length).toBeGreaterThan(100);
  });

  it('tells a collection less of it, and nothing else', () => {
    const cases = readHardCases().filter((_, at) => at % (2 * EVERY) === 0);
    const counts = { told: 0, kept: 0 };
    for (const { a, b } of cases) {
      const [one, other] = [analyse(a), analyse(b)];
      const all = conflictBetween(one, other, WHEN_ASKED);
      const told = conflictBetween(one, other, UNASKED);
      if (told) expect(told).toEqual(all);
      if (told) counts.told += 1;
      else if (all) counts.kept += 1;
    }
    expect(counts.told).toBeGreaterThan(100);
    expect(counts.kept).toBeGreaterThan(10);
  });

  it('finds among generated claims, each against each, just what the full comparison finds at its bar', () => {
    const read = generatedStatements(90).map(analyse);
    let found = 0;
    for (const [i, one] of read.entries())
      for (const other of read.slice(i + 1)) {
        const full = inFull(one, other);
        if (full) found += 1;
        expect(conflictBetween(one, other, WHEN_ASKED)).toEqual(full);
      }
    expect(found).toBeGreaterThan(20);
  });
});

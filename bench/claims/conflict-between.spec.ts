import { describe, expect, it } from '@jest/globals';
import {
  type AnalysedStatement,
  analyse,
} from '../../src/contradictions/detection/reading/analyse.js';
import { compareAnalysed, conflictBetween } from '../../src/contradictions/detection/compare.js';
import { readHardCases } from '../evaluate/hard-cases.js';
import { generatedStatements } from './generated-statements.js';

/** What the full comparison says, without what it holds back; null where it finds nothing. */
function inFull(a: AnalysedStatement, b: AnalysedStatement): object | null {
  const { suppressed: _held, ...conflict } = compareAnalysed(a, b);
  return conflict.findings.length > 0 ? conflict : null;
}

describe('conflictBetween', () => {
  it('finds in the hard set just what the full comparison finds', () => {
    const found = readHardCases().filter(({ a, b }) => {
      const [one, other] = [analyse(a), analyse(b)];
      const full = inFull(one, other);
      expect(conflictBetween(one, other)).toEqual(full);
      expect(conflictBetween(other, one)).toEqual(inFull(other, one));
      return full !== null;
    });
    expect(found.length).toBeGreaterThan(100);
  });

  it('finds among generated claims, each against each, just what the full comparison finds', () => {
    const read = generatedStatements(90).map(analyse);
    let found = 0;
    for (const [i, one] of read.entries())
      for (const other of read.slice(i + 1)) {
        const full = inFull(one, other);
        if (full) found += 1;
        expect(conflictBetween(one, other)).toEqual(full);
      }
    expect(found).toBeGreaterThan(20);
  });
});

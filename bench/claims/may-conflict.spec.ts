import { describe, expect, it } from '@jest/globals';
import { UNASKED } from '../../src/contradictions/detection/alignment/bars.js';
import { conflictBetween } from '../../src/contradictions/detection/compare.js';
import { type Gist, gistOf } from '../../src/contradictions/detection/gist/gist.js';
import { mayConflict } from '../../src/contradictions/detection/gist/may-conflict.js';
import {
  type AnalysedStatement,
  analyse,
} from '../../src/contradictions/detection/reading/analyse.js';
import { RULES } from '../../src/contradictions/detection/rules/rules.js';
import { readHardCases } from '../evaluate/hard-cases.js';
import { generatedStatements } from './generated-statements.js';

interface Read {
  reading: AnalysedStatement;
  /** Null where the statement is too long to have one. */
  gist: Gist | null;
}

const read = (reading: AnalysedStatement): Read => ({ reading, gist: gistOf(reading) });

const passes = ({ gist: a }: Read, { gist: b }: Read): boolean => !a || !b || mayConflict(a, b);

/** What is found between two whose gists turn the pair away: nothing, or a rule that the gist does not know of. */
function missedBetween(one: Read, other: Read): string[] {
  if (passes(one, other)) return [];
  const found = conflictBetween(one.reading, other.reading, UNASKED)?.findings ?? [];
  const texts = [one, other].map(({ reading }) => reading.input.statement).join(' | ');
  return found.map(({ rule }) => `${rule}: ${texts}`);
}

describe('mayConflict', () => {
  it('knows of every rule what it needs, and has a bit for each side of each', () => {
    expect(RULES.filter(({ needs }) => !needs).map(({ name }) => name)).toEqual([]);
    expect(RULES.length).toBeLessThanOrEqual(16);
  });

  it('turns away no pair of the hard set in which something is found, in either order', () => {
    for (const { a, b } of readHardCases()) {
      const [one, other] = [read(analyse(a)), read(analyse(b))];
      expect(missedBetween(one, other)).toEqual([]);
      expect(missedBetween(other, one)).toEqual([]);
    }
  });

  it('turns away most generated pairs, each claim against each, and none in which something is found', () => {
    const statements = generatedStatements(160).map((each) => read(analyse(each)));
    let [pairs, passed] = [0, 0];
    for (const [i, one] of statements.entries())
      for (const other of statements.slice(i + 1)) {
        pairs += 1;
        if (passes(one, other)) passed += 1;
        expect(missedBetween(one, other)).toEqual([]);
      }
    expect(passed).toBeGreaterThan(20);
    expect(passed).toBeLessThan(0.012 * pairs);
  });

  it('turns away no pair among statements of the hard set that were not written for each other', () => {
    const sides = readHardCases().flatMap(({ a, b }) => [a, b]);
    const chosen = sides.filter((_, at) => at % 27 === 0).map((each) => read(analyse(each)));
    // Millions of pairs: an expectation for each would take longer than comparing them.
    const missed: string[] = [];
    for (const [i, one] of chosen.entries())
      for (const other of chosen.slice(i + 1)) missed.push(...missedBetween(one, other));
    expect(missed).toEqual([]);
  });
});

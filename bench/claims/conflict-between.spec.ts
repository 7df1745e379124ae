import { describe, expect, it } from '@jest/globals';
import {
  type AnalysedStatement,
  analyse,
} from '../../src/contradictions/detection/reading/analyse.js';
import { compareAnalysed, conflictBetween } from '../../src/contradictions/detection/compare.js';
import { Stance } from '../../src/contradictions/detection/types.js';
import type { StatementInput } from '../../src/contradictions/detection/types.js';
import { readHardCases } from '../evaluate/hard-cases.js';
import { Newsroom } from './newsroom.js';

interface Line {
  statement: string;
  language: StatementInput['language'];
  kind: StatementInput['kind'];
  attributions: { saidAt?: string; speaker: { name: string } }[];
}

/** Statements of a generated newsroom, with what contradicts them, as detection is given them. */
function generated(claims: number): StatementInput[] {
  const statements: StatementInput[] = [];
  for (const { line, rival } of new Newsroom({ claims, planted: 0.05 }).lines()) {
    const { statement, language, kind, attributions } = line as Line;
    const [first] = attributions;
    const speaker = first?.speaker.name ?? null;
    const said = { saidAt: first?.saidAt ?? null, speaker, stance: Stance.ASSERTS };
    statements.push({ statement, language, kind, ...said });
    if (rival) {
      const { statement, language, kind, saidAt } = rival;
      statements.push({ statement, language, kind, saidAt, speaker, stance: Stance.ASSERTS });
    }
  }
  return statements;
}

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
    const read = generated(90).map(analyse);
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

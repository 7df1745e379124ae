import {
  type AnalysedStatement,
  analyse,
} from '../../src/contradictions/detection/reading/analyse.js';
import { compareAnalysed } from '../../src/contradictions/detection/compare.js';
import type {
  Comparison,
  Finding,
  FindingKind,
  StatementInput,
} from '../../src/contradictions/detection/types.js';

/** A comparison as the yardsticks see it: any verdict but NONE is a flag. */
export interface Judgement {
  flagged: boolean;
  score: number;
  kinds: readonly FindingKind[];
  comparison: Comparison;
}

export type Judge = (a: StatementInput, b: StatementInput) => Judgement;

/** A judge that reads each statement once, however often it is compared. */
export function newJudge(): Judge {
  const known = new Map<string, AnalysedStatement>();
  const read = (input: StatementInput): AnalysedStatement => {
    const key = JSON.stringify(input);
    const analysed = known.get(key) ?? analyse(input);
    known.set(key, analysed);
    return analysed;
  };
  return (a, b) => {
    const comparison = compareAnalysed(read(a), read(b));
    return {
      flagged: comparison.verdict !== 'NONE',
      score: comparison.score,
      kinds: [...new Set(comparison.findings.map(({ kind }) => kind))],
      comparison,
    };
  };
}

/** Two statements, what is known of them, and what the engine said. */
export interface Judged {
  /** The row or case, for finding it again: its own id, or `line 12`. */
  id: string;
  a: string;
  b: string;
  /** The label as the data gives it. */
  label: string;
  conflict: boolean;
  judgement: Judgement;
}

const strongest = <T extends Finding>(findings: readonly T[]): T | undefined =>
  [...findings].sort((x, y) => y.score - x.score)[0];

function describe(heading: string, { id, label, a, b, judgement }: Judged): string[] {
  const { findings, suppressed } = judgement.comparison;
  const found = strongest(findings);
  const held = strongest(suppressed);
  const lines = [`  ${heading}  ${id}  (${label})`, `    a: ${a}`, `    b: ${b}`];
  if (found) {
    const { kind, relation, rule, score, valueA, valueB, sentenceEn } = found;
    lines.push(
      `    ${kind} ${relation} ${rule} ${score}: ${valueA} | ${valueB}`,
      `    ${sentenceEn}`,
    );
  } else if (held) {
    const { kind, rule, score, reason, sentenceEn } = held;
    lines.push(`    held back as ${reason}: ${kind} ${rule} ${score}`, `    ${sentenceEn}`);
  } else lines.push('    nothing found and nothing held back');
  return lines;
}

/**
 * The worst errors to read: the false alarms the engine was surest of, then the misses it came
 * nearest to finding, at most `most` of each.
 */
export function worstErrors(judged: readonly Judged[], most: number): string[] {
  const nearest = ({ judgement }: Judged): number =>
    strongest(judgement.comparison.suppressed)?.score ?? 0;
  const alarms = judged
    .filter(({ conflict, judgement }) => !conflict && judgement.flagged)
    .sort((x, y) => y.judgement.score - x.judgement.score);
  const misses = judged
    .filter(({ conflict, judgement }) => conflict && !judgement.flagged)
    .sort((x, y) => nearest(y) - nearest(x));
  return [
    ...alarms.slice(0, most).flatMap((each) => describe('FALSE ALARM', each)),
    ...misses.slice(0, most).flatMap((each) => describe('MISS', each)),
  ];
}

import type { AnalysedStatement } from '../reading/analyse.js';
import { deniesGreater, headsOf, missingIn } from '../reading/denied-heads.js';
import { deniedTerms, isJoined } from '../pairs/denied-whole.js';
import { leavesTimeOpen } from '../rules/negation.rule.js';
import type { Term } from '../reading/terms.js';
import type { IntegerReader, IntegerWriter } from './integers.js';

/** What is known of a negation, one bit each. */
export const Cue = {
  /** A verb of denial. */
  DENIAL: 1,
  /** See `leavesTimeOpen`. */
  OPEN_TIME: 2,
  /** See `isJoined`. */
  JOINED: 4,
} as const;

/** A negation by the words it bears on, one bit each, of the statement's in their order. */
export interface GistCue {
  flags: number;
  /** What it turns round first. */
  heads: number;
  /** What it says there is none of. */
  missing: number;
  /** All that it denies. */
  denied: number;
}

function flagsOf(
  statement: AnalysedStatement,
  cue: AnalysedStatement['negations'][number],
): number {
  return (
    (cue.denial ? Cue.DENIAL : 0) |
    (leavesTimeOpen(statement, cue) ? Cue.OPEN_TIME : 0) |
    (isJoined(statement, cue) ? Cue.JOINED : 0)
  );
}

/** The negations that may turn a word round: see `reversal`. */
export function writeCues(writer: IntegerWriter, statement: AnalysedStatement): void {
  const bits = (terms: readonly Term[]): number =>
    terms.reduce((sum, term) => sum | (1 << statement.terms.indexOf(term)), 0);
  const cues = statement.negations.filter((cue) => !deniesGreater(statement, cue));
  writer.write(cues.length);
  for (const cue of cues)
    writer.write(
      flagsOf(statement, cue),
      bits(headsOf(statement, cue)),
      cue.denial ? 0 : bits(missingIn(statement, cue)),
      bits(deniedTerms(statement, cue)),
    );
}

export function readCues(reader: IntegerReader): readonly GistCue[] {
  const length = reader.read();
  if (length === 0) return NONE;
  return Array.from({ length }, () => ({
    flags: reader.read(),
    heads: reader.read(),
    missing: reader.read(),
    denied: reader.read(),
  }));
}

const NONE: readonly GistCue[] = [];

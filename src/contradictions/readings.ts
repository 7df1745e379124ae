import { lexiconRevision } from '../language/lexicon.js';
import { type AnalysedStatement, analyse } from './detection/reading/analyse.js';
import type { StatementInput } from './detection/types.js';
import { LeastRecent } from './least-recent.js';

/** Statements already read: reading one takes longer than most comparisons of it. */
export class Readings<Key = unknown> {
  private kept: LeastRecent<Key, AnalysedStatement>;
  private revision = lexiconRevision();

  /**
   * @param capacity how many are kept; one takes some ten kilobytes
   * @param keyOf what tells two statements apart: `byContent`, or `byObject` where the same statement
   *   is always the same object
   */
  constructor(
    private readonly capacity: number,
    private readonly keyOf: (input: StatementInput) => Key,
  ) {
    this.kept = new LeastRecent(capacity);
  }

  of(input: StatementInput): AnalysedStatement {
    const known = this.known(input);
    if (known) return known;
    const reading = analyse(input);
    this.kept.set(this.keyOf(input), reading);
    return reading;
  }

  /** Undefined where it is not kept. */
  known(input: StatementInput): AnalysedStatement | undefined {
    if (this.revision !== lexiconRevision()) {
      this.revision = lexiconRevision();
      this.kept = new LeastRecent(this.capacity);
    }
    return this.kept.get(this.keyOf(input));
  }
}

export const byContent = (input: StatementInput): string => JSON.stringify(input);
export const byObject = (input: StatementInput): StatementInput => input;

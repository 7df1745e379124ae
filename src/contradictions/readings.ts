import { lexiconRevision } from '../language/lexicon.js';
import { type AnalysedStatement, analyse } from './detection/analyse.js';
import type { StatementInput } from './detection/types.js';
import { LeastRecent } from './least-recent.js';

/** Statements already read: reading one takes longer than most comparisons of it. */
export class Readings {
  private readonly kept: LeastRecent<string, AnalysedStatement>;

  /** @param capacity how many are kept; one takes some ten kilobytes */
  constructor(capacity: number) {
    this.kept = new LeastRecent(capacity);
  }

  of(input: StatementInput): AnalysedStatement {
    const key = JSON.stringify([lexiconRevision(), input]);
    const known = this.kept.get(key);
    if (known) return known;
    const reading = analyse(input);
    this.kept.set(key, reading);
    return reading;
  }
}

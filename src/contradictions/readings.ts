import { lexiconRevision } from '../language/lexicon.js';
import { type AnalysedStatement, analyse } from './detection/analyse.js';
import type { StatementInput } from './detection/types.js';

/**
 * Statements already read, the least recently used given up first. Reading one takes longer than most
 * comparisons of it.
 */
export class Readings {
  private readonly kept = new Map<string, AnalysedStatement>();

  /** @param capacity how many are kept; one takes some ten kilobytes */
  constructor(private readonly capacity: number) {}

  of(input: StatementInput): AnalysedStatement {
    const key = JSON.stringify([lexiconRevision(), input]);
    const known = this.kept.get(key);
    if (known) this.kept.delete(key);
    else if (this.kept.size >= this.capacity) this.kept.delete(this.kept.keys().next().value!);
    const reading = known ?? analyse(input);
    this.kept.set(key, reading);
    return reading;
  }
}

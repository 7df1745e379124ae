import type { AnalysedStatement } from '../detection/reading/analyse.js';
import type { StatementInput } from '../detection/types.js';
import { byObject, Readings } from '../readings.js';

/**
 * Claims of the slices before are asked for again and again: most news answers the news of a moment ago. Only those
 * are kept of which a pair was left to compare, so that these come from five slices or more.
 */
const KEPT = 1_500;

/** What else is read is done with when its few comparisons are, which follow each other. */
const PASSING = 64;

/**
 * What slices read of claims. Only what is soon needed again is kept: whatever lives on for a while is what
 * costs most to clear away.
 */
export class SliceReadings {
  private readonly kept = new Readings(KEPT, byObject);
  private readonly passing = new Readings(PASSING, byObject);

  /** Reads a claim of the slice at hand. */
  keep(input: StatementInput): AnalysedStatement {
    return this.kept.of(input);
  }

  of(input: StatementInput): AnalysedStatement {
    return this.kept.known(input) ?? this.passing.of(input);
  }
}

import { readOrdinal } from '../../../language/numbers/numbers.js';
import type { AnalysedStatement } from './analyse.js';
import { noted } from '../once.js';

/** The ordinals a statement names outside its dates: which of a series it speaks of. */
export const ordinalsOf = noted((statement: AnalysedStatement): ReadonlySet<number> => {
  const found = new Set<number>();
  for (let at = 0; at < statement.tokens.length; at++) {
    if (statement.dates.some((date) => at >= date.from && at < date.to)) continue;
    const ordinal = readOrdinal(statement.tokens, at);
    if (ordinal) found.add(ordinal.value);
  }
  return found;
});

/** Whether both name ordinals, and none in common: the first round, the second round. */
export function ordinalsDiffer(a: AnalysedStatement, b: AnalysedStatement): boolean {
  const [left, right] = [ordinalsOf(a), ordinalsOf(b)];
  return left.size > 0 && right.size > 0 && ![...left].some((ordinal) => right.has(ordinal));
}

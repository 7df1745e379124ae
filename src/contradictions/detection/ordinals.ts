import { readOrdinal } from '../../language/numbers.js';
import type { AnalysedStatement } from './analyse.js';

const known = new WeakMap<AnalysedStatement, ReadonlySet<number>>();

/** The ordinals a statement names outside its dates: which of a series it speaks of. */
export function ordinalsOf(statement: AnalysedStatement): ReadonlySet<number> {
  const cached = known.get(statement);
  if (cached) return cached;
  const found = new Set<number>();
  for (let at = 0; at < statement.tokens.length; at++) {
    if (statement.dates.some((date) => at >= date.from && at < date.to)) continue;
    const ordinal = readOrdinal(statement.tokens, at);
    if (ordinal) found.add(ordinal.value);
  }
  known.set(statement, found);
  return found;
}

/** Whether both name ordinals, and none in common: the first round, the second round. */
export function ordinalsDiffer(a: AnalysedStatement, b: AnalysedStatement): boolean {
  const [left, right] = [ordinalsOf(a), ordinalsOf(b)];
  return left.size > 0 && right.size > 0 && ![...left].some((ordinal) => right.has(ordinal));
}

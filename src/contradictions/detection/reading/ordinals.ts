import { readOrdinal } from '../../../language/numbers/numbers.js';
import type { AnalysedStatement } from './analyse.js';
import type { Token } from '../../../language/text/tokens.js';
import { noted } from '../once.js';

/** "The run-off", «جولة الإعادة»: the second round. */
const isRunOff = (tokens: readonly Token[], at: number): boolean => {
  const [text, next] = [tokens[at]?.text ?? '', tokens[at + 1]?.text ?? ''];
  if (/^run-?offs?$/.test(text) || (text === 'run' && next === '-')) return true;
  return /^[وبل]?(?:ال)?جول[هة]$/.test(text) && next === 'الاعاده';
};

/** The ordinals a statement names outside its dates: which of a series it speaks of. */
export const ordinalsOf = noted((statement: AnalysedStatement): ReadonlySet<number> => {
  const found = new Set<number>();
  for (let at = 0; at < statement.tokens.length; at++) {
    if (statement.dates.some((date) => at >= date.from && at < date.to)) continue;
    const ordinal = readOrdinal(statement.tokens, at);
    if (ordinal) found.add(ordinal.value);
    else if (isRunOff(statement.tokens, at)) found.add(2);
  }
  return found;
});

/** Whether both name ordinals, and none in common: the first round, the second round. */
export function ordinalsDiffer(a: AnalysedStatement, b: AnalysedStatement): boolean {
  const [left, right] = [ordinalsOf(a), ordinalsOf(b)];
  return left.size > 0 && right.size > 0 && ![...left].some((ordinal) => right.has(ordinal));
}

import type { AnalysedStatement } from './analyse.js';
import type { Term } from './terms.js';

const BACK = new Set(['منها', 'منه', 'عنها', 'عنه', 'فيها', 'فيه', 'اليها', 'اليه']);

/** "Handed over the base and withdrew from it": what the predicate bears on is named elsewhere. */
export function refersBack(statement: AnalysedStatement, predicate: Term): boolean {
  const next = statement.tokens[predicate.to]?.text ?? '';
  return BACK.has(next) || next === 'it' || next === 'them';
}

/** "Had closed": what a predicate tells was over before the rest. */
export const isPluperfect = ({ tokens }: AnalysedStatement, { from }: Term): boolean =>
  tokens[from - 1]?.text === 'had';

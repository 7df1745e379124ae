import type { AnalysedStatement } from './analyse.js';
import type { Term } from './terms.js';

/** How much of a group a statement holds for. */
export type Extent = 'ALL' | 'MOST' | 'SOME' | 'FEW' | 'NONE' | 'SOME_NOT' | 'NOT_ALL';

/** A quantifier at work: its extent over the affirmed predicate, its tokens, and the nouns it is about. */
export interface ExtentUse {
  extent: Extent;
  from: number;
  to: number;
  /** Nearest nouns; empty for "nobody", which is about persons. */
  nouns: readonly Term[];
  /** Where the words to show begin: the negator that makes "any" none. */
  shownFrom: number;
  /** A plain number, which says "some" only against "none". */
  numeric: boolean;
}

export const clauseNegations = (
  statement: AnalysedStatement,
  at: number,
): AnalysedStatement['negations'] =>
  statement.negations.filter(
    (negation) => !negation.denial && statement.clauses[negation.from] === statement.clauses[at],
  );

const NOUN_REACH = 4;
/** «القوات القتالية للتحالف كلها»: the noun stands first of its phrase. */
const NOUNS_BEFORE = 3;

/** The nouns that a quantifier at `[from, to)` is about. @param after whether it follows them */
export function nounsNear(
  statement: AnalysedStatement,
  from: number,
  to: number,
  after: boolean,
): Term[] {
  if (after)
    return statement.terms
      .filter((term) => term.to <= from && term.to > from - NOUN_REACH)
      .slice(-NOUNS_BEFORE);
  return statement.terms
    .filter((term) => term.from >= to && term.from < to + NOUN_REACH)
    .slice(0, 2);
}

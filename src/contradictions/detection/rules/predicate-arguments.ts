import type { OpposedUse } from '../../../language/concepts/concepts.js';
import { type Alignment, alignTerms } from '../pairs/align.js';
import { withSpeaker } from '../pairs/staleness.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import type { Term } from '../reading/terms.js';
import type { Clash } from './clashes.js';
import type { Pair } from './rule.js';

/** The least weight of the words that stand beside a predicate in its clause, and of those that two predicates share. */
export const MIN_SHARED = 1;

/** A word or phrase, and which side of a pair of opposites it takes. */
interface Predicate {
  term: Term;
  use: OpposedUse;
}

/**
 * "At large" is one predicate. A word of it that the other side has too is an argument ("send troops"), and so is its object
 * where its verb alone is what is opposed: "raised wages", "cut taxes".
 */
const isInside = (
  term: Term,
  { term: predicate, use }: Predicate,
  other: AnalysedStatement,
): boolean =>
  term.from >= predicate.from &&
  term.to <= predicate.to &&
  (term === predicate ||
    !(predicate.ofHead.includes(use.key) || term.keys.some((key) => other.byKey.has(key))));

/** Terms of the predicate's clause; of the whole statement where the clause says too little. */
function argumentsOf(
  statement: AnalysedStatement,
  predicate: Predicate,
  other: AnalysedStatement,
): readonly Term[] {
  const others = statement.terms.filter((term) => !isInside(term, predicate, other));
  const near = others.filter((term) => term.clause === predicate.term.clause);
  return near.reduce((sum, term) => sum + term.weight, 0) >= MIN_SHARED ? near : others;
}

/** What stands beside two opposed words, side by side; and whether any of it is borrowed from other clauses. */
export function argumentsBeside(
  pair: Pair,
  { a, b, useA, useB }: Clash,
): { args: Alignment; borrowed: boolean } {
  const left = argumentsOf(pair.a, { term: a, use: useA }, pair.b);
  const right = argumentsOf(pair.b, { term: b, use: useB }, pair.a);
  return {
    args: withSpeaker(pair, alignTerms(left, right, pair.crossLanguage)),
    borrowed:
      left.some(({ clause }) => clause !== a.clause) ||
      right.some(({ clause }) => clause !== b.clause),
  };
}

import { Language } from '../../../language/language.js';
import type { AnalysedStatement } from './analyse.js';
import type { Pair } from '../rules/rule.js';
import { type Term, termsMeet } from './terms.js';

/**
 * The terms of a predicate's subject: what stands before it in its clause, up to the first break; in
 * an Arabic clause that the verb opens, what follows it without a break.
 */
export function subjectOf(statement: AnalysedStatement, predicate: Term): Term[] {
  const clause = statement.terms.filter((term) => term.clause === predicate.clause);
  const before = clause.filter((term) => term.to <= predicate.from);
  if (before.length > 0) return firstPhrase(before);
  if (statement.language !== Language.AR) return [];
  const after = clause.filter((term) => term.from >= predicate.to);
  return after[0]?.from === predicate.to ? firstPhrase(after) : [];
}

/** A subject's first words tell it apart; what follows without a break may be the object. */
const MAX_WORDS = 2;

function firstPhrase(terms: readonly Term[]): Term[] {
  const phrase: Term[] = [];
  for (const term of terms) {
    const last = phrase.at(-1);
    if (phrase.length === MAX_WORDS || (last && term.from !== last.to)) break;
    phrase.push(term);
  }
  return phrase;
}

/** Whether the two predicates have subjects, and these share nothing: one event told from both sides. */
export function subjectsDiffer(pair: Pair, a: Term, b: Term): boolean {
  const left = subjectOf(pair.a, a);
  const right = subjectOf(pair.b, b);
  if (left.length === 0 || right.length === 0) return false;
  const meets = (one: Term | undefined, others: readonly Term[]): boolean =>
    one !== undefined && others.some((other) => termsMeet(one, other, pair.crossLanguage));
  // Past its first word a phrase may already be the object, which both sides share.
  return !meets(left[0], right) && !meets(right[0], left);
}

/** A preposition or an article may stand between a predicate and its nearest word. */
const NEAR = 1;

function neighboursOf(statement: AnalysedStatement, predicate: Term): Term[] {
  return statement.terms.filter(
    (term) =>
      term !== predicate &&
      ((term.from >= predicate.to && term.from - predicate.to <= NEAR) ||
        (term.to <= predicate.from && predicate.from - term.to <= NEAR)),
  );
}

/** Whether the words right beside the two predicates are all different: "tensions rise", "oil falls". */
export function neighboursDiffer(pair: Pair, a: Term, b: Term): boolean {
  const left = neighboursOf(pair.a, a);
  const right = neighboursOf(pair.b, b);
  if (left.length === 0 || right.length === 0) return false;
  return !left.some((one) => right.some((other) => termsMeet(one, other, pair.crossLanguage)));
}

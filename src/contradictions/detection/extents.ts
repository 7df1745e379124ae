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
  /** A plain number, which says "some" only against "none". */
  numeric: boolean;
}

/** What an extent becomes when the predicate is turned round: all stay = none leave. */
export const TURNED: Record<Extent, Extent> = {
  ALL: 'NONE',
  NONE: 'ALL',
  SOME: 'SOME_NOT',
  SOME_NOT: 'SOME',
  MOST: 'FEW',
  FEW: 'MOST',
  NOT_ALL: 'SOME',
};

const PARTIAL = new Set(['SOME', 'FEW', 'MOST', 'NOT_ALL']);

/**
 * Whether the quantifier rule alone decides between the two: part of a group on either side, or none
 * against all. "None" against a plain statement is left to the negation rule as well.
 */
export function decidedByExtent(a: AnalysedStatement, b: AnalysedStatement): boolean {
  if (isPartial(a) || isPartial(b)) return true;
  return extentsOf(a).length > 0 && extentsOf(b).length > 0 && (saysNone(a) || saysNone(b));
}

const saysNone = (statement: AnalysedStatement): boolean =>
  extentsOf(statement).some((use) => use.extent === 'NONE');

/** Whether the statement speaks of part of a group. */
const isPartial = (statement: AnalysedStatement): boolean =>
  statement.quantifiers.some((hit) => PARTIAL.has(hit.entry.role)) || negatedWhole(statement);

/** "لم تصب العاصفة كل الأحياء": a negation before "all" leaves some. */
function negatedWhole(statement: AnalysedStatement): boolean {
  return statement.quantifiers.some(
    (hit) => hit.entry.role === 'ALL' && negationBefore(statement, hit.from),
  );
}

const clauseNegations = (
  statement: AnalysedStatement,
  at: number,
): AnalysedStatement['negations'] =>
  statement.negations.filter(
    (negation) => !negation.denial && statement.clauses[negation.from] === statement.clauses[at],
  );

const negationBefore = (statement: AnalysedStatement, at: number): boolean =>
  clauseNegations(statement, at).some((negation) => !negation.narrow && negation.to <= at);

const NOUN_REACH = 4;

function nounsNear(statement: AnalysedStatement, from: number, to: number, after: boolean): Term[] {
  if (after)
    return statement.terms
      .filter((term) => term.to <= from && term.to > from - NOUN_REACH)
      .slice(-2);
  return statement.terms
    .filter((term) => term.from >= to && term.from < to + NOUN_REACH)
    .slice(0, 2);
}

const PERSONAL = /^(?:nobody|everyone|everybody|anyone|anybody|no|احد|احدا)$/;

function quantifierUses(statement: AnalysedStatement): ExtentUse[] {
  return statement.quantifiers.flatMap((hit) => {
    const { role, after } = hit.entry;
    if (role === 'IDIOM') return [];
    const before = negationBefore(statement, hit.from);
    const negated = clauseNegations(statement, hit.from).length % 2 === 1;
    if (role === 'ANY' && !before) return [];
    let extent: Extent = role === 'ANY' ? 'NONE' : role;
    if (role === 'ALL' && before) extent = 'NOT_ALL';
    else if (negated && (role === 'ALL' || role === 'SOME' || role === 'MOST' || role === 'FEW'))
      extent = TURNED[role];
    const last = statement.tokens[hit.to - 1]?.text ?? '';
    const first = statement.tokens[hit.from]?.text ?? '';
    const nouns = nounsNear(statement, hit.from, hit.to, after === true);
    const personal = PERSONAL.test(last) || PERSONAL.test(first) || last === 'one';
    return [{ extent, from: hit.from, to: hit.to, nouns: personal ? [] : nouns, numeric: false }];
  });
}

const NO_WORDS = new Set(['no', 'بلا', 'دون', 'بدون']);

/** Every extent a statement gives: quantifiers, "no victims", and plain numbers of at least one. */
export function extentsOf(statement: AnalysedStatement): ExtentUse[] {
  const uses = quantifierUses(statement);
  for (const { from, to } of statement.negations) {
    if (!NO_WORDS.has(statement.tokens[from]?.text ?? '')) continue;
    uses.push({
      extent: 'NONE',
      from,
      to,
      nouns: nounsNear(statement, from, to, false),
      numeric: false,
    });
  }
  for (const { dimension, lower, from, to } of statement.quantities) {
    const nouns = nounsNear(statement, from, to, false);
    if (dimension === null && (lower ?? 0) >= 1 && nouns.length > 0)
      uses.push({ extent: 'SOME', from, to, nouns, numeric: true });
  }
  return uses;
}

import type { AnalysedStatement } from './analyse.js';
import { noted } from '../once.js';
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
  return extentsOf(a).some((x) =>
    extentsOf(b).some((y) => (x.extent === 'NONE' || y.extent === 'NONE') && !ofOthers(x, y)),
  );
}

/** "No electricity", "every house": two groups that the words tell apart. */
const ofOthers = (x: ExtentUse, y: ExtentUse): boolean =>
  x.nouns.length > 0 &&
  y.nouns.length > 0 &&
  !x.nouns.some((one) => y.nouns.some((other) => one.keys.some((key) => other.keys.includes(key))));

/** Whether the statement speaks of part of a group. */
const isPartial = noted(
  (statement: AnalysedStatement): boolean =>
    statement.quantifiers.some((hit) => PARTIAL.has(hit.entry.role)) || negatedWhole(statement),
);

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
/** «القوات القتالية للتحالف كلها»: the noun stands first of its phrase. */
const NOUNS_BEFORE = 3;

function nounsNear(statement: AnalysedStatement, from: number, to: number, after: boolean): Term[] {
  if (after)
    return statement.terms
      .filter((term) => term.to <= from && term.to > from - NOUN_REACH)
      .slice(-NOUNS_BEFORE);
  return statement.terms
    .filter((term) => term.from >= to && term.from < to + NOUN_REACH)
    .slice(0, 2);
}

const PERSONAL = /^(?:nobody|everyone|everybody|anyone|anybody|no|احد|احدا)$/;

/** "دول عربية عدة": the word follows its noun where no indefinite noun follows it. */
function follows(statement: AnalysedStatement, hit: { from: number; to: number }): boolean {
  if (statement.tokens[hit.from]?.text !== 'عده' && statement.tokens[hit.from]?.text !== 'عدة')
    return false;
  const next = statement.tokens[hit.to];
  return next === undefined || !/^[ء-ي]/.test(next.text) || next.text.startsWith('ال');
}

function quantifierUses(statement: AnalysedStatement): ExtentUse[] {
  return statement.quantifiers.flatMap((hit) => {
    const { role, after } = hit.entry;
    if (role === 'IDIOM') return [];
    const before = negationBefore(statement, hit.from);
    const negators = clauseNegations(statement, hit.from);
    const negated = negators.length % 2 === 1;
    if (role === 'ANY' && !before) return [];
    const shownFrom = before ? Math.min(hit.from, ...negators.map((each) => each.from)) : hit.from;
    let extent: Extent = role === 'ANY' ? 'NONE' : role;
    if (role === 'ALL' && before) extent = 'NOT_ALL';
    else if (negated && (role === 'ALL' || role === 'SOME' || role === 'MOST' || role === 'FEW'))
      extent = TURNED[role];
    const last = statement.tokens[hit.to - 1]?.text ?? '';
    const first = statement.tokens[hit.from]?.text ?? '';
    const nouns = nounsNear(statement, hit.from, hit.to, after === true || follows(statement, hit));
    const personal = PERSONAL.test(last) || PERSONAL.test(first) || last === 'one';
    return [
      {
        extent,
        from: hit.from,
        to: hit.to,
        nouns: personal ? [] : nouns,
        shownFrom,
        numeric: false,
      },
    ];
  });
}

const NO_WORDS = new Set(['no', 'بلا', 'دون', 'بدون']);

const NO_KIND = new Set(['لا', 'ولا']);

/** "لا مدرسة مفتوحة": لا before a known noun without its article denies the whole kind. */
const deniesKind = (statement: AnalysedStatement, at: number): boolean =>
  statement.terms.some((term) => term.from === at && term.keys.some((key) => key.startsWith('n:')));

const ONLY = new Set(['only', 'just', 'merely', 'فقط', 'سوي', 'الا', 'barely', 'mere']);
const OF = new Set(['of', 'من', 'out', 'among', 'بين']);
/** How far behind a part its whole may be named: «أربعة فقط من أعضاء لجنة التحكيم الأحد عشر». */
const WHOLE_REACH = 8;

/** The whole that a number is said to be of: "four of the eleven"; Infinity where it is not given. */
function wholeOf(statement: AnalysedStatement, at: number): number | null {
  const { tokens, quantities, clauses } = statement;
  let of = at;
  while (ONLY.has(tokens[of]?.text ?? '')) of++;
  if (!OF.has(tokens[of]?.text ?? '')) return null;
  const whole = quantities.find(
    ({ dimension, from }) =>
      dimension === null && from > of && from <= of + WHOLE_REACH && clauses[from] === clauses[of],
  );
  return whole?.lower ?? Infinity;
}

/** What a number of things says of how many: some of them, or with "only" no more than so many. */
function extentOfNumber(
  statement: AnalysedStatement,
  { from, to, lower }: AnalysedStatement['quantities'][number],
): Extent {
  const { tokens } = statement;
  const negated = clauseNegations(statement, from).length % 2 === 1;
  const whole = wholeOf(statement, to);
  const only = [from - 1, from, to].some((at) => ONLY.has(tokens[at]?.text ?? ''));
  if (whole === null || !only || negated) return negated ? 'SOME_NOT' : 'SOME';
  return (lower ?? 0) * 2 <= whole ? 'FEW' : 'NOT_ALL';
}

function numericUses(statement: AnalysedStatement): ExtentUse[] {
  return statement.quantities.flatMap((each) => {
    const { dimension, lower, from, to } = each;
    const nouns = nounsNear(statement, from, to, false);
    if (dimension !== null || (lower ?? 0) < 1 || nouns.length === 0) return [];
    const extent = extentOfNumber(statement, each);
    const numeric = extent === 'SOME' || extent === 'SOME_NOT';
    return [{ extent, from, to, nouns, shownFrom: from, numeric }];
  });
}

/** Every extent a statement gives: quantifiers, "no victims", and plain numbers of at least one. */
export const extentsOf = noted((statement: AnalysedStatement): readonly ExtentUse[] => {
  const uses = quantifierUses(statement);
  for (const { from, to } of statement.negations) {
    const text = statement.tokens[from]?.text ?? '';
    if (!NO_WORDS.has(text) && !(NO_KIND.has(text) && deniesKind(statement, to))) continue;
    uses.push({
      extent: 'NONE',
      from,
      to,
      nouns: nounsNear(statement, from, to, false),
      shownFrom: from,
      numeric: false,
    });
  }
  uses.push(...numericUses(statement));
  return uses;
});

import type { AnalysedStatement } from './analyse.js';
import { clauseNegations, type Extent, type ExtentUse, nounsNear } from './extent-use.js';
import { numericUses } from './extents-of-numbers.js';
import { noted } from '../once.js';

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
export const isPartial = noted(
  (statement: AnalysedStatement): boolean =>
    statement.quantifiers.some((hit) => PARTIAL.has(hit.entry.role)) || negatedWhole(statement),
);

/** "لم تصب العاصفة كل الأحياء": a negation before "all" leaves some. */
function negatedWhole(statement: AnalysedStatement): boolean {
  return statement.quantifiers.some(
    (hit) => hit.entry.role === 'ALL' && negationBefore(statement, hit.from),
  );
}

const negationBefore = (statement: AnalysedStatement, at: number): boolean =>
  clauseNegations(statement, at).some((negation) => !negation.narrow && negation.to <= at);

const PERSONAL = /^(?:nobody|everyone|everybody|anyone|anybody|no|احد|احدا)$/;

/** "دول عربية عدة", «الكتل النيابية كافة»: the word follows its noun where none follows that it could go with. */
function follows({ tokens }: AnalysedStatement, hit: { from: number; to: number }): boolean {
  const word = tokens[hit.from]?.text ?? '';
  const next = tokens[hit.to]?.text ?? '';
  if (/^عد[هة]$/.test(word)) return !/^[ء-ي]/.test(next) || next.startsWith('ال');
  if (!/^كاف[هة]$/.test(word)) return false;
  const before = tokens.slice(Math.max(0, hit.from - 2), hit.from);
  return !next.startsWith('ال') && before.some(({ text }) => /^[وفبك]?(?:ال|لل)/.test(text));
}

/** How far behind «ما من» its exception may stand. */
const EXCEPTION_REACH = 14;

/** «ما من دولة إلا وقعت»: there is none that did not. */
const isExcepted = (
  { tokens }: AnalysedStatement,
  { from, to }: { from: number; to: number },
): boolean =>
  /^و?ما$/.test(tokens[from]?.text ?? '') &&
  tokens.slice(to, to + EXCEPTION_REACH).some(({ text }) => text === 'الا');

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
    if (role === 'NONE' && isExcepted(statement, hit)) extent = 'ALL';
    else if (role === 'ALL' && before) extent = 'NOT_ALL';
    else if (negated && (role === 'ALL' || role === 'SOME' || role === 'MOST' || role === 'FEW'))
      extent = TURNED[role];
    const last = statement.tokens[hit.to - 1]?.text ?? '';
    const first = statement.tokens[hit.from]?.text ?? '';
    const nouns = nounsNear(statement, hit.from, hit.to, after === true || follows(statement, hit));
    const personal =
      PERSONAL.test(last) || PERSONAL.test(first) || last === 'one' || last === 'soul';
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

/** Every extent a statement gives: quantifiers, "no victims", and plain numbers of at least one. */
export const extentsOf = noted((statement: AnalysedStatement): readonly ExtentUse[] => {
  const uses = quantifierUses(statement);
  for (const { from, to } of statement.negations) {
    const text = statement.tokens[from]?.text ?? '';
    // "No other swimmer has won more often than she": says of her that she is the first.
    if (statement.tokens[to]?.text === 'other') continue;
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

import { Language } from '../../../language/language.js';
import { TokenKind } from '../../../language/text/tokens.js';
import type { AnalysedStatement } from './analyse.js';
import { clauseNegations, type Extent, type ExtentUse, nounsNear } from './extent-use.js';
import { keyed } from './key-bits.js';
import { isNamed, readTerms, type Term } from './terms.js';

type Quantity = AnalysedStatement['quantities'][number];

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
function extentOfNumber(statement: AnalysedStatement, { from, to, lower }: Quantity): Extent {
  const { tokens } = statement;
  const negated = clauseNegations(statement, from).length % 2 === 1;
  const whole = wholeOf(statement, to);
  const only = [from - 1, from, to].some((at) => ONLY.has(tokens[at]?.text ?? ''));
  if (whole === null || !only || negated) return negated ? 'SOME_NOT' : 'SOME';
  return (lower ?? 0) * 2 <= whole ? 'FEW' : 'NOT_ALL';
}

/** «راكبان»: a dual says its noun and two at once; the noun, where no other word gives it. */
function nounOfDual(
  { tokens }: AnalysedStatement,
  { from, to, nounEnd, subject }: Quantity,
): Term[] {
  const token = tokens[from];
  if (subject === null || nounEnd > to || to > from + 1 || token?.kind !== TokenKind.ARABIC)
    return [];
  const [noun] = readTerms(tokens, (at) => at !== from);
  return noun ? [{ ...noun, ...keyed([...noun.keys, `n:${subject}`]) }] : [];
}

/** What is counted by a share stands after it, joined by these or nothing. */
const JOINED = /^(?:of|من|the|its|their|all)$/;

/**
 * "A third of the schools", «نصف المدارس»: a part that leaves some out. A share that is only bounded from below may
 * be the whole.
 */
function shareUses(
  statement: AnalysedStatement,
  each: Quantity,
  nouns: readonly Term[],
): ExtentUse[] {
  const { from, to, lower, upper } = each;
  const [noun] = nouns;
  const between = statement.tokens.slice(to, noun?.from ?? to);
  const last = statement.tokens[to - 1]?.text ?? '';
  const joined = between.length > 0 || /^(?:of|[^\d%]+)$/.test(last);
  if (!joined || !between.every(({ text }) => JOINED.test(text))) return [];
  if (clauseNegations(statement, from).length > 0 || (lower ?? 0) <= 0) return [];
  const least = lower ?? 0;
  const extent: Extent = least > 50 ? 'MOST' : (upper ?? 100) < 50 ? 'FEW' : 'SOME';
  return [{ extent, from, to, nouns, shownFrom: from, numeric: extent === 'SOME' }];
}

/** «فصيلان», «كتلتين»: of a noun that no lexicon counts. */
const DUAL = /^(?!ال)\S{3,}(?:تان|تين)$|^(?!ال)\S{4,}يان$/;

function unlistedDuals(statement: AnalysedStatement): ExtentUse[] {
  const { terms, tokens, language } = statement;
  if (language !== Language.AR) return [];
  return terms.flatMap((term) => {
    const text = tokens[term.from]?.text ?? '';
    if (isNamed(term) || !DUAL.test(text)) return [];
    const negated = clauseNegations(statement, term.from).length % 2 === 1;
    return [
      {
        extent: negated ? 'SOME_NOT' : 'SOME',
        from: term.from,
        to: term.to,
        nouns: [term],
        shownFrom: term.from,
        numeric: true,
      } as const,
    ];
  });
}

/** Whatever says how many: plain numbers of at least one, shares and duals. */
export function numericUses(statement: AnalysedStatement): ExtentUse[] {
  const counted = statement.quantities.flatMap((each): ExtentUse[] => {
    const { dimension, lower, from, to } = each;
    const nouns = [...nounOfDual(statement, each), ...nounsNear(statement, from, to, false)];
    if (nouns.length === 0) return [];
    if (dimension === 'SHARE') return shareUses(statement, each, nouns);
    if (dimension !== null || (lower ?? 0) < 1) return [];
    const extent = extentOfNumber(statement, each);
    const numeric = extent === 'SOME' || extent === 'SOME_NOT';
    return [{ extent, from, to, nouns, shownFrom: from, numeric }];
  });
  return [...counted, ...unlistedDuals(statement)];
}

import { TokenKind } from '../../../language/text/tokens.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import type { Pair } from '../rules/rule.js';
import type { Term } from '../reading/terms.js';

/** Words that set a thing apart from the one already spoken of. */
const ANOTHER = new Set(['another', 'اخر', 'اخري', 'اخرون', 'اخرين']);
/** Those who stand for the holder of an office, and are not the holder. */
const DEPUTIES = new Set([
  'deputy',
  'vice',
  'assistant',
  'aide',
  'adviser',
  'نايب',
  'نايبه',
  'نايبة',
  'مساعد',
  'مساعدة',
  'وكيل',
  'وكيلة',
  'مستشار',
]);
const OLD = new Set(['old', 'قديم', 'القديم', 'قديمة', 'القديمة']);
const NEW = new Set(['new', 'جديد', 'الجديد', 'جديدة', 'الجديدة']);

/** The words right beside a term: before it in English, and on both sides in Arabic. */
function beside({ tokens }: AnalysedStatement, term: Term): string[] {
  const around = [tokens[term.from - 1], tokens[term.to]];
  return around.flatMap((token) => token?.text ?? []);
}

const hasBeside = (statement: AnalysedStatement, term: Term, words: ReadonlySet<string>): boolean =>
  beside(statement, term).some((word) => words.has(word));

/** "A second plane": one more, where "the second plane" may be the one both speak of. */
function isOneMore({ tokens }: AnalysedStatement, term: Term): boolean {
  if (ANOTHER.has(tokens[term.from - 1]?.text ?? '') || ANOTHER.has(tokens[term.to]?.text ?? ''))
    return true;
  return tokens[term.from - 1]?.text === 'second' && tokens[term.from - 2]?.text === 'a';
}

const isKin = (term: Term): boolean => term.alternatives.some((each) => each.class === 'kin');

/** "The girl's father", «والد الفتاة»: a relative of the one whom the other side speaks of. */
function hasKinBeside({ tokens }: AnalysedStatement, term: Term, rest: readonly Term[]): boolean {
  const owned = tokens[term.to]?.text === "'s" ? term.to + 1 : -1;
  const arabic = tokens[term.from]?.kind === TokenKind.ARABIC;
  return rest.some(
    (each) => isKin(each) && (each.from === owned || (arabic && each.to === term.from)),
  );
}

/** "Three suspects were arrested", "two suspects are at large": two parts of one group. */
export function areOtherMany(pair: Pair): boolean {
  return pair.a.quantities.some((x) =>
    pair.b.quantities.some(
      (y) =>
        x.dimension === null &&
        y.dimension === null &&
        x.lower === x.upper &&
        y.lower === y.upper &&
        x.lower !== y.lower &&
        x.kinds[0] !== undefined &&
        x.kinds[0] === y.kinds[0],
    ),
  );
}

/**
 * Whether what both seem to speak of is set apart from the other's: another prisoner, the girl's father,
 * the deputy governor, the old bridge and the new one.
 */
export function isAnotherBearer(pair: Pair): boolean {
  const { pairs, restA, restB } = pair.whole;
  const { a, b } = pair;
  return pairs.some(
    ([x, y]) =>
      isOneMore(a, x) !== isOneMore(b, y) ||
      hasKinBeside(a, x, restA) !== hasKinBeside(b, y, restB) ||
      hasBeside(a, x, DEPUTIES) !== hasBeside(b, y, DEPUTIES) ||
      (hasBeside(a, x, OLD) && hasBeside(b, y, NEW)) ||
      (hasBeside(a, x, NEW) && hasBeside(b, y, OLD)),
  );
}

import { wordsByRole } from '../../../language/cues/word-roles.js';
import { TokenKind } from '../../../language/text/tokens.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import type { Pair } from '../rules/rule.js';
import { noted } from '../once.js';
import type { Term } from '../reading/terms.js';

const wordsOf = wordsByRole<'ANOTHER' | 'DEPUTY' | 'ASSOCIATE' | 'OLD' | 'NEW' | 'EARLIER'>(
  'others',
);
const ANOTHER = wordsOf('ANOTHER');
/** Those who stand for the holder of an office, and are not the holder. */
const DEPUTIES = wordsOf('DEPUTY');
const ASSOCIATES = wordsOf('ASSOCIATE');
const OLD = wordsOf('OLD');
const NEW = wordsOf('NEW');
const EARLIER = wordsOf('EARLIER');
const OWNERS = new Set(["'s", 'his', 'her', 'their', 'its']);
/** "Frost's business partner": a word may stand between the owner and the associate. */
const OWNER_REACH = 2;

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

/** "Frost's business partner", «زميله»: somebody of the one whom a statement names or takes for known. */
const namesAssociate = noted(({ tokens }: AnalysedStatement): boolean =>
  tokens.some(({ text, kind }, at) => {
    if (!ASSOCIATES.has(text)) return false;
    if (kind === TokenKind.ARABIC) return true;
    const before = tokens.slice(Math.max(0, at - 1 - OWNER_REACH), at);
    return before.some((token) => OWNERS.has(token.text));
  }),
);

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
  if (namesAssociate(a) !== namesAssociate(b)) return true;
  return pairs.some(
    ([x, y]) =>
      isOneMore(a, x) !== isOneMore(b, y) ||
      hasKinBeside(a, x, restA) !== hasKinBeside(b, y, restB) ||
      hasBeside(a, x, EARLIER) !== hasBeside(b, y, EARLIER) ||
      hasBeside(a, x, DEPUTIES) !== hasBeside(b, y, DEPUTIES) ||
      (hasBeside(a, x, OLD) && hasBeside(b, y, NEW)) ||
      (hasBeside(a, x, NEW) && hasBeside(b, y, OLD)),
  );
}

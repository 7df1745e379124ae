import { Language } from '../../../language/language.js';
import { TokenKind } from '../../../language/text/tokens.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { ordinalsDiffer } from '../reading/ordinals.js';
import type { Pair } from '../rules/rule.js';
import { isNamed, type Term, termsMeet } from '../reading/terms.js';

/** The words that name what a predicate is said of: "the bridge", "the mayor of Jaffa". */
type Phrase = readonly Term[];

/** Words inside a noun phrase. */
const LINKS = new Set(['the', 'a', 'an', 'of', "'s", 'its', 'their', 'his', 'her', 'our']);
const DEFINITE = new Set(['the', 'its', 'their', 'his', 'her', 'our', 'this', 'both', 'all']);
/** Between a verb and what it bears on: "hunting for the suspect", «أفرج عن الصحفي». */
const ARABIC_LINKS = new Set(['علي', 'عن', 'من', 'في', 'ب', 'ما']);
const ENGLISH_LINKS = new Set(['the', 'its', 'their', 'his', 'her', 'our', 'for', 'of', 'from']);
const OBJECT_LINKS = new Set(['عن', 'علي']);
export const LEAST_WEIGHT = 0.4;

/** The unbroken run of terms that starts at `from`. */
function runFrom({ tokens, terms, clauses }: AnalysedStatement, from: number, end: number): Phrase {
  const run: Term[] = [];
  let at = from;
  for (;;) {
    while (at < end && LINKS.has(tokens[at]?.text ?? '')) at++;
    const next = terms.find((term) => term.from === at && term.to <= end);
    if (!next || clauses[next.from] !== clauses[from]) return run;
    run.push(next);
    at = next.to;
  }
}

/**
 * What follows a predicate: its object, or the subject of an Arabic verb and then, past a preposition,
 * the object: «أفرجت السلطات عن الصحفي».
 */
function after(statement: AnalysedStatement, predicate: Term): Phrase[] {
  const { tokens } = statement;
  const arabic = tokens[predicate.from]?.kind === TokenKind.ARABIC;
  const links = arabic ? ARABIC_LINKS : ENGLISH_LINKS;
  let at = predicate.to;
  while (links.has(tokens[at]?.text ?? '')) at++;
  const first = runFrom(statement, at, tokens.length);
  const end = first.at(-1)?.to ?? at;
  const second =
    arabic && OBJECT_LINKS.has(tokens[end]?.text ?? '')
      ? runFrom(statement, end + 1, tokens.length)
      : [];
  return [first, second];
}

/** What opens the predicate's clause, where an unbroken run of words does; an Arabic verb may open it. */
function before(statement: AnalysedStatement, predicate: Term): Phrase[] {
  const first = statement.terms.find(
    (term) => term.clause === predicate.clause && term.to <= predicate.from,
  );
  if (!first) return [];
  const run = runFrom(statement, first.from, predicate.from);
  const verb =
    statement.tokens[first.from]?.kind === TokenKind.ARABIC &&
    first.opposed.length > 0 &&
    !first.keys.some((key) => /^[na]:/.test(key));
  return verb ? [run, run.slice(1)] : [run];
}

/** The word a phrase is about: the last one before "of" in English, the first in Arabic. */
function headOf({ tokens }: AnalysedStatement, phrase: Phrase): Term | undefined {
  if (tokens[phrase[0]?.from ?? 0]?.kind === TokenKind.ARABIC) return phrase[0];
  const of = phrase.findIndex((term) => tokens[term.to]?.text === 'of');
  return of < 0 ? phrase.at(-1) : phrase[of];
}

/** One thing or one whole group that is known: "a suspect", "three suspects" may be others. */
function isDefinite(statement: AnalysedStatement, phrase: Phrase): boolean {
  const [first] = phrase;
  const last = phrase.at(-1);
  if (!first || !last) return false;
  const { tokens, quantities } = statement;
  if (quantities.some((each) => each.nounEnd > first.from - 1 && each.from < last.to + 1))
    return false;
  if (phrase.some(isNamed)) return true;
  if (statement.language === Language.EN) return DEFINITE.has(tokens[first.from - 1]?.text ?? '');
  return tokens.slice(first.from, last.to).some((token) => /^[وفبك]?(?:ال|لل)/.test(token.text));
}

/** Whether two phrases name one thing: the same head, and no more said of it on either side. */
function nameOne(pair: Pair, x: Phrase, y: Phrase): boolean {
  const [headX, headY] = [headOf(pair.a, x), headOf(pair.b, y)];
  if (!headX || !headY || !termsMeet(headX, headY, pair.crossLanguage)) return false;
  if (Math.min(headX.weight, headY.weight) < LEAST_WEIGHT) return false;
  const others = (own: Phrase, other: Phrase): boolean =>
    own.every(
      (term) => term.name || other.some((each) => termsMeet(term, each, pair.crossLanguage)),
    );
  if (!others(x, y) || !others(y, x)) return false;
  return isDefinite(pair.a, x) && isDefinite(pair.b, y);
}

/**
 * Whether two predicates are said of one and the same thing, as its subject or its object: "police
 * arrested the suspect", "the suspect is at large".
 */
export function sameBearer(pair: Pair, a: Term, b: Term): boolean {
  if (ordinalsDiffer(pair.a, pair.b)) return false;
  const left = [...before(pair.a, a), ...after(pair.a, a)];
  const right = [...before(pair.b, b), ...after(pair.b, b)];
  return left.some((x) => right.some((y) => nameOne(pair, x, y)));
}

import { bracketed } from '../../../language/text/brackets.js';
import { sortOfClass, sortsAt } from '../../../language/concepts/sorts.js';
import { TokenKind } from '../../../language/text/tokens.js';
import { type Unit, unitsOf } from '../alignment/units.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { noted } from '../once.js';

/** "X is a Y": what a statement says its subject is. */
export interface Classified {
  /** The units of the subject, brackets left out. */
  subject: readonly Unit[];
  /** The nouns that say what it is, each the last of its phrase. */
  heads: readonly { unit: Unit; sorts: readonly string[] }[];
  /** The peoples and countries named before them: "a Danish". */
  places: readonly Unit[];
  /** Where it is said to be, right after the last noun: "a town in Essex". */
  located: readonly Unit[];
}

const COPULAS = new Set(['is', 'was', 'are', 'were', 'هو', 'هي', 'كان', 'كانت']);
const ARTICLES = new Set(['a', 'an', 'the', 'one']);
/** Where what the subject is has been said, and what follows says more of it. */
const STOPS =
  /^(?:who|whom|which|that|where|when|while|but|because|by|for|in|from|with|at|on|to|near|as|about|based|born|starring|featuring|written|known|made|set|الذي|التي|من|في|عن|الي|بين|[;:.])$/;
const AFTER_PARTICIPLE = /^(?:by|in|for|on|at|from|to|as|with|after|,|\d.*)$/;
/** "One of the greatest", "a kind of": the noun comes after. */
const PARTITIVE = /^(?:one|some|type|kind|sort|piece|example|form|member)$/;
const LONGEST = 18;

/** Tokens `[from, to)` that say what the subject is; null where the statement does not. */
function complementOf(
  { tokens, frame }: AnalysedStatement,
  inside: Uint8Array,
): { copula: number; from: number; to: number } | null {
  let copula = frame.to;
  while (
    copula < tokens.length &&
    (inside[copula] === 1 || !COPULAS.has(tokens[copula]?.text ?? ''))
  )
    copula++;
  const next = tokens[copula + 1];
  if (!next || copula === frame.to) return null;
  if (next.kind === TokenKind.LATIN && !ARTICLES.has(next.text)) return null;
  let to = copula + 1;
  while (to < tokens.length && to - copula < LONGEST && inside[to] !== 1) {
    const text = tokens[to]?.text ?? '';
    if (STOPS.test(text)) break;
    // "A film directed by", but "a trained dog".
    if (text.endsWith('ed') && AFTER_PARTICIPLE.test(tokens[to + 1]?.text ?? '')) break;
    if (text === 'of' && !PARTITIVE.test(tokens[to - 1]?.text ?? '')) break;
    to++;
  }
  return { copula, from: copula + 1, to };
}

/** The sorts of thing that a noun names. */
function sortsOf({ tokens }: AnalysedStatement, unit: Unit): string[] {
  const named = unit.term?.alternatives.flatMap((each) => sortOfClass(each.class) ?? []) ?? [];
  for (let at = unit.from; at < unit.to; at++) named.push(...(sortsAt(tokens, at)?.sorts ?? []));
  return [...new Set(named)];
}

/** Reads "X is a Y"; null where the statement is no such sentence. */
export const classifiedIn = noted(readClassified);

/** The places named from a preposition on, up to the next verb or mark of another kind. */
function locatedAt({ tokens }: AnalysedStatement, units: readonly Unit[], from: number): Unit[] {
  if (!/^(?:in|of|في)$/.test(tokens[from]?.text ?? '')) return [];
  const found: Unit[] = [];
  for (const unit of units.filter((each) => each.from > from)) {
    if (
      unit.term?.place == null &&
      !/^(?:north|south|east|west|region|state|part|province)/.test(unit.text)
    )
      break;
    if (unit.term?.place != null) found.push(unit);
  }
  return found;
}

function readClassified(statement: AnalysedStatement): Classified | null {
  const inside = bracketed(statement.tokens);
  const complement = complementOf(statement, inside);
  if (!complement) return null;
  const units = unitsOf(statement).filter((unit) => unit.type === 'TERM');
  const said = units.filter((unit) => unit.from >= complement.from && unit.to <= complement.to);
  // The last word of each stretch without a comma or an "and" is the noun.
  const ends = said.filter((unit, at) => {
    const next = said[at + 1];
    return (
      !next ||
      statement.tokens.slice(unit.to, next.from).some(({ text }) => /^(?:,|and|و|\/)$/.test(text))
    );
  });
  return {
    subject: units.filter(
      (unit) =>
        unit.to <= complement.copula && unit.from >= statement.frame.to && inside[unit.from] !== 1,
    ),
    heads: ends.map((unit) => ({ unit, sorts: sortsOf(statement, unit) })),
    places: said.filter((unit) => unit.term?.place != null && !ends.includes(unit)),
    located: locatedAt(statement, units, complement.to),
  };
}

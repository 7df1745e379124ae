import { TokenKind } from '../../../language/text/tokens.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import type { Unit } from './units.js';

/** Sorts of words, one bit each: a word may be of several. */
export const Sort = {
  THING: 1 << 0,
  PREDICATE: 1 << 1,
  /** A lexicon knows what it means. */
  MEANT: 1 << 2,
  /** In the pattern of an Arabic verb. */
  VERB: 1 << 3,
  /** In the pattern of an Arabic adjective of relation. */
  NISBA: 1 << 4,
} as const;

/** What says rather how or how much than of what weighs less. */
const MIN_THING = 0.5;
const VERB = /^[وف]?س?[يت](?!.*(?:ة|ات|ين)$)\S{3,}$/;
const NISBA = /^[وفبكل]?(?:ال|ل)?\S{3,}(?:ي|يه|ية|يين|يون|يات)$/;
const MEANINGS = 'pcanmvo';

const takesSides = ({ term }: Unit): boolean =>
  term !== null && (term.opposed.length > 0 || term.valences.length > 0);
const hasMeaning = ({ term }: Unit): boolean =>
  term?.keys.some((key) => key.charAt(1) === ':' && MEANINGS.includes(key.charAt(0))) === true;

function readSorts({ tokens }: AnalysedStatement, unit: Unit): number {
  let sorts = 0;
  if (takesSides(unit)) sorts |= Sort.PREDICATE;
  else if (unit.weight >= MIN_THING) sorts |= Sort.THING;
  if (hasMeaning(unit)) sorts |= Sort.MEANT;
  const token = tokens[unit.from];
  if (token?.kind !== TokenKind.ARABIC) return sorts;
  if (VERB.test(token.text)) sorts |= Sort.VERB;
  return NISBA.test(token.text) ? sorts | Sort.NISBA : sorts;
}

/** Of what sorts a word is; worked out once, when it is first left over or set beside what is. */
export const sortsOf = (statement: AnalysedStatement, unit: Unit): number =>
  (unit.sorts ??= readSorts(statement, unit));

/** How many of some words of a statement are of a sort. */
export function countOf(
  statement: AnalysedStatement,
  units: readonly Unit[],
  sort: number,
): number {
  let count = 0;
  for (const unit of units) if ((sortsOf(statement, unit) & sort) !== 0) count++;
  return count;
}

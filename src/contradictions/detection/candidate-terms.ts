import { Language } from '../../language/language.js';
import { type AnalysedStatement, analyse } from './reading/analyse.js';
import type { StatementInput } from './types.js';

/** As many as an index row set should hold for one claim. */
const MAX_TERMS = 64;

/** How a term is shared: by the other side of an opposed pair, in either language, or by form. */
export enum Meeting {
  OPPOSED,
  NEUTRAL,
  STEM,
}

/** A term by which claims find each other. */
export interface CandidateTerm {
  text: string;
  /** How much sharing it tells, 0–1. */
  weight: number;
  meeting: Meeting;
}

/** The first letters of keys that mean the same in Arabic and in English. */
const NEUTRAL = new Set([...'cnpmvtoq'].map((letter) => letter.charCodeAt(0)));
const COLON = ':'.charCodeAt(0);

const isNeutral = (key: string): boolean =>
  key.charCodeAt(1) === COLON && NEUTRAL.has(key.charCodeAt(0));

/** Every key of what a statement tells, and how much sharing it tells. */
function weighedKeys({ terms, quantities, language }: AnalysedStatement): Map<string, number> {
  const found = new Map<string, number>();
  const add = (key: string, weight: number): void => {
    const known = found.get(key);
    if (known === undefined || known < weight) found.set(key, weight);
  };
  for (const { keys, weight } of terms)
    for (const key of keys)
      if (language === Language.EN || keys.length === 1 || !key.startsWith('s:')) add(key, weight);
  for (const { kinds, dimension } of quantities) {
    const counted = kinds[0] === undefined ? dimension : (kinds.at(-1) ?? '');
    if (counted !== null) add(`q:${counted}`, 0.5);
  }
  return found;
}

/**
 * What a claim is found by, in any order: language-neutral concept keys and stems of its content, the side it takes
 * of each opposed pair, and what its numbers count. The most telling where there are too many.
 */
export function indexTerms(analysed: AnalysedStatement): CandidateTerm[] {
  const found = [...weighedKeys(analysed)];
  if (found.length > MAX_TERMS)
    found.sort(([x, left], [y, right]) => right - left || (x < y ? -1 : 1)).length = MAX_TERMS;
  return found.map(([text, weight]) => ({
    text,
    weight,
    meeting: isNeutral(text) ? Meeting.NEUTRAL : Meeting.STEM,
  }));
}

/** What a claim's rivals are found by: what it is found by itself, and the other side of each opposed pair. */
export function probeTerms(analysed: AnalysedStatement): CandidateTerm[] {
  const own = indexTerms(analysed);
  const opposed: CandidateTerm[] = [];
  for (const { text, weight } of own) {
    const other = otherSide(text);
    if (other !== null && !own.some((term) => term.text === other))
      opposed.push({ text: other, weight, meeting: Meeting.OPPOSED });
  }
  return own.concat(opposed);
}

/** `o:rise-fall:b` of `o:rise-fall:a`. */
function otherSide(term: string): string | null {
  if (!term.startsWith('o:')) return null;
  return term.slice(0, -1) + (term.endsWith('a') ? 'b' : 'a');
}

/** What a claim is found by, as text. Deterministic and sorted; how rare each is, the index knows. */
export function candidateTerms(statement: StatementInput | AnalysedStatement): string[] {
  const analysed = 'tokens' in statement ? statement : analyse(statement);
  return indexTerms(analysed)
    .map((term) => term.text)
    .sort();
}

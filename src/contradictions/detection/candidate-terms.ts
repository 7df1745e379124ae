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

/** Keys that mean the same in Arabic and in English. */
const NEUTRAL = /^[cnpmvtoq]:/;

/**
 * What a claim is found by: language-neutral concept keys and stems of its content, the side it takes of
 * each opposed pair, and what its numbers count. The most telling where there are too many.
 */
export function indexTerms(analysed: AnalysedStatement): CandidateTerm[] {
  const found = new Map<string, number>();
  const add = (key: string, weight: number): void => {
    found.set(key, Math.max(found.get(key) ?? 0, weight));
  };
  for (const term of analysed.terms) {
    for (const key of term.keys) {
      if (!key.startsWith('s:') || term.keys.length === 1 || analysed.language === Language.EN)
        add(key, term.weight);
    }
  }
  for (const quantity of analysed.quantities) {
    if (quantity.kinds[0] !== undefined) add(`q:${quantity.kinds.at(-1) ?? ''}`, 0.5);
    else if (quantity.dimension !== null) add(`q:${quantity.dimension}`, 0.5);
  }
  return [...found]
    .sort(([x, left], [y, right]) => right - left || (x < y ? -1 : 1))
    .slice(0, MAX_TERMS)
    .map(([text, weight]) => ({
      text,
      weight,
      meeting: NEUTRAL.test(text) ? Meeting.NEUTRAL : Meeting.STEM,
    }));
}

/** What a claim's rivals are found by: what it is found by itself, and the other side of each opposed pair. */
export function probeTerms(analysed: AnalysedStatement): CandidateTerm[] {
  const own = indexTerms(analysed);
  const sides = new Set(own.map((term) => term.text));
  const opposed = own.flatMap(({ text, weight }) => {
    const other = otherSide(text);
    return other === null || sides.has(other)
      ? []
      : [{ text: other, weight, meeting: Meeting.OPPOSED }];
  });
  return [...own, ...opposed];
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

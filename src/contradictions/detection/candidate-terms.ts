import { Language } from '../../language/language.js';
import { type AnalysedStatement, analyse } from './analyse.js';
import type { StatementInput } from './types.js';

/** As many as an index row set should hold for one claim. */
const MAX_TERMS = 64;

/**
 * The keys by which a claim's rivals are looked up, each with how much sharing it tells (0–1):
 * language-neutral concept keys and stems of its content, the pair of each opposed predicate (one key
 * for both sides), and what its numbers count. The most telling where there are too many.
 */
export function weightedTerms(analysed: AnalysedStatement): [string, number][] {
  const found = new Map<string, number>();
  const add = (key: string, weight: number): void => {
    found.set(key, Math.max(found.get(key) ?? 0, weight));
  };
  for (const term of analysed.terms) {
    for (const key of term.keys) {
      if (key.startsWith('o:')) add(key.slice(0, -2), term.weight);
      else if (!key.startsWith('s:') || term.keys.length === 1 || analysed.language === Language.EN)
        add(key, term.weight);
    }
  }
  for (const quantity of analysed.quantities) {
    if (quantity.kinds[0] !== undefined) add(`q:${quantity.kinds.at(-1) ?? ''}`, 0.5);
    else if (quantity.dimension !== null) add(`q:${quantity.dimension}`, 0.5);
  }
  return [...found]
    .sort(([x, left], [y, right]) => right - left || (x < y ? -1 : 1))
    .slice(0, MAX_TERMS);
}

/** The keys alone. Deterministic and sorted; how rare each is, the index knows. */
export function candidateTerms(statement: StatementInput | AnalysedStatement): string[] {
  const analysed = 'tokens' in statement ? statement : analyse(statement);
  return weightedTerms(analysed)
    .map(([key]) => key)
    .sort();
}

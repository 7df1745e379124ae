import type { QuantityMention } from '../../../language/numbers/quantities.js';
import type { Term } from './terms.js';

/** What two words of one meaning have in common, whatever their language: «تابوت», "coffin". */
const CONCEPT = 'c:';

export const isConcept = (kind: string): boolean => kind.startsWith(CONCEPT);

/** Adds to what a figure counts the meanings of its noun, so that "posts" and "jobs" can be told to be one. */
export function withConcepts(
  quantities: readonly QuantityMention[],
  terms: readonly Term[],
): QuantityMention[] {
  return quantities.map((quantity) => {
    const { dimension, kinds, to, nounEnd } = quantity;
    if (dimension !== null || kinds.length === 0 || nounEnd === to) return quantity;
    const noun = terms.findLast((term) => term.from >= to && term.to === nounEnd);
    const concepts = noun?.keys.filter(isConcept) ?? [];
    return concepts.length === 0 ? quantity : { ...quantity, kinds: [...kinds, ...concepts] };
  });
}

/** "Seventeen of the 60 licences", "five for Norway", "measured 6.1": of what, other words say. */
export const isUncounted = ({
  dimension,
  kinds,
}: Pick<QuantityMention, 'dimension' | 'kinds'>): boolean =>
  dimension === null && kinds.length === 0;

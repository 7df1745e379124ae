import { type Negation, negationDepth } from '../../../language/cues/negation.js';
import type { QuantityMention } from '../../../language/numbers/quantities.js';
import { Comparator } from '../../../language/statement.js';
import type { Token } from '../../../language/text/tokens.js';

/** "Not players over eighteen" is of others; only "more than" is denied itself. */
const MORE = /^[بل]?(?:more|اكثر|ازيد)$/;

/**
 * «لن ينتج أكثر من ثمانية», "never more than one": a denied bound is the other bound, and denies nothing else. As
 * where the bound is told by a verb, the negation then counts as part of the figure.
 */
export function turnBounds(
  quantities: readonly QuantityMention[],
  negations: readonly Negation[],
  clauses: readonly number[],
  tokens: readonly Token[],
): QuantityMention[] {
  return quantities.map((quantity) => {
    const { comparator, lower, upper, from } = quantity;
    const more = comparator === Comparator.MORE_THAN && MORE.test(tokens[from]?.text ?? '');
    const before = negations.filter(
      (each) => each.to <= from && !each.denial && !each.narrow && !each.intent,
    );
    const negation = before.at(-1);
    if (!more || !negation || quantity.boundFrom !== from) return quantity;
    if (
      negationDepth(negations, clauses, from) !== 1 ||
      negationDepth([negation], clauses, from) !== 1
    )
      return quantity;
    return {
      ...quantity,
      comparator: Comparator.AT_MOST,
      lower: upper,
      upper: lower,
      boundFrom: negation.from,
    };
  });
}

import type { AnalysedStatement } from '../reading/analyse.js';
import type { Pair } from '../rules/rule.js';
import type { Term } from '../reading/terms.js';

/** Prepositions that put one and the same thing on two sides: before and after it, inside and outside it. */
const CONTRASTS: readonly (readonly [readonly string[], readonly string[]])[] = [
  [
    ['قبل', 'before'],
    ['بعد', 'عقب', 'after'],
  ],
  [
    ['داخل', 'علي', 'في', 'inside', 'within', 'in', 'at'],
    ['خارج', 'outside'],
  ],
  [
    ['above', 'فوق'],
    ['below', 'under', 'تحت'],
  ],
];
const ARTICLES = new Set(['the', 'a', 'an', 'its', 'their', 'his', 'her', 'our']);

function prepositionOf({ tokens }: AnalysedStatement, { from }: Term): string {
  const at = ARTICLES.has(tokens[from - 1]?.text ?? '') ? from - 2 : from - 1;
  return tokens[at]?.text ?? '';
}

/** Whether something both name is on two sides of them: "not before midnight", "after midnight". */
export const onOtherSides = ({ a, b, whole }: Pair): boolean =>
  whole.pairs.some(([x, y]) => {
    const [left, right] = [prepositionOf(a, x), prepositionOf(b, y)];
    return (
      left !== right &&
      CONTRASTS.some(
        ([one, other]) =>
          (one.includes(left) && other.includes(right)) ||
          (one.includes(right) && other.includes(left)),
      )
    );
  });

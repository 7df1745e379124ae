import { isPastForm } from '../../../language/words/english-forms.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import type { Term } from '../reading/terms.js';
import { type Alignment, type Sides, slotsDiffer } from './align.js';

/** Whether a word may tell what happens, and not what something is of: a past, or one with an opposite. */
function mayHappen({ tokens }: AnalysedStatement, { opposed, from }: Term): boolean {
  const text = tokens[from]?.text ?? '';
  return isPastForm(text) || (opposed.length > 0 && !text.startsWith('ال'));
}

/**
 * Whether two words differ that are each part of what stands before them: «قروض السيارات», «قروض السكن». What
 * happens is no such part, nor is what stands behind a name: "Clara Osten wrote", "Clara Osten left".
 */
export const partsDiffer = (sides: Sides, alignment: Alignment): boolean =>
  slotsDiffer(
    sides,
    alignment,
    [],
    (a, b, head) => head?.name !== true && !mayHappen(sides.a, a) && !mayHappen(sides.b, b),
  );

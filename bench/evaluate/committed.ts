import { join } from 'node:path';
import { type CommittedFigures, rounded } from '../committed-figures.js';
import type { Collections, Counted } from './collections.js';
import { HARD_SET } from './hard-cases.js';
import { figuresBy, type JudgedCase, partFigures } from './hard-set.js';

export const FIGURES_FILE = join(HARD_SET, 'figures.json');
export const HOW_TO_ACCEPT =
  'npm run evaluate -- --accept writes the present figures to test/hard-set/figures.json';

const leftAloneOf1000 = ({ pairs, flagged }: Counted): number | null =>
  pairs === 0 ? null : rounded(1000 * (1 - flagged / pairs));

/**
 * Precision and recall of each half and of each of its families, to three digits; of a family of
 * negatives alone, the share left alone; how many of 1,000 of a collection's pairs are left alone,
 * and what is told of the held half's.
 */
export function figuresOf(
  judged: readonly JudgedCase[],
  collections: Collections | null = null,
): CommittedFigures {
  const figures: CommittedFigures = {};
  for (const { name, all, across } of collections?.found ?? []) {
    figures[`collection.${name}.leftAloneOf1000`] = leftAloneOf1000(all);
    figures[`collection.${name}.across.leftAloneOf1000`] = leftAloneOf1000(across);
  }
  if (collections) {
    figures['collection.told.precision'] = rounded(collections.told.precision);
    figures['collection.told.recall'] = rounded(collections.told.recall);
  }
  for (const half of ['dev', 'held']) {
    const cases = judged.filter((each) => each.case.half === half);
    const all = partFigures(cases);
    figures[`${half}.named`] = rounded(all.named);
    const parts = { all, ...figuresBy(cases, ({ family }) => family) };
    for (const [name, part] of Object.entries(parts)) {
      if (part.conflicts > 0) {
        figures[`${half}.${name}.precision`] = rounded(part.precision);
        figures[`${half}.${name}.recall`] = rounded(part.recall);
      } else figures[`${half}.${name}.leftAlone`] = rounded(1 - part.falseAlarms / part.negatives);
    }
  }
  return figures;
}

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { HARD_SET } from './hard-cases.js';
import { figuresBy, type JudgedCase, partFigures } from './hard-set.js';

/** Figures by name, such as `held.quantity.recall`: flat, so that a change reads well in a review. */
export type Figures = Record<string, number | null>;

export const FIGURES_FILE = join(HARD_SET, 'figures.json');
export const HOW_TO_ACCEPT =
  'npm run evaluate -- --accept writes the present figures to test/hard-set/figures.json';

const PRECISION_DIGITS = 1000;
const ROUNDING = 0.5 / PRECISION_DIGITS;

const rounded = (value: number | null): number | null =>
  value === null ? null : Math.round(value * PRECISION_DIGITS) / PRECISION_DIGITS;

/**
 * Precision and recall of each half and of each of its families, to three digits; of a family of
 * negatives alone, the share left alone.
 */
export function figuresOf(judged: readonly JudgedCase[]): Figures {
  const figures: Figures = {};
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

export function readFigures(): Figures {
  return JSON.parse(readFileSync(FIGURES_FILE, 'utf8')) as Figures;
}

export function writeFigures(figures: Figures): void {
  writeFileSync(FIGURES_FILE, `${JSON.stringify(figures, null, 2)}\n`);
}

/** One line for each committed figure that is no longer reached; `null` counts as reached. */
export function dropped(committed: Figures, present: Figures): string[] {
  return Object.entries(committed).flatMap(([name, was]) => {
    const is = present[name];
    if (is === undefined) return [`${name} was ${was} and is no longer measured`];
    return was !== null && is !== null && is < was - ROUNDING
      ? [`${name} fell from ${was} to ${is}`]
      : [];
  });
}

import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Figures of quality by name, such as `held.ar.content`: flat, so that a change reads well in a review.
 * `null` where nothing could be measured.
 */
export type CommittedFigures = Record<string, number | null>;

const PRECISION_DIGITS = 1000;
const ROUNDING = 0.5 / PRECISION_DIGITS;

/** To as many digits as are committed. */
export const rounded = <Value extends number | null>(value: Value): Value =>
  (value === null ? null : Math.round(value * PRECISION_DIGITS) / PRECISION_DIGITS) as Value;

export const readFigures = (file: string): CommittedFigures =>
  JSON.parse(readFileSync(file, 'utf8')) as CommittedFigures;

export function writeFigures(file: string, figures: CommittedFigures): void {
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`);
}

/** One line for each committed figure that is no longer reached; what was not measured then counts as reached. */
export function dropped(committed: CommittedFigures, present: CommittedFigures): string[] {
  return Object.entries(committed).flatMap(([name, was]) => {
    const is = present[name];
    if (is === undefined) return [`${name} was ${was} and is no longer measured`];
    return was !== null && is !== null && is < was - ROUNDING
      ? [`${name} fell from ${was} to ${is}`]
      : [];
  });
}

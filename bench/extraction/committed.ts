import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OWN_TEXTS } from './annotated.js';
import type { Part } from './report.js';
import { figuresOf } from './score.js';

/** Figures by name, such as `held.ar.content`: flat, so that a change reads well in a review. */
export type Committed = Record<string, number>;

const FILE = join(OWN_TEXTS, 'figures.json');
const DIGITS = 1000;
const ROUNDING = 0.5 / DIGITS;

const rounded = (value: number): number => Math.round(value * DIGITS) / DIGITS;

export function committable(parts: readonly Part[]): Committed {
  const figures: Committed = {};
  for (const { name, judged } of parts) {
    const { content, exact, withSource, withSpeaker, withChain, speaker, stance } =
      figuresOf(judged);
    Object.assign(figures, {
      [`${name}.precision`]: rounded(content.precision),
      [`${name}.recall`]: rounded(content.recall),
      [`${name}.content`]: rounded(content.f1),
      [`${name}.exact`]: rounded(exact.f1),
      [`${name}.withSource`]: rounded(withSource.f1),
      [`${name}.withSpeaker`]: rounded(withSpeaker.f1),
      [`${name}.withChain`]: rounded(withChain.f1),
      [`${name}.speaker`]: rounded(speaker),
      [`${name}.stance`]: rounded(stance),
    });
  }
  return figures;
}

export const readCommitted = (): Committed => JSON.parse(readFileSync(FILE, 'utf8')) as Committed;

export function writeCommitted(figures: Committed): void {
  writeFileSync(FILE, `${JSON.stringify(figures, null, 2)}\n`);
}

/** One line for each committed figure that is no longer reached. */
export function dropped(committed: Committed, present: Committed): string[] {
  return Object.entries(committed).flatMap(([name, was]) => {
    const is = present[name];
    if (is === undefined) return [`${name} was ${was} and is no longer measured`];
    return is < was - ROUNDING ? [`${name} fell from ${was} to ${is}`] : [];
  });
}

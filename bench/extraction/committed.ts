import { join } from 'node:path';
import { type CommittedFigures, readFigures, rounded, writeFigures } from '../committed-figures.js';
import { OWN_TEXTS } from './annotated.js';
import type { Part } from './report.js';
import { figuresOf } from './score.js';

const FILE = join(OWN_TEXTS, 'figures.json');

export function committable(parts: readonly Part[]): CommittedFigures {
  const figures: CommittedFigures = {};
  for (const { name, judged } of parts) {
    const { content, exact, withSource, withSpeaker, withChain, speaker, stance, kind, period } =
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
      [`${name}.kind`]: rounded(kind),
      ...(period && { [`${name}.period`]: rounded(period.f1) }),
    });
  }
  return figures;
}

export const readCommitted = (): CommittedFigures => readFigures(FILE);

export const writeCommitted = (figures: CommittedFigures): void => writeFigures(FILE, figures);

import type { Judged } from './judge.js';
import {
  calibrationError,
  type Confusion,
  confusionOf,
  reliabilityBins,
  type Scores,
  scoresOf,
} from './metrics.js';
import { figure, table } from './text.js';

/** What one yardstick measured: for reading, and for a machine. */
export interface Measured {
  title: string;
  /** Everything that is printed, line by line, but the title. */
  lines: string[];
  /** The same figures, as they go into the JSON file. */
  data: Record<string, unknown>;
  /** The pairs whose errors may be shown; empty where they must stay unread. */
  judged: readonly Judged[];
}

export const flagsOf = (judged: readonly Judged[]) =>
  judged
    .filter(({ judgement }) => judgement.flagged)
    .map(({ judgement, conflict }) => ({ score: judgement.score, right: conflict }));

export function countsOf(judged: readonly Judged[]): Confusion {
  return confusionOf(
    judged.map(({ conflict, judgement }) => ({ conflict, flagged: judgement.flagged })),
  );
}

/** Accuracy, F1 and the confusion table, with the data's own names of the two labels. */
export function decisionLines(counts: Confusion, conflict: string, agreement: string): string[] {
  const scores: Scores = scoresOf(counts);
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts;
  return [
    ...table([
      ['accuracy', figure(scores.accuracy)],
      ['macro-F1', figure(scores.macroF1)],
      [`F1 ${conflict}`, figure(scores.f1Conflict)],
      [`F1 ${agreement}`, figure(scores.f1Agreement)],
      ['precision of flags', figure(scores.precision)],
      ['recall of flags', figure(scores.recall)],
    ]),
    ...table([
      ['', 'flagged', 'left alone'],
      [conflict, `${truePositives}`, `${falseNegatives}`],
      [agreement, `${falsePositives}`, `${trueNegatives}`],
    ]),
  ];
}

export interface KindCount {
  flags: number;
  right: number;
}

/** For each kind of finding: pairs on which it was found, and how many of these really conflict. */
export function countKinds(judged: readonly Judged[]): Record<string, KindCount> {
  const counts: Record<string, KindCount> = {};
  for (const { conflict, judgement } of judged) {
    for (const kind of judgement.kinds) {
      const count = (counts[kind] ??= { flags: 0, right: 0 });
      count.flags++;
      if (conflict) count.right++;
    }
  }
  return counts;
}

export function kindLines(counts: Record<string, KindCount>): string[] {
  const rows = Object.entries(counts)
    .sort(([, x], [, y]) => y.flags - x.flags)
    .map(([kind, { flags, right }]) => [kind, `${flags}`, `${right}`, figure(right / flags)]);
  return table([['kind', 'flags', 'right', 'share'], ...rows]);
}

/** Whether a score of .8 means that eight in ten are right. */
export function reliability(name: string, judged: readonly Judged[]): Measured {
  const bins = reliabilityBins(flagsOf(judged));
  const error = calibrationError(bins);
  const rows = bins.map(({ from, to, count, meanScore, shareRight }) => [
    `${from.toFixed(1)}–${to.toFixed(1)}`,
    `${count}`,
    figure(meanScore),
    figure(shareRight),
  ]);
  return {
    title: `Reliability of the score, ${name}`,
    lines: [
      ...table([['score', 'flags', 'mean score', 'share right'], ...rows]),
      `  expected calibration error ${figure(error)}`,
    ],
    data: { bins, expectedCalibrationError: error },
    judged: [],
  };
}

/** Counts of a yes-or-no decision against the truth; "positive" is "these two conflict". */
export interface Confusion {
  truePositives: number;
  falsePositives: number;
  falseNegatives: number;
  trueNegatives: number;
}

/** One decision: what holds, and whether it was flagged. */
export interface Decision {
  conflict: boolean;
  flagged: boolean;
}

/** All 0–1; null where there is nothing to divide by. */
export interface Scores {
  accuracy: number | null;
  precision: number | null;
  recall: number | null;
  f1Conflict: number | null;
  f1Agreement: number | null;
  macroF1: number | null;
}

/** `part / whole`; null where the whole is 0, so that "none" is not read as "none right". */
export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

export function confusionOf(decisions: Iterable<Decision>): Confusion {
  const counts = { truePositives: 0, falsePositives: 0, falseNegatives: 0, trueNegatives: 0 };
  for (const { conflict, flagged } of decisions) {
    if (conflict) counts[flagged ? 'truePositives' : 'falseNegatives']++;
    else counts[flagged ? 'falsePositives' : 'trueNegatives']++;
  }
  return counts;
}

const f1 = (right: number, wrong: number, missed: number): number | null =>
  share(2 * right, 2 * right + wrong + missed);

/** Macro-F1 is the plain mean of the two classes' F1 (Sokolova & Lapalme 2009). */
export function scoresOf(counts: Confusion): Scores {
  const { truePositives, falsePositives, falseNegatives, trueNegatives } = counts;
  const all = truePositives + falsePositives + falseNegatives + trueNegatives;
  const f1Conflict = f1(truePositives, falsePositives, falseNegatives);
  const f1Agreement = f1(trueNegatives, falseNegatives, falsePositives);
  return {
    accuracy: share(truePositives + trueNegatives, all),
    precision: share(truePositives, truePositives + falsePositives),
    recall: share(truePositives, truePositives + falseNegatives),
    f1Conflict,
    f1Agreement,
    macroF1: all === 0 ? null : ((f1Conflict ?? 0) + (f1Agreement ?? 0)) / 2,
  };
}

/** A flag's score (0–1) and whether the two really conflict. */
export interface ScoredFlag {
  score: number;
  right: boolean;
}

/** Flags whose score is `from` or more and below `to` (the last bin takes 1 in). */
export interface Bin {
  from: number;
  to: number;
  count: number;
  meanScore: number;
  shareRight: number;
}

/** Bins of equal width over 0–1; empty ones are left out. */
export function reliabilityBins(flags: readonly ScoredFlag[], width = 0.1): Bin[] {
  const number = Math.round(1 / width);
  const members = new Map<number, ScoredFlag[]>();
  for (const flag of flags) {
    // A score such as 0.7 is a hair below 7 × 0.1 in binary.
    const at = Math.min(number - 1, Math.floor(flag.score / width + 1e-9));
    members.set(at, [...(members.get(at) ?? []), flag]);
  }
  return [...members]
    .sort(([x], [y]) => x - y)
    .map(([at, inside]) => ({
      from: at / number,
      to: (at + 1) / number,
      count: inside.length,
      meanScore: inside.reduce((sum, { score }) => sum + score, 0) / inside.length,
      shareRight: inside.filter(({ right }) => right).length / inside.length,
    }));
}

/** Expected calibration error (Guo et al. 2017): the gap of each bin, weighted by its flags. */
export function calibrationError(bins: readonly Bin[]): number | null {
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  const gaps = bins.reduce((sum, b) => sum + b.count * Math.abs(b.meanScore - b.shareRight), 0);
  return share(gaps, all);
}

export interface Ranking {
  queries: number;
  /** The share of queries whose first result is right. */
  precisionAt1: number | null;
  /** Mean reciprocal rank of the first right result. */
  meanReciprocalRank: number | null;
}

/** @param ranks for each query the place of the first right result, from 1; Infinity where none */
export function rankingOf(ranks: readonly number[]): Ranking {
  return {
    queries: ranks.length,
    precisionAt1: share(ranks.filter((rank) => rank === 1).length, ranks.length),
    meanReciprocalRank: share(
      ranks.reduce((sum, rank) => sum + 1 / rank, 0),
      ranks.length,
    ),
  };
}

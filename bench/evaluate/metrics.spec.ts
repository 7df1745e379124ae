import { describe, expect, it } from '@jest/globals';
import { calibrationError, confusionOf, rankingOf, reliabilityBins, scoresOf } from './metrics.js';

const repeat = (times: number, conflict: boolean, flagged: boolean) =>
  Array.from({ length: times }, () => ({ conflict, flagged }));

describe('scoresOf', () => {
  it('gives the figures worked out by hand', () => {
    const counts = confusionOf([
      ...repeat(6, true, true),
      ...repeat(2, true, false),
      ...repeat(4, false, true),
      ...repeat(8, false, false),
    ]);
    expect(counts).toEqual({
      truePositives: 6,
      falseNegatives: 2,
      falsePositives: 4,
      trueNegatives: 8,
    });
    const scores = scoresOf(counts);
    expect(scores.accuracy).toBeCloseTo(14 / 20);
    expect(scores.precision).toBeCloseTo(0.6);
    expect(scores.recall).toBeCloseTo(0.75);
    expect(scores.f1Conflict).toBeCloseTo(12 / 18);
    expect(scores.f1Agreement).toBeCloseTo(16 / 22);
    expect(scores.macroF1).toBeCloseTo((12 / 18 + 16 / 22) / 2);
  });

  it('gives half the F1 of the greater class to whoever always answers with it', () => {
    const always = confusionOf([...repeat(64, true, true), ...repeat(36, false, true)]);
    expect(scoresOf(always).macroF1).toBeCloseTo((2 * 64) / (2 * 64 + 36) / 2);
  });

  it('does not call nothing a failure', () => {
    expect(scoresOf(confusionOf([]))).toEqual({
      accuracy: null,
      precision: null,
      recall: null,
      f1Conflict: null,
      f1Agreement: null,
      macroF1: null,
    });
    expect(scoresOf(confusionOf(repeat(3, false, false))).precision).toBeNull();
  });
});

describe('reliabilityBins', () => {
  it('puts each score into the bin that begins with it', () => {
    const bins = reliabilityBins([
      { score: 0.7, right: true },
      { score: 0.79, right: false },
      { score: 0.3, right: true },
      { score: 1, right: true },
    ]);
    expect(bins.map(({ from, count }) => [from, count])).toEqual([
      [0.3, 1],
      [0.7, 2],
      [0.9, 1],
    ]);
    expect(bins[1]?.meanScore).toBeCloseTo(0.745);
    expect(bins[1]?.shareRight).toBeCloseTo(0.5);
  });

  it('takes the width it is given', () => {
    const flags = [0.05, 0.15, 0.95].map((score) => ({ score, right: true }));
    expect(reliabilityBins(flags, 0.2).map(({ count }) => count)).toEqual([2, 1]);
  });
});

describe('calibrationError', () => {
  it('weighs the gap of each bin by its flags', () => {
    const bins = reliabilityBins([
      ...Array.from({ length: 8 }, (_, i) => ({ score: 0.85, right: i < 6 })),
      ...Array.from({ length: 2 }, () => ({ score: 0.55, right: true })),
    ]);
    expect(calibrationError(bins)).toBeCloseTo((8 * 0.1 + 2 * 0.45) / 10);
    expect(calibrationError([])).toBeNull();
  });
});

describe('rankingOf', () => {
  it('takes the mean of the reciprocal ranks', () => {
    const ranking = rankingOf([1, 2, 4, Infinity]);
    expect(ranking.precisionAt1).toBeCloseTo(0.25);
    expect(ranking.meanReciprocalRank).toBeCloseTo((1 + 0.5 + 0.25) / 4);
    expect(rankingOf([]).precisionAt1).toBeNull();
  });
});

import { describe, expect, it } from '@jest/globals';
import { leafOf } from '../../src/contradictions/detection/alignment/judge.js';
import { Random } from '../random.js';
import { boost } from './boosting.js';
import { calibrate } from './calibrate.js';
import { fitLogistic, oddsOf } from './logistic.js';

/** Points of which the class is whether exactly one coordinate is above a half: no straight line parts them. */
const points = (count: number): { x: Float64Array[]; y: number[]; weight: number[] } => {
  const random = new Random(3);
  const x = Array.from({ length: count }, () => Float64Array.of(random.next(), random.next()));
  const y = x.map(([p = 0, q = 0]) => (p > 0.5 !== q > 0.5 ? 1 : 0));
  return { x, y, weight: y.map(() => 1) };
};

describe('boosted trees', () => {
  it('learn what no straight line parts, the same in every run', () => {
    const data = points(400);
    const options = { trees: 40, depth: 3, rate: 0.3, leaf: 5, sample: 0.8, features: 1, ridge: 1 };
    const train = () => {
      const random = new Random(7);
      return boost(data, { ...options, random: () => random.next() });
    };
    const { bias, trees } = train();
    const odds = (row: Float64Array): number =>
      trees.reduce((sum, tree) => sum + leafOf(tree, row), bias);
    const right = data.x.filter((row, at) => odds(row) > 0 === (data.y[at] === 1));
    expect(right.length).toBeGreaterThan(380);
    expect(train()).toEqual({ bias, trees });
  });
});

describe('logistic regression', () => {
  it('gives a telling feature weight and one that tells nothing next to none', () => {
    const rows = Array.from(
      { length: 200 },
      (_, i) =>
        new Map([
          ['telling', i % 2],
          ['noise', i % 3 === 0 ? 1 : 0],
        ]),
    );
    const y = rows.map((row) => row.get('telling') ?? 0);
    const model = fitLogistic(
      rows,
      y,
      y.map(() => 1),
      { ridge: 1, epochs: 300 },
    );
    expect(model.weights.get('telling')).toBeGreaterThan(2);
    expect(Math.abs(model.weights.get('noise') ?? 1)).toBeLessThan(0.5);
    expect(oddsOf(model, new Map([['telling', 1]]))).toBeGreaterThan(0);
  });
});

describe('calibration', () => {
  it('draws odds that are too sure back to how often they are right', () => {
    const outcomes = Array.from({ length: 1000 }, (_, i) => ({
      source: 'test',
      odds: i % 2 === 0 ? 4 : -4,
      conflict: i % 2 === 0 ? i % 10 < 8 : i % 10 > 8,
    }));
    const { slope, bias } = calibrate(outcomes);
    expect(1 / (1 + Math.exp(-(slope * 4 + bias)))).toBeCloseTo(0.8, 1);
  });
});

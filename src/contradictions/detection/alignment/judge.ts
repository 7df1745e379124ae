import type { FeatureRow } from './feature-row.js';
import type { Features } from './features.js';
import { once } from '../once.js';
import { layOut, mayComeTo, MILLION, mostOfAll } from './trees.js';
import { type Boosted, type ConflictModel, type Tree, WEIGHTS } from './weights.js';

/** The probability that two statements speak of one matter at all. */
export function relatedness(features: Features): number {
  const { bias, weights } = WEIGHTS.related;
  let odds = bias;
  for (const name in weights) odds += weights[name]! * (features[name] ?? 0);
  return 1 / (1 + Math.exp(-odds));
}

/** The value of the leaf that a row of numbers falls into. */
export function leafOf(tree: Tree, row: ArrayLike<number>): number {
  let node = 0;
  for (;;) {
    const feature = tree.feature[node] ?? -1;
    if (feature < 0) return tree.value[node] ?? 0;
    const goesLeft = (row[feature] ?? 0) <= (tree.threshold[node] ?? 0);
    node = (goesLeft ? tree.left[node] : tree.right[node]) ?? 0;
  }
}

const NONE_LATE: ReadonlySet<string> = new Set();
const walkOf = once((model: Boosted) => layOut(model, NONE_LATE));

/**
 * The log odds that two related statements conflict, before calibration: what the trees add up to, or the early ones alone
 * where they fall short.
 */
export const conflictOdds = (model: Boosted, row: FeatureRow): number =>
  model.bias + mostOfAll(walkOf(model), row, -Infinity) / MILLION;

/** Whether the log odds are so high. */
export const reaches = (model: Boosted, row: FeatureRow, odds: number): boolean =>
  mayComeTo(walkOf(model), row, odds);

/** Log odds as a probability, calibrated on development data. */
export function calibrated({ calibration }: ConflictModel, odds: number): number {
  return 1 / (1 + Math.exp(-(calibration.slope * odds + calibration.bias)));
}

export const logOdds = (probability: number): number => Math.log(probability / (1 - probability));

/** The log odds that calibration makes a probability. */
export const uncalibrated = ({ calibration }: ConflictModel, probability: number): number =>
  (logOdds(probability) - calibration.bias) / calibration.slope;

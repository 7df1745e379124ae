import type { FeatureRow } from './feature-row.js';
import { uncalibrated } from './judge.js';
import { layOut, MILLION, mostOfAll, ROUNDING, type Walk } from './trees.js';
import { type ConflictModel, WEIGHTS } from './weights.js';

const laidOut = new WeakMap<ConflictModel, Walk>();

/**
 * Whether the trained model may give a pair a probability while the late features are not yet known, for certain not where
 * false: takes for each tree the most that it can add, and stops as soon as the trees that are left cannot make it up.
 *
 * @param row with all features but the late ones
 * @param late names of features; the same at each call
 * @param least the probability, 0–1: no less than what the early trees must come to (`early`), as training makes sure
 */
export function mayReach(row: FeatureRow, late: ReadonlySet<string>, least: number): boolean {
  const model = WEIGHTS.conflict;
  if (!(model.calibration.slope > 0)) return true;
  let walk = laidOut.get(model);
  if (!walk) laidOut.set(model, (walk = layOut(model, late)));
  const needed = (uncalibrated(model, least) - model.bias) * MILLION - ROUNDING;
  return mostOfAll(walk, row, needed) >= needed;
}

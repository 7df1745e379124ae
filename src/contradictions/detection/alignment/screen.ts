import { once } from '../once.js';
import { LATE_FEATURES } from './context-features.js';
import type { FeatureRow } from './feature-row.js';
import { uncalibrated } from './judge.js';
import { layOut, mayComeTo } from './trees.js';
import { type ConflictModel, WEIGHTS } from './weights.js';

const walkOf = once((model: ConflictModel) => layOut(model, LATE_FEATURES));

/**
 * Whether the trained model may give a pair a probability while the late features are not yet known, for certain not where
 * false: takes for each tree the most that it can add, and stops as soon as the trees that are left cannot make it up.
 *
 * @param row with all features but the late ones
 * @param least the probability, 0–1: no less than what the early trees must come to (`early`), as training makes sure
 */
export function mayReach(row: FeatureRow, least: number): boolean {
  const model = WEIGHTS.conflict;
  if (!(model.calibration.slope > 0)) return true;
  return mayComeTo(walkOf(model), row, uncalibrated(model, least));
}

import type { Features } from './features.js';
import { type ConflictModel, type Tree, WEIGHTS } from './weights.js';

/** The probability that two statements speak of one matter at all. */
export function relatedness(features: Features): number {
  const { bias, weights } = WEIGHTS.related;
  let odds = bias;
  for (const [name, weight] of Object.entries(weights)) odds += weight * (features[name] ?? 0);
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

/** The log odds that two related statements conflict, before calibration. */
export function conflictOdds(
  model: ConflictModel,
  features: Features,
  leftovers: readonly string[],
): number {
  const { linear, boosted } = model;
  let straight = linear.bias;
  for (const [name, value] of Object.entries(features))
    straight += (linear.weights[name] ?? 0) * value;
  for (const key of leftovers) straight += linear.leftovers[key] ?? 0;
  const row = boosted.features.map((name) => features[name] ?? 0);
  const grown = boosted.trees.reduce((sum, tree) => sum + leafOf(tree, row), boosted.bias);
  return (straight + grown) / 2;
}

/** Log odds as a probability, calibrated on development data. */
export function calibrated({ calibration }: ConflictModel, odds: number): number {
  return 1 / (1 + Math.exp(-(calibration.slope * odds + calibration.bias)));
}

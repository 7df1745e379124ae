import { FeatureRow, placeOf } from './feature-row.js';
import type { Features } from './features.js';
import { type ConflictModel, type Tree, WEIGHTS } from './weights.js';

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

/** A model with its features as places in a row. */
interface Compiled {
  weights: Float64Array;
  trees: readonly Tree[];
}

const compiled = new WeakMap<ConflictModel, Compiled>();

function compile(model: ConflictModel): Compiled {
  const { linear, boosted } = model;
  const weights = new Float64Array(new FeatureRow().values.length);
  for (const [name, weight] of Object.entries(linear.weights)) weights[placeOf(name)] = weight;
  const places = boosted.features.map(placeOf);
  const trees = boosted.trees.map((tree) => ({
    ...tree,
    feature: tree.feature.map((at) => (at < 0 ? at : (places[at] ?? 0))),
  }));
  return { weights, trees };
}

/** The log odds that two related statements conflict, before calibration. */
export function conflictOdds(
  model: ConflictModel,
  { values }: FeatureRow,
  leftovers: readonly string[],
): number {
  const { weights, trees } = compiled.get(model) ?? compile(model);
  if (!compiled.has(model)) compiled.set(model, { weights, trees });
  let straight = model.linear.bias;
  for (let at = 0; at < weights.length; at++) straight += (weights[at] ?? 0) * (values[at] ?? 0);
  for (const key of leftovers) straight += model.linear.leftovers[key] ?? 0;
  let grown = model.boosted.bias;
  for (const tree of trees) grown += leafOf(tree, values);
  return (straight + grown) / 2;
}

/** Log odds as a probability, calibrated on development data. */
export function calibrated({ calibration }: ConflictModel, odds: number): number {
  return 1 / (1 + Math.exp(-(calibration.slope * odds + calibration.bias)));
}

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

/** A model with its features as places in a row, and its trees one after the other in arrays. */
interface Compiled {
  weights: Float64Array;
  roots: Int32Array;
  /** Of each node; -1 in a leaf. */
  feature: Int32Array;
  /** Of a leaf, what it adds. */
  threshold: Float64Array;
  left: Int32Array;
  right: Int32Array;
}

const compiled = new WeakMap<ConflictModel, Compiled>();

function compile(model: ConflictModel): Compiled {
  const { linear, boosted } = model;
  const weights = new Float64Array(new FeatureRow().values.length);
  for (const [name, weight] of Object.entries(linear.weights)) weights[placeOf(name)] = weight;
  const places = boosted.features.map(placeOf);
  const nodes = boosted.trees.reduce((sum, tree) => sum + tree.feature.length, 0);
  const [feature, left, right] = [0, 0, 0].map(() => new Int32Array(nodes)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const threshold = new Float64Array(nodes);
  const roots = new Int32Array(boosted.trees.length);
  let root = 0;
  for (const [i, tree] of boosted.trees.entries()) {
    roots[i] = root;
    for (const [at, split] of tree.feature.entries()) {
      const leaf = split < 0;
      feature[root + at] = leaf ? -1 : places[split]!;
      threshold[root + at] = (leaf ? tree.value[at] : tree.threshold[at]) ?? 0;
      left[root + at] = root + (tree.left[at] ?? 0);
      right[root + at] = root + (tree.right[at] ?? 0);
    }
    root += tree.feature.length;
  }
  return { weights, roots, feature, threshold, left, right };
}

/** What the trees add up to, in their order. */
function grownBy(
  bias: number,
  { roots, feature, threshold, left, right }: Compiled,
  values: Float64Array,
): number {
  let sum = bias;
  for (const root of roots) {
    let node = root;
    let split = feature[node]!;
    while (split >= 0) {
      node = values[split]! <= threshold[node]! ? left[node]! : right[node]!;
      split = feature[node]!;
    }
    sum += threshold[node]!;
  }
  return sum;
}

/** How much the trees count; chosen on pairs held out of training, where they carry further than words do. */
const OF_TREES = 0.7;

/** The log odds that two related statements conflict, before calibration. */
export function conflictOdds(
  model: ConflictModel,
  { values }: FeatureRow,
  leftovers: readonly string[],
): number {
  let ready = compiled.get(model);
  if (!ready) compiled.set(model, (ready = compile(model)));
  const { weights } = ready;
  let straight = model.linear.bias;
  for (let at = 0; at < weights.length; at++) straight += weights[at]! * values[at]!;
  for (const key of leftovers) straight += model.linear.leftovers[key] ?? 0;
  return (1 - OF_TREES) * straight + OF_TREES * grownBy(model.boosted.bias, ready, values);
}

/** Log odds as a probability, calibrated on development data. */
export function calibrated({ calibration }: ConflictModel, odds: number): number {
  return 1 / (1 + Math.exp(-(calibration.slope * odds + calibration.bias)));
}

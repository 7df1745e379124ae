import { type FeatureRow, placeOf } from './feature-row.js';
import type { Features } from './features.js';
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

/** Trees with their features as places in a row, one after the other in arrays. */
interface Compiled {
  roots: Int32Array;
  /** Of each node; -1 in a leaf. */
  feature: Int32Array;
  /** Of a leaf, what it adds. */
  threshold: Float64Array;
  left: Int32Array;
  right: Int32Array;
}

const compiled = new WeakMap<Boosted, Compiled>();

function compile({ features, trees }: Boosted): Compiled {
  const places = features.map(placeOf);
  const nodes = trees.reduce((sum, tree) => sum + tree.feature.length, 0);
  const [feature, left, right] = [0, 0, 0].map(() => new Int32Array(nodes)) as [
    Int32Array,
    Int32Array,
    Int32Array,
  ];
  const threshold = new Float64Array(nodes);
  const roots = new Int32Array(trees.length);
  let root = 0;
  for (const [i, tree] of trees.entries()) {
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
  return { roots, feature, threshold, left, right };
}

/** The log odds that two related statements conflict, before calibration: what the trees add up to. */
export function conflictOdds(model: Boosted, { values }: FeatureRow): number {
  let ready = compiled.get(model);
  if (!ready) compiled.set(model, (ready = compile(model)));
  const { roots, feature, threshold, left, right } = ready;
  let sum = model.bias;
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

/** Log odds as a probability, calibrated on development data. */
export function calibrated({ calibration }: ConflictModel, odds: number): number {
  return 1 / (1 + Math.exp(-(calibration.slope * odds + calibration.bias)));
}

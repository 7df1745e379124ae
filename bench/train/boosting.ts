import { leafOf } from '../../src/contradictions/detection/alignment/judge.js';
import type { Tree } from '../../src/contradictions/detection/alignment/weights.js';

export interface BoostingOptions {
  trees: number;
  depth: number;
  /** How much of each tree's correction is taken. */
  rate: number;
  /** Least weight of rows in a leaf. */
  leaf: number;
  /** Share of rows each tree sees. */
  sample: number;
  /** Share of features each tree looks at. */
  features: number;
  /** Ridge on leaf values. */
  ridge: number;
  random: () => number;
}

export interface Rows {
  x: readonly Float64Array[];
  y: readonly number[];
  weight: readonly number[];
}

interface Split {
  feature: number;
  /** Rows in this bin and below go left. */
  bin: number;
  threshold: number;
  gain: number;
}

const sigmoid = (odds: number): number => 1 / (1 + Math.exp(-odds));

/** Thresholds between the distinct values of a feature, at most so many. */
const MAX_BINS = 64;

/** Each feature's values cut into bins, so that a split is looked for in one pass over the rows. */
interface Binned {
  thresholds: readonly Float64Array[];
  /** The bin of each row, one array a feature. */
  bins: readonly Uint8Array[];
}

const round = (value: number): number => Math.round(value * 1e4) / 1e4;

function binned(x: readonly Float64Array[]): Binned {
  const features = x[0]?.length ?? 0;
  const thresholds: Float64Array[] = [];
  const bins: Uint8Array[] = [];
  for (let feature = 0; feature < features; feature++) {
    const values = [...new Set(x.map((row) => row[feature] ?? 0))].sort((p, q) => p - q);
    const step = Math.max(1, values.length / MAX_BINS);
    const cuts: number[] = [];
    for (let at = step; at < values.length; at += step) {
      const i = Math.floor(at);
      cuts.push(round(((values[i - 1] ?? 0) + (values[i] ?? 0)) / 2));
    }
    thresholds.push(Float64Array.from(cuts));
    bins.push(
      Uint8Array.from(x, (row) => {
        const at = cuts.findIndex((cut) => (row[feature] ?? 0) <= cut);
        return at < 0 ? cuts.length : at;
      }),
    );
  }
  return { thresholds, bins };
}

/** Sums of gradients and curvatures of some rows. */
function totals(rows: readonly number[], g: Float64Array, h: Float64Array): [number, number] {
  let gradient = 0;
  let curvature = 0;
  for (const row of rows) {
    gradient += g[row] ?? 0;
    curvature += h[row] ?? 0;
  }
  return [gradient, curvature];
}

function bestSplit(
  data: Binned,
  features: readonly number[],
  rows: readonly number[],
  g: Float64Array,
  h: Float64Array,
  options: BoostingOptions,
): Split | null {
  const [gradient, curvature] = totals(rows, g, h);
  const score = (sum: number, weight: number): number => (sum * sum) / (weight + options.ridge);
  const base = score(gradient, curvature);
  let best: Split | null = null;
  for (const feature of features) {
    const bins = data.bins[feature]!;
    const cuts = data.thresholds[feature]!;
    const sums = new Float64Array(3 * (cuts.length + 1));
    for (const row of rows) {
      const at = 3 * bins[row]!;
      sums[at]! += g[row]!;
      sums[at + 1]! += h[row]!;
      sums[at + 2]! += 1;
    }
    let [leftG, leftH, left] = [0, 0, 0];
    for (let bin = 0; bin < cuts.length; bin++) {
      leftG += sums[3 * bin]!;
      leftH += sums[3 * bin + 1]!;
      left += sums[3 * bin + 2]!;
      if (left < options.leaf) continue;
      if (rows.length - left < options.leaf) break;
      const gain = score(leftG, leftH) + score(gradient - leftG, curvature - leftH) - base;
      if (gain > (best?.gain ?? 1e-6)) best = { feature, bin, threshold: cuts[bin]!, gain };
    }
  }
  return best;
}

function growTree(
  data: Binned,
  sample: readonly number[],
  g: Float64Array,
  h: Float64Array,
  options: BoostingOptions,
): Tree {
  const tree: Tree = { feature: [], threshold: [], left: [], right: [], value: [] };
  const features = data.bins.flatMap((_, at) => (options.random() < options.features ? [at] : []));
  const grow = (rows: readonly number[], depth: number): number => {
    const node = tree.feature.length;
    const [gradient, curvature] = totals(rows, g, h);
    tree.feature.push(-1);
    tree.threshold.push(0);
    tree.left.push(0);
    tree.right.push(0);
    tree.value.push(round((options.rate * gradient) / (curvature + options.ridge)));
    const split = depth === 0 ? null : bestSplit(data, features, rows, g, h, options);
    if (!split) return node;
    const goesLeft = (row: number): boolean => (data.bins[split.feature]?.[row] ?? 0) <= split.bin;
    tree.feature[node] = split.feature;
    tree.threshold[node] = split.threshold;
    tree.value[node] = 0;
    tree.left[node] = grow(rows.filter(goesLeft), depth - 1);
    tree.right[node] = grow(
      rows.filter((row) => !goesLeft(row)),
      depth - 1,
    );
    return node;
  };
  grow(sample, options.depth);
  return tree;
}

/**
 * Gradient boosting of logistic loss with Newton leaves (Friedman 2001; Chen and Guestrin 2016, for the
 * leaf values). Deterministic for one random source.
 */
export function boost(data: Rows, options: BoostingOptions): { bias: number; trees: Tree[] } {
  const weight = data.weight.reduce((sum, each) => sum + each, 0);
  const positive = data.y.reduce((sum, y, row) => sum + y * (data.weight[row] ?? 0), 0);
  const bias = round(Math.log(positive / (weight - positive)));
  const odds = new Float64Array(data.y.length).fill(bias);
  const g = new Float64Array(data.y.length);
  const h = new Float64Array(data.y.length);
  const trees: Tree[] = [];
  const cut = binned(data.x);
  for (let turn = 0; turn < options.trees; turn++) {
    const sample: number[] = [];
    data.y.forEach((y, row) => {
      const p = sigmoid(odds[row] ?? 0);
      g[row] = (y - p) * (data.weight[row] ?? 0);
      h[row] = p * (1 - p) * (data.weight[row] ?? 0);
      if (options.random() < options.sample) sample.push(row);
    });
    const tree = growTree(cut, sample, g, h, options);
    trees.push(tree);
    data.x.forEach((row, at) => (odds[at] = (odds[at] ?? 0) + leafOf(tree, row)));
  }
  return { bias, trees };
}

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

/**
 * The bins of each row that are not what most rows have: most features are 0 of most pairs, and are not looked at
 * where they are.
 */
interface Sparse extends Binned {
  /** The bin of most rows, of each feature. */
  usual: Uint8Array;
  /** Where the entries of each row start; one more than there are rows. */
  starts: Int32Array;
  features: Uint16Array;
  entries: Uint8Array;
}

function usualOf(bins: Uint8Array): number {
  const counts = new Int32Array(MAX_BINS + 1);
  for (const bin of bins) counts[bin]!++;
  return counts.indexOf(Math.max(...counts));
}

function sparse(data: Binned): Sparse {
  const rows = data.bins[0]?.length ?? 0;
  const usual = Uint8Array.from(data.bins, usualOf);
  const starts = new Int32Array(rows + 1);
  for (let row = 0; row < rows; row++) {
    let count = 0;
    for (const [feature, bins] of data.bins.entries()) if (bins[row] !== usual[feature]) count++;
    starts[row + 1] = starts[row]! + count;
  }
  const features = new Uint16Array(starts[rows]!);
  const entries = new Uint8Array(starts[rows]!);
  const next = starts.slice();
  for (const [feature, bins] of data.bins.entries())
    for (let row = 0; row < rows; row++) {
      if (bins[row] === usual[feature]) continue;
      features[next[row]!] = feature;
      entries[next[row]!++] = bins[row]!;
    }
  return { ...data, usual, starts, features, entries };
}

/** What the bins of some rows come to: of each its gradients, curvatures and rows, the features one after another. */
type Sums = Float64Array;
const WIDE = 3;

/** Grows one tree on some rows and some features. */
class Grower {
  readonly tree: Tree = { feature: [], threshold: [], left: [], right: [], value: [] };
  private readonly features: number[] = [];
  /** Where the sums of each feature start; -1 for one that this tree does not look at. */
  private readonly offsets: Int32Array;
  private size = 0;

  constructor(
    private readonly data: Sparse,
    private readonly g: Float64Array,
    private readonly h: Float64Array,
    private readonly options: BoostingOptions,
  ) {
    this.offsets = new Int32Array(data.bins.length).fill(-1);
    for (const [feature, { length }] of data.thresholds.entries()) {
      if (options.random() >= options.features) continue;
      this.features.push(feature);
      this.offsets[feature] = this.size;
      this.size += WIDE * (length + 1);
    }
    // Behind all features the sums of the rows themselves.
    this.size += WIDE;
  }

  private sumsOf(rows: Int32Array): Sums {
    const { starts, features, entries } = this.data;
    const { offsets, g, h } = this;
    const sums = new Float64Array(this.size);
    const all = this.size - WIDE;
    for (const row of rows) {
      const [gradient, curvature] = [g[row]!, h[row]!];
      for (let at = starts[row]!; at < starts[row + 1]!; at++) {
        const offset = offsets[features[at]!]!;
        if (offset < 0) continue;
        const bin = offset + WIDE * entries[at]!;
        sums[bin]! += gradient;
        sums[bin + 1]! += curvature;
        sums[bin + 2]! += 1;
      }
      sums[all]! += gradient;
      sums[all + 1]! += curvature;
      sums[all + 2]! += 1;
    }
    this.fillUsual(sums);
    return sums;
  }

  /** What the other bins leave of all rows has the usual bin. */
  private fillUsual(sums: Sums): void {
    const all = this.size - WIDE;
    for (const feature of this.features) {
      const offset = this.offsets[feature]!;
      const usual = offset + WIDE * this.data.usual[feature]!;
      const end = offset + WIDE * (this.data.thresholds[feature]!.length + 1);
      for (let what = 0; what < WIDE; what++) {
        let others = 0;
        for (let bin = offset + what; bin < end; bin += WIDE)
          if (bin !== usual + what) others += sums[bin]!;
        sums[usual + what] = sums[all + what]! - others;
      }
    }
  }

  private bestSplit(sums: Sums): Split | null {
    const { ridge, leaf } = this.options;
    const all = this.size - WIDE;
    const [gradient, curvature, rows] = [sums[all]!, sums[all + 1]!, sums[all + 2]!];
    const score = (sum: number, weight: number): number => (sum * sum) / (weight + ridge);
    const base = score(gradient, curvature);
    let best: Split | null = null;
    for (const feature of this.features) {
      const cuts = this.data.thresholds[feature]!;
      const offset = this.offsets[feature]!;
      let [leftG, leftH, left] = [0, 0, 0];
      for (let bin = 0; bin < cuts.length; bin++) {
        const at = offset + WIDE * bin;
        // What subtracting leaves in an empty bin must not choose between equal cuts.
        if (sums[at + 2] === 0) continue;
        leftG += sums[at]!;
        leftH += sums[at + 1]!;
        left += sums[at + 2]!;
        if (left < leaf) continue;
        if (rows - left < leaf) break;
        const gain = score(leftG, leftH) + score(gradient - leftG, curvature - leftH) - base;
        if (gain > (best?.gain ?? 1e-6)) best = { feature, bin, threshold: cuts[bin]!, gain };
      }
    }
    return best;
  }

  /** Adds the node of some rows, and those under it. @returns its number */
  grow(rows: Int32Array, depth = this.options.depth, sums: Sums = this.sumsOf(rows)): number {
    const { tree, options } = this;
    const node = tree.feature.length;
    const all = sums.length - WIDE;
    tree.feature.push(-1);
    tree.threshold.push(0);
    tree.left.push(0);
    tree.right.push(0);
    tree.value.push(round((options.rate * sums[all]!) / (sums[all + 1]! + options.ridge)));
    const split = depth === 0 ? null : this.bestSplit(sums);
    if (!split) return node;
    const bins = this.data.bins[split.feature]!;
    const left = rows.filter((row) => bins[row]! <= split.bin);
    const right = rows.filter((row) => bins[row]! > split.bin);
    // Only the smaller side is summed up; the other has the rest.
    const [smaller, isLeft] = left.length <= right.length ? [left, true] : [right, false];
    const few = depth === 1 ? this.totalsOf(smaller) : this.sumsOf(smaller);
    const rest = sums.subarray(-few.length).map((sum, at) => sum - few[at]!);
    tree.feature[node] = split.feature;
    tree.threshold[node] = split.threshold;
    tree.value[node] = 0;
    tree.left[node] = this.grow(left, depth - 1, isLeft ? few : rest);
    tree.right[node] = this.grow(right, depth - 1, isLeft ? rest : few);
    return node;
  }

  /** The sums of the rows alone, where no further split is looked for. */
  private totalsOf(rows: Int32Array): Sums {
    const sums = new Float64Array(WIDE);
    for (const row of rows) {
      sums[0]! += this.g[row]!;
      sums[1]! += this.h[row]!;
    }
    sums[2] = rows.length;
    return sums;
  }
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
  const cut = sparse(binned(data.x));
  for (let turn = 0; turn < options.trees; turn++) {
    const sample: number[] = [];
    data.y.forEach((y, row) => {
      const p = sigmoid(odds[row] ?? 0);
      g[row] = (y - p) * (data.weight[row] ?? 0);
      h[row] = p * (1 - p) * (data.weight[row] ?? 0);
      if (options.random() < options.sample) sample.push(row);
    });
    const grower = new Grower(cut, g, h, options);
    grower.grow(Int32Array.from(sample));
    trees.push(grower.tree);
    data.x.forEach((row, at) => (odds[at] = (odds[at] ?? 0) + leafOf(grower.tree, row)));
  }
  return { bias, trees };
}

import { type FeatureRow, placeOf } from './feature-row.js';
import { type ConflictModel, type Tree, WEIGHTS } from './weights.js';

/**
 * A node in one number. A leaf is negative; a split holds the feature, how many of its cuts lie under the one it
 * compares with, whether its feature is known late, and how far off its right branch stands. The left one follows it.
 */
const FEATURE_BITS = 10;
const CUT_BITS = 8;
const FEATURE = (1 << FEATURE_BITS) - 1;
const CUT = (1 << CUT_BITS) - 1;
const LATE = 1 << (FEATURE_BITS + CUT_BITS);
const RIGHT = FEATURE_BITS + CUT_BITS + 1;
const MOST_NODES = 1 << (31 - RIGHT);

/** Leaves as whole millionths, rounded up; and what is added to keep them apart from splits. */
const MILLION = 1e6;
const LEAF = 1 << 30;
const inLeaf = (value: number): number => Math.ceil(value * MILLION) - LEAF;

/** So that no rounding turns away what the exact sum would let through: far more than sums are rounded by. */
const ROUNDING = 100;

/** A model whose trees are laid out to be bounded: those that come down furthest first. */
interface Screen {
  nodes: Int32Array;
  roots: Int32Array;
  /** The most that all trees from one on can add, one more than there are trees. */
  most: Int32Array;
  /** Of each feature its place in a row and the values it is compared with, ascending. */
  places: Int32Array;
  cuts: Float64Array[];
  /** How many of the cuts lie under each feature's value: of a row of zeros, and of the row at hand. */
  zeros: Uint8Array;
  under: Uint8Array;
}

const laidOut = new WeakMap<ConflictModel, Screen>();

/** How many of some ascending values lie under one. */
function countUnder(cuts: Float64Array, value: number): number {
  let [from, to] = [0, cuts.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (cuts[middle]! < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

function cutsOf({ features, trees }: ConflictModel): Float64Array[] {
  const found = features.map(() => new Set<number>());
  for (const { feature, threshold } of trees)
    for (const [at, split] of feature.entries())
      if (split >= 0) found[split]!.add(threshold[at] ?? 0);
  return found.map((values) => Float64Array.from(values).sort());
}

/** Adds a node and what is under it. @returns the most that it can add, in millionths */
function layOut(
  tree: Tree,
  at: number,
  cuts: readonly Float64Array[],
  late: readonly boolean[],
  nodes: number[],
): number {
  const split = tree.feature[at] ?? -1;
  const place = nodes.length;
  if (split < 0) {
    nodes.push(inLeaf(tree.value[at] ?? 0));
    return nodes[place]! + LEAF;
  }
  nodes.push(0);
  const left = layOut(tree, tree.left[at] ?? 0, cuts, late, nodes);
  const far = nodes.length - place;
  const right = layOut(tree, tree.right[at] ?? 0, cuts, late, nodes);
  const under = countUnder(cuts[split]!, tree.threshold[at] ?? 0);
  if (split > FEATURE || under > CUT || far >= MOST_NODES)
    throw new Error('a tree of the trained model is larger than it can be laid out');
  nodes[place] = split | (under << FEATURE_BITS) | (late[split] ? LATE : 0) | (far << RIGHT);
  return Math.max(left, right);
}

function prepare(model: ConflictModel, late: ReadonlySet<string>): Screen {
  const cuts = cutsOf(model);
  const isLate = model.features.map((name) => late.has(name));
  const trees = model.trees.map((tree) => {
    const nodes: number[] = [];
    return { nodes, most: layOut(tree, 0, cuts, isLate, nodes) };
  });
  trees.sort((one, other) => other.most - one.most);
  const roots = new Int32Array(trees.length);
  const most = new Int32Array(trees.length + 1);
  for (let at = trees.length - 1; at >= 0; at--) most[at] = most[at + 1]! + trees[at]!.most;
  for (let at = 1; at < trees.length; at++)
    roots[at] = roots[at - 1]! + trees[at - 1]!.nodes.length;
  return {
    nodes: Int32Array.from(trees.flatMap(({ nodes }) => nodes)),
    roots,
    most,
    places: Int32Array.from(model.features, placeOf),
    cuts,
    zeros: Uint8Array.from(cuts, (each) => countUnder(each, 0)),
    under: new Uint8Array(cuts.length),
  };
}

function place({ places, cuts, zeros, under }: Screen, { values }: FeatureRow): void {
  under.set(zeros);
  for (let at = 0; at < places.length; at++) {
    const value = values[places[at]!]!;
    if (value !== 0) under[at] = countUnder(cuts[at]!, value);
  }
}

/** The most that a node can add, whatever the late features are; in millionths. */
function mostOf(nodes: Int32Array, under: Uint8Array, from: number): number {
  let at = from;
  let node = nodes[at]!;
  while (node >= 0) {
    const far = node >>> RIGHT;
    if ((node & LATE) !== 0)
      return Math.max(mostOf(nodes, under, at + 1), mostOf(nodes, under, at + far));
    // 1 to the left and `far` to the right, without a branch that the processor would have to guess.
    const right = (((node >>> FEATURE_BITS) & CUT) - under[node & FEATURE]!) >> 31;
    at += 1 + (right & (far - 1));
    node = nodes[at]!;
  }
  return node + LEAF;
}

/** The log odds from which a pair is flagged. */
const oddsNeeded = ({ threshold, calibration }: ConflictModel): number =>
  (Math.log(threshold / (1 - threshold)) - calibration.bias) / calibration.slope;

/**
 * Whether the trained model may flag a pair of which the late features are not yet known, for certain not where
 * false: takes for each tree the most that it can add, and stops as soon as the trees that are left cannot make it up.
 *
 * @param row with all features but the late ones
 * @param late names of features; the same at each call
 */
export function mayBeFlagged(row: FeatureRow, late: ReadonlySet<string>): boolean {
  const model = WEIGHTS.conflict;
  if (!(model.calibration.slope > 0)) return true;
  let screen = laidOut.get(model);
  if (!screen) laidOut.set(model, (screen = prepare(model, late)));
  place(screen, row);
  const { nodes, roots, most, under } = screen;
  const needed = (oddsNeeded(model) - model.bias) * MILLION - ROUNDING;
  let sum = 0;
  for (let at = 0; at < roots.length; at++) {
    if (sum + most[at]! < needed) return false;
    sum += mostOf(nodes, under, roots[at]!);
  }
  return sum >= needed;
}

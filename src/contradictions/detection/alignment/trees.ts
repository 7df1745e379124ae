import { type FeatureRow, placeOf } from './feature-row.js';
import type { Boosted, Tree } from './weights.js';

/**
 * A split in one number: its feature, how many of that feature's cuts lie under the one it compares with, that it is
 * a split, and how much further off than the left branch, which follows it, the right one stands. All else is 0, on
 * which a walk stays where it is.
 */
const FEATURE_BITS = 10;
const CUT_BITS = 8;
const FEATURE = (1 << FEATURE_BITS) - 1;
const CUT = (1 << CUT_BITS) - 1;
const SPLIT_AT = FEATURE_BITS + CUT_BITS;
const SPLIT = 1 << SPLIT_AT;
const FURTHER_AT = SPLIT_AT + 1;
const MOST_NODES = 1 << (31 - FURTHER_AT);

/** What a leaf adds is kept in whole millionths, rounded up: as trained, in ten-thousandths, nothing is rounded. */
export const MILLION = 1e6;
const EXACT = 1e-3;

/** So that no rounding turns away what the exact sum would let through: far more than sums are rounded by. */
const ROUNDING = 100;

/** Of a node that compares a late feature, instead of what a leaf adds: how far off its right branch stands, below 0. */
const LATE = -(1 << 30);

/** Trees that are walked down side by side: the processor waits for four nodes as long as for one. */
const ABREAST = 4;

/**
 * A model whose trees are laid out to be walked: the early ones, then those that can add most first; of each sort as many
 * as can be walked abreast.
 */
export interface Walk {
  nodes: Int32Array;
  /** What each leaf adds, and where each late node goes on. */
  ends: Int32Array;
  roots: Int32Array;
  /** What the trees add to. */
  bias: number;
  /** How many of the trees are early, and what they must add. */
  early: number;
  needed: number;
  /** Steps from a root to the furthest leaf. */
  depth: number;
  /** The most that all trees from one on can add, one more than there are trees. */
  most: Int32Array;
  /** Of each feature its place in a row and the values it is compared with, ascending. */
  places: Int32Array;
  cuts: Float64Array[];
  /** How many of the cuts lie under each feature's value: of a row of zeros, and of the row at hand. */
  zeros: Uint8Array;
  under: Uint8Array;
}

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

function cutsOf({ features, trees }: Boosted): Float64Array[] {
  const found = features.map(() => new Set<number>());
  for (const { feature, threshold } of trees)
    for (const [at, split] of feature.entries())
      if (split >= 0) found[split]!.add(threshold[at] ?? 0);
  return found.map((values) => Float64Array.from(values).sort());
}

/** A tree's nodes as in a walk. */
interface LaidOut {
  nodes: number[];
  ends: number[];
  depth: number;
  /** The most that it can add. */
  most: number;
}

/** Lays out a model's trees one by one. */
class Layout {
  constructor(
    private readonly cuts: readonly Float64Array[],
    private readonly late: readonly boolean[],
  ) {}

  of(tree: Tree): LaidOut {
    const laid: LaidOut = { nodes: [], ends: [], depth: 0, most: 0 };
    laid.most = this.add(laid, tree, 0, 0);
    return laid;
  }

  /** Adds a node and what is under it. @returns the most that it can add */
  private add(laid: LaidOut, tree: Tree, at: number, depth: number): number {
    const { nodes, ends } = laid;
    const split = tree.feature[at] ?? -1;
    const place = nodes.push(0) - 1;
    laid.depth = Math.max(laid.depth, depth);
    if (split < 0) return (ends[place] = Math.ceil((tree.value[at] ?? 0) * MILLION - EXACT));
    ends[place] = 0;
    const left = this.add(laid, tree, tree.left[at] ?? 0, depth + 1);
    const far = nodes.length - place;
    const right = this.add(laid, tree, tree.right[at] ?? 0, depth + 1);
    if (this.late[split]) ends[place] = LATE - far;
    else nodes[place] = this.coded(split, tree.threshold[at] ?? 0, far);
    return Math.max(left, right);
  }

  private coded(split: number, threshold: number, far: number): number {
    const under = countUnder(this.cuts[split]!, threshold);
    if (split > FEATURE || under > CUT || far > MOST_NODES)
      throw new Error('a tree of the trained model is larger than it can be laid out');
    return split | (under << FEATURE_BITS) | SPLIT | ((far - 1) << FURTHER_AT);
  }
}

/** A tree that adds nothing. */
const NONE: LaidOut = { nodes: [0], ends: [0], depth: 0, most: 0 };

function abreast(trees: readonly LaidOut[]): LaidOut[] {
  const missing = (ABREAST - (trees.length % ABREAST)) % ABREAST;
  return [...trees, ...Array<LaidOut>(missing).fill(NONE)];
}

/** @param late names of features that are not known where the trees are walked */
export function layOut(model: Boosted, late: ReadonlySet<string>): Walk {
  const cuts = cutsOf(model);
  if (cuts.some(({ length }) => length > CUT))
    throw new Error(`a feature of the trained model has more than ${CUT} cuts`);
  const isLate = model.features.map((name) => late.has(name));
  const layout = new Layout(cuts, isLate);
  const { trees: first, least } = model.early ?? { trees: 0, least: -Infinity };
  const early = abreast(model.trees.slice(0, first).map((tree) => layout.of(tree)));
  const others = abreast(model.trees.slice(first).map((tree) => layout.of(tree)));
  const trees = [...early, ...others.sort((one, other) => other.most - one.most)];
  const roots = new Int32Array(trees.length);
  const most = new Int32Array(trees.length + 1);
  for (let at = trees.length - 1; at >= 0; at--) most[at] = most[at + 1]! + trees[at]!.most;
  for (let at = 1; at < trees.length; at++)
    roots[at] = roots[at - 1]! + trees[at - 1]!.nodes.length;
  return {
    nodes: Int32Array.from(trees.flatMap(({ nodes }) => nodes)),
    ends: Int32Array.from(trees.flatMap(({ ends }) => ends)),
    roots,
    bias: model.bias,
    early: early.length,
    needed: (least - model.bias) * MILLION - ROUNDING,
    depth: Math.max(0, ...trees.map((tree) => tree.depth)),
    most,
    places: Int32Array.from(model.features, placeOf),
    cuts,
    zeros: Uint8Array.from(cuts, (each) => countUnder(each, 0)),
    under: new Uint8Array(cuts.length),
  };
}

function place({ places, cuts, zeros, under }: Walk, { values }: FeatureRow): void {
  under.set(zeros);
  for (let at = 0; at < places.length; at++) {
    const value = values[places[at]!]!;
    if (value !== 0) under[at] = countUnder(cuts[at]!, value);
  }
}

/** The next node: by sums and bits alone, since no processor could guess the way. */
function step(node: number, at: number, under: Uint8Array): number {
  const right = (((node >>> FEATURE_BITS) & CUT) - under[node & FEATURE]!) >> 31;
  return at + ((node >>> SPLIT_AT) & 1) + (right & (node >>> FURTHER_AT));
}

/** The most that is added where a walk ends, whatever the late features are. */
function mostAt(walk: Walk, at: number): number {
  const end = walk.ends[at]!;
  if (end >= LATE) return end;
  return Math.max(mostFrom(walk, at + 1), mostFrom(walk, at + LATE - end));
}

function mostFrom(walk: Walk, from: number): number {
  const { nodes, under } = walk;
  let at = from;
  for (let node = nodes[at]!; node !== 0; node = nodes[at]!) at = step(node, at, under);
  return mostAt(walk, at);
}

/** The most that four trees can add together. @param first of them, by its place among the roots */
function mostOfFour(walk: Walk, first: number): number {
  const { nodes, roots, under, depth } = walk;
  let [p, q] = [roots[first]!, roots[first + 1]!];
  let [r, s] = [roots[first + 2]!, roots[first + 3]!];
  for (let down = 0; down < depth; down++) {
    p = step(nodes[p]!, p, under);
    q = step(nodes[q]!, q, under);
    r = step(nodes[r]!, r, under);
    s = step(nodes[s]!, s, under);
  }
  return mostAt(walk, p) + mostAt(walk, q) + mostAt(walk, r) + mostAt(walk, s);
}

/**
 * The most that all trees can add to a row together, in millionths, whatever the late features are: what they do add where
 * there are none. Where the early trees fall short, what these can add; below `least` as soon as the trees that are left
 * cannot make it up.
 */
export function mostOfAll(walk: Walk, row: FeatureRow, least: number): number {
  place(walk, row);
  const { roots, most, early, needed } = walk;
  let sum = 0;
  for (let at = 0; at < roots.length; at += ABREAST) {
    if (at === early && sum < needed) return sum;
    if (sum + most[at]! < least) return sum + most[at]!;
    sum += mostOfFour(walk, at);
  }
  return sum;
}

/** Whether log odds may be so high, whatever the late features are; stops at the first tree from which on they cannot be. */
export function mayComeTo(walk: Walk, row: FeatureRow, odds: number): boolean {
  const needed = (odds - walk.bias) * MILLION - ROUNDING;
  return mostOfAll(walk, row, needed) >= needed;
}

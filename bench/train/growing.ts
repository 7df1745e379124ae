import { availableParallelism } from 'node:os';
import type { Features } from '../../src/contradictions/detection/alignment/features.js';
import type { Boosted, Tree } from '../../src/contradictions/detection/alignment/weights.js';
import { inThread } from '../in-thread.js';
import type { BoostingOptions } from './boosting.js';

/** What one model is grown from, as a thread is given it. */
export interface Growing {
  /** The rows' numbers, one row after the other. */
  x: Float64Array;
  y: Uint8Array;
  weight: Float64Array;
  options: Omit<BoostingOptions, 'random'> & { seed: number };
}

export interface Grown {
  bias: number;
  trees: Tree[];
}

const WORKER = new URL('./growing-worker.js', import.meta.url);

/** Grows each model in a thread of its own, as many at a time as there are cores. The order is that of the jobs. */
async function growAll(jobs: readonly (() => Growing)[]): Promise<Grown[]> {
  const grown: Grown[] = [];
  const waiting = jobs.entries();
  const take = async (): Promise<void> => {
    for (const [at, job] of waiting) grown[at] = await inThread<Grown>(WORKER, job());
  };
  await Promise.all(Array.from({ length: availableParallelism() }, take));
  return grown;
}

/** What a model learns from. */
export interface Row {
  features: Features;
  /** What it is to say. */
  conflict: boolean;
  /** How much it counts. */
  weight: number;
}

/** A row of numbers for each of some rows, one after the other, where threads can share them. */
function matrixOf(rows: readonly Row[], names: readonly string[]): Float64Array {
  const room = rows.length * names.length * Float64Array.BYTES_PER_ELEMENT;
  const x = new Float64Array(new SharedArrayBuffer(room));
  rows.forEach(({ features }, row) => {
    names.forEach((name, at) => (x[row * names.length + at] = features[name] ?? 0));
  });
  return x;
}

const namesIn = (rows: readonly Row[]): string[] =>
  [...new Set(rows.flatMap(({ features }) => Object.keys(features)))].sort();

/** A model of each set of rows, in their order. */
export async function growModels(
  sets: readonly (readonly Row[])[],
  options: Growing['options'],
): Promise<Boosted[]> {
  const names = sets.map(namesIn);
  const grown = await growAll(
    sets.map((rows, at) => () => ({
      x: matrixOf(rows, names[at]!),
      y: Uint8Array.from(rows, ({ conflict }) => (conflict ? 1 : 0)),
      weight: Float64Array.from(rows, ({ weight }) => weight),
      options,
    })),
  );
  return grown.map(({ bias, trees }, at) => ({ bias, features: names[at]!, trees }));
}

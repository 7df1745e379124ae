import { availableParallelism } from 'node:os';
import type { Tree } from '../../src/contradictions/detection/alignment/weights.js';
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
export async function growAll(jobs: readonly (() => Growing)[]): Promise<Grown[]> {
  const grown: Grown[] = [];
  const waiting = jobs.entries();
  const take = async (): Promise<void> => {
    for (const [at, job] of waiting) grown[at] = await inThread<Grown>(WORKER, job());
  };
  await Promise.all(Array.from({ length: availableParallelism() }, take));
  return grown;
}

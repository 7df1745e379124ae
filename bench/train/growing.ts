import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Tree } from '../../src/contradictions/detection/alignment/weights.js';
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

const grow = (growing: Growing): Promise<Grown> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./growing-worker.js', import.meta.url), {
      workerData: growing,
    });
    worker.once('message', resolve);
    worker.once('error', reject);
    // Does nothing once the message is here.
    worker.once('exit', (code) => reject(new Error(`a model’s thread ended with ${code}`)));
  });

/** Grows each model in a thread of its own, as many at a time as there are cores. The order is that of the jobs. */
export async function growAll(jobs: readonly (() => Growing)[]): Promise<Grown[]> {
  const grown: Grown[] = [];
  const waiting = jobs.entries();
  const take = async (): Promise<void> => {
    for (const [at, job] of waiting) grown[at] = await grow(job());
  };
  await Promise.all(Array.from({ length: availableParallelism() }, take));
  return grown;
}

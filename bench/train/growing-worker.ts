import { parentPort, workerData } from 'node:worker_threads';
import { Random } from '../random.js';
import { boost } from './boosting.js';
import type { Growing, Grown } from './growing.js';

const { x, y, weight, options } = workerData as Growing;
const { seed, ...rest } = options;
const random = new Random(seed);
const width = x.length / y.length;
const grown: Grown = boost(
  {
    x: Array.from(y, (_, row) => x.subarray(row * width, (row + 1) * width)),
    y: Array.from(y),
    weight: Array.from(weight),
  },
  { ...rest, random: () => random.next() },
);
parentPort?.postMessage(grown);

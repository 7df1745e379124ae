import { ownKeys, probeKeys } from '../../src/contradictions/candidates/candidate-keys.js';
import { nearness, Tally, type Wanted } from '../../src/contradictions/candidates/rank.js';
import { NEAREST, WHOLE } from '../../src/contradictions/rescan/batch-candidates.js';
import type { AnalysedStatement } from '../../src/contradictions/detection/reading/analyse.js';

const DAY = 86_400_000;

/** What nobody dates is taken to be said on one day. */
const saidOn = ({ input }: AnalysedStatement): number =>
  Date.parse(input.saidAt ?? '2016-01-01') / DAY;

/**
 * The pairs that a rescan would compare first, by the statements' places: each with those before it, best first.
 *
 * @param read in the order in which they would be recorded
 * @param wanted how many of each
 */
export function proposedPairs(
  read: readonly AnalysedStatement[],
  wanted: Wanted,
): [number, number][] {
  const lists = new Map<number, number[]>();
  const frequencies = new Map<number, number>();
  const probes = read.map(probeKeys);
  const keysOf = probes.map(ownKeys);
  for (const keys of keysOf)
    for (const key of keys) frequencies.set(key, (frequencies.get(key) ?? 0) + 1);
  const days = read.map(saidOn);
  const pairs: [number, number][] = [];
  for (const [at, probe] of probes.entries()) {
    const tally = new Tally();
    for (const [key, sought] of probe) {
      const list = lists.get(key) ?? [];
      const count = frequencies.get(key) ?? 0;
      tally.count(sought, count, count > WHOLE ? list.slice(-NEAREST) : list);
    }
    const best = tally.best(wanted, (other) => nearness(days[at]!, days[other]!));
    for (const other of best) pairs.push([at, other]);
    for (const key of keysOf[at]!) {
      const list = lists.get(key);
      if (list) list.push(at);
      else lists.set(key, [at]);
    }
  }
  return pairs;
}

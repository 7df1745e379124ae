import type { AnalysedStatement } from '../detection/analyse.js';
import { weightedTerms } from '../detection/candidate-terms.js';

/**
 * A term as a signed 32-bit number: FNV-1a with a final mix. Two terms that happen to share one only
 * propose a pair that the comparison then turns down.
 */
export function keyOf(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) {
    hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** What a claim can be found by, each key with how much sharing it tells (0–1). */
export function weightedKeys(statement: AnalysedStatement): Map<number, number> {
  const keys = new Map<number, number>();
  for (const [term, weight] of weightedTerms(statement)) {
    const key = keyOf(term);
    keys.set(key, Math.max(keys.get(key) ?? 0, weight));
  }
  return keys;
}

/**
 * The keys of a claim in `claim_index.keys` and `claim_posting.key`: ascending, each once, at most 64.
 * Bulk import, recording and rescan all index by these.
 */
export function candidateKeys(statement: AnalysedStatement): number[] {
  return [...weightedKeys(statement).keys()].sort((one, other) => one - other);
}

/**
 * The day under which a claim is indexed (`claim_index.day`), in days since 1970-01-01.
 *
 * @param saidOn the first day on which anyone is known to have said it, `2021-12-10`, or null
 * @param recordedAt taken instead where that is unknown
 */
export function indexDay(saidOn: string | null, recordedAt: Date): number {
  return Math.floor((saidOn === null ? recordedAt.getTime() : Date.parse(saidOn)) / 86_400_000);
}

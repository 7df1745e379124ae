import { type Gist, gistOf, readGist, writeGist } from '../detection/gist/gist.js';
import { hashOf } from '../detection/gist/integers.js';
import { mayConflict } from '../detection/gist/may-conflict.js';
import type { AnalysedStatement } from '../detection/reading/analyse.js';
import { assertionsFirst, type ClaimFacts } from './claim-facts.js';

/** A claim as its first assertion has it, and by whom else it was put forward. */
export interface ClaimGist {
  gist: Gist;
  /** Hashes of the ids of all who put it forward, the first assertion's first. */
  speakers: Int32Array;
  /** Whether the first is a source without a name. */
  anonymous: boolean;
}

/**
 * A claim's gist as `claim_index.gist` holds it; empty where it has none.
 *
 * @param reading of the claim as first said
 */
export function writeClaimGist(claim: ClaimFacts, reading: AnalysedStatement): Buffer {
  const written = writeGist(reading);
  const attributions = assertionsFirst(claim);
  const [first] = attributions;
  if (!written || !first) return Buffer.alloc(0);
  const speakers = attributions.map(({ speakerId }) => hashOf(speakerId));
  const integers = new Int32Array(2 + speakers.length + written.length);
  integers[0] = first.anonymous ? 1 : 0;
  integers[1] = speakers.length;
  integers.set(speakers, 2);
  integers.set(written, 2 + speakers.length);
  return Buffer.from(integers.buffer);
}

/** Null where the claim has none, or one that another version wrote. */
export function readClaimGist(stored: Buffer): ClaimGist | null {
  if (stored.length === 0) return null;
  const integers = new Int32Array(stored.length / 4);
  Buffer.from(integers.buffer).set(stored);
  const from = 2 + integers[1]!;
  const gist = readGist(integers.subarray(from));
  return gist && { gist, speakers: integers.subarray(2, from), anonymous: integers[0] === 1 };
}

/** Of a statement that nobody has recorded, or of one that is: as it is compared with claims as first said. */
export function gistOfReading(reading: AnalysedStatement): ClaimGist | null {
  const gist = gistOf(reading);
  return gist && { gist, speakers: new Int32Array(0), anonymous: false };
}

/**
 * Whether comparing two claims of a collection could find anything, for certain not where false: see `mayConflict`. True
 * also where they would be compared through other attributions than the first: see `pair`.
 *
 * @param a the claim of the lower id
 */
export function mayClaimsConflict(a: ClaimGist, b: ClaimGist): boolean {
  if (a.anonymous && b.anonymous && a.speakers[0] !== b.speakers[0]) return true;
  if (a.speakers.length > 1 || b.speakers.length > 1) {
    for (let i = 0; i < a.speakers.length; i++)
      for (let j = 0; j < b.speakers.length; j++)
        if (i + j > 0 && a.speakers[i] === b.speakers[j]) return true;
  }
  return mayConflict(a.gist, b.gist);
}

/** Some keys, ready to be compared with others by numbers. */
export interface Keyed {
  readonly keys: readonly string[];
  /** A hash of each key's letters. */
  readonly hashes: readonly number[];
  /** One bit of 32 for each key: two lists that have no bit in common have no key in common. */
  readonly bits: number;
  /** The same by other digits of the hash: few lists without a common key have a bit of both in common. */
  readonly moreBits: number;
}

function hashOf(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
  return Math.imul(hash, 0x9e3779b1);
}

export function keyed(keys: readonly string[]): Keyed {
  const hashes = keys.map(hashOf);
  let [bits, moreBits] = [0, 0];
  for (const hash of hashes) {
    bits |= 1 << (hash >>> 27);
    moreBits |= 1 << ((hash >>> 22) & 31);
  }
  return { keys, hashes, bits, moreBits };
}

/** How many of 32 bits are set. */
export function bitsSet(bits: number): number {
  let count = bits - ((bits >>> 1) & 0x55555555);
  count = (count & 0x33333333) + ((count >>> 2) & 0x33333333);
  return Math.imul((count + (count >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Whether two lists may have a key in common. */
export const mayMeet = (a: Keyed, b: Keyed): boolean =>
  (a.bits & b.bits) !== 0 && (a.moreBits & b.moreBits) !== 0;

/** The place of a key, whose hash is known, among others; -1 where it is not there. */
export function placeAmong(key: string, hash: number, { keys, hashes }: Keyed): number {
  for (let at = 0; at < hashes.length; at++) if (hashes[at] === hash && keys[at] === key) return at;
  return -1;
}

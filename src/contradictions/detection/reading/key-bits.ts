/** Some keys, ready to be compared with others by numbers. */
export interface Keyed {
  readonly keys: readonly string[];
  /** A hash of each key's letters. */
  readonly hashes: readonly number[];
  /** One bit of 32 for each key: two lists that have no bit in common have no key in common. */
  readonly bits: number;
}

function hashOf(key: string): number {
  let hash = 0;
  for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
  return Math.imul(hash, 0x9e3779b1);
}

export function keyed(keys: readonly string[]): Keyed {
  const hashes = keys.map(hashOf);
  return { keys, hashes, bits: hashes.reduce((bits, hash) => bits | (1 << (hash >>> 27)), 0) };
}

/** The place of a key, whose hash is known, among others; -1 where it is not there. */
export function placeAmong(key: string, hash: number, { keys, hashes }: Keyed): number {
  for (let at = 0; at < hashes.length; at++) if (hashes[at] === hash && keys[at] === key) return at;
  return -1;
}

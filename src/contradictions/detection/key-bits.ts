/**
 * One bit of 32 for each key, by a hash of its letters: two lists of keys that have no bit in common have
 * no key in common, which is known without looking at a letter.
 */
export function bitsOf(keys: readonly string[]): number {
  let bits = 0;
  for (const key of keys) {
    let hash = 0;
    for (let i = 0; i < key.length; i++) hash = (Math.imul(hash, 31) + key.charCodeAt(i)) | 0;
    bits |= 1 << (Math.imul(hash, 0x9e3779b1) >>> 27);
  }
  return bits;
}

/** Some keys with their bits. */
export interface Keyed {
  readonly keys: readonly string[];
  readonly bits: number;
}

export const keyed = (keys: readonly string[]): Keyed => ({ keys, bits: bitsOf(keys) });

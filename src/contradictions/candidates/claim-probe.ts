import { Meeting } from '../detection/candidate-terms.js';
import type { ProbeKey } from './candidate-keys.js';

/** The ways in which a key is shared, by their numbers in two bits. */
const MEETINGS = [Meeting.OPPOSED, Meeting.NEUTRAL, Meeting.STEM] as const;

/** Weights are kept in the other 14 bits of two bytes: far finer than they are known. */
const WHOLE = (1 << 14) - 1;

const written = ({ weight, meeting }: ProbeKey): number =>
  (Math.round(weight * WHOLE) << 2) | MEETINGS.indexOf(meeting);

/** Few differ: one object for all that are alike. */
const known: (ProbeKey | undefined)[] = [];

const read = (bits: number): ProbeKey =>
  (known[bits] ??= { weight: (bits >>> 2) / WHOLE, meeting: MEETINGS[bits & 3]! });

/**
 * What a claim's rivals are looked up by as `claim_index.probe` holds it: two bytes for each of its own keys, in
 * their order in `claim_index.keys`, then each further key and its two bytes.
 *
 * @param keys see `ownKeys`
 */
export function writeClaimProbe(
  keys: readonly number[],
  probe: ReadonlyMap<number, ProbeKey>,
): Buffer {
  const bytes = Buffer.alloc(2 * keys.length + 6 * (probe.size - keys.length));
  let at = 0;
  for (const key of keys) at = bytes.writeUInt16LE(written(probe.get(key)!), at);
  for (const [key, sought] of probe) {
    if (sought.meeting !== Meeting.OPPOSED) continue;
    at = bytes.writeInt32LE(key, at);
    at = bytes.writeUInt16LE(written(sought), at);
  }
  return bytes;
}

/** @param keys those of the same index entry */
export function readClaimProbe(keys: readonly number[], stored: Buffer): Map<number, ProbeKey> {
  const probe = new Map<number, ProbeKey>();
  let at = 0;
  for (const key of keys) {
    probe.set(key, read(stored.readUInt16LE(at)));
    at += 2;
  }
  for (; at < stored.length; at += 6)
    probe.set(stored.readInt32LE(at), read(stored.readUInt16LE(at + 4)));
  return probe;
}

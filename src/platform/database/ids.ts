import { randomFillSync } from 'node:crypto';
import { v7, validate } from 'uuid';

/** Random bytes are fetched for a thousand ids at once: a call for each would cost more than the rest. */
const ID_BYTES = 16;
const pool = Buffer.alloc(ID_BYTES * 1024);
let used = pool.length;

/** The instant of the last id, and its place among those of the same millisecond. */
let msecs = 0;
let seq = 0;

/**
 * A new UUIDv7: time-ordered, so that primary-key indexes grow at one end and ids sort by age. Each is
 * greater than those this process made before.
 */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, (used += ID_BYTES));
  const now = Date.now();
  if (now > msecs) {
    msecs = now;
    // Half of the 32 bits: room for as many more within the millisecond, and hard to guess.
    seq = random.readUInt32BE(6) >>> 1;
  } else {
    seq += 1;
  }
  return v7({ random, msecs, seq });
}

/** Whether the text is a UUID of any version; ids in requests are checked before they reach SQL. */
export function isId(text: string): boolean {
  return validate(text);
}

import type { Database } from '../platform/database/database.js';

/** Names one lock in the whole database. */
const DETECTION_LOCK = 7_201_963;

/**
 * Makes whoever changes which claims conflict do so one after another, until the transaction ends. Two
 * claims recorded at once could each miss the other, and a pair could be found twice: the second waits
 * here until the first is committed, and then sees it.
 */
export async function takeDetectionLock(database: Database): Promise<void> {
  await database.query('SELECT pg_advisory_xact_lock($1)', [DETECTION_LOCK]);
}

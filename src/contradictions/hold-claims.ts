import type { Database } from '../platform/database/database.js';

/** In one order, so that no two wait in a circle. */
const HOLD_CLAIMS = 'SELECT id FROM claim WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE';

/**
 * Keeps claims as they are until the transaction ends, and others from storing what they found of them: who
 * comes second sees what the first stored.
 */
export async function holdClaims(database: Database, ids: readonly string[]): Promise<void> {
  await database.query(HOLD_CLAIMS, [ids]);
}

import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { RescanService } from '../contradictions/rescan/rescan.service.js';
import { Database } from '../platform/database/database.js';
import { note } from './with-app.js';

/** Claims that a migration found without an index, where no rescan has filled it since. */
const UNREAD = `
  SELECT count(*)::int AS claims FROM claim_index
  WHERE keys_engine IS NULL AND NOT EXISTS (SELECT FROM rescan)`;

/**
 * Has the claims of a database that is older than the index read in the background: until then nothing
 * new is compared with them.
 */
export async function indexEarlierClaims(app: NestFastifyApplication): Promise<void> {
  const [unread] = await app.get(Database).query<{ claims: number }>(UNREAD);
  if (!unread?.claims) return;
  await app.get(RescanService).enqueueAll(null);
  note(`Indexing ${unread.claims} claims that an earlier version recorded, in the background`);
}

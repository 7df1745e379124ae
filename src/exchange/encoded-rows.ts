import { type Copy, copyAll } from '../platform/database/copy-rows.js';
import type { Database } from '../platform/database/database.js';
import { SOUND_ROWS } from './import.queries.js';

/** Tables whose references can be checked once a batch; they are sent one after the other. */
const REFERRING = ['claim_topic', 'quantity', 'attribution', 'chain_hop'] as const;

/** The rows of one batch as they are sent. */
export class EncodedRows {
  constructor(
    private readonly copies: readonly Copy[],
    private readonly claims: readonly string[],
  ) {}

  /**
   * In the current transaction.
   *
   * @param once whether references are checked once a batch. PostgreSQL checks a foreign key by a trigger for
   * each row, which is a quarter of what an import costs it; the session must be allowed to leave them out.
   */
  async write(database: Database, once: boolean): Promise<void> {
    if (!once) return copyAll(database, this.copies);
    await copyAll(database, leavingTriggers(this.copies));
    const [sound] = await database.query<Record<string, number>>(SOUND_ROWS, [this.claims]);
    for (const table of REFERRING) {
      const sent = this.copies.find((copy) => copy.table === table)?.rows ?? 0;
      if (sound![table] === sent) continue;
      throw new Error(`Of ${sent} rows of ${table} ${sound![table]} refer to what there is`);
    }
  }
}

/** Leaves ordinary triggers out while the referring tables are written, and only then. */
function leavingTriggers(copies: readonly Copy[]): Copy[] {
  const referring = copies.filter(({ table }) => REFERRING.some((name) => name === table));
  return copies.map((copy) => {
    let { sql } = copy;
    if (copy === referring[0]) sql = `SET LOCAL session_replication_role = replica; ${sql}`;
    if (copy === referring.at(-1)) sql = `${sql}; SET LOCAL session_replication_role = origin`;
    return { ...copy, sql };
  });
}

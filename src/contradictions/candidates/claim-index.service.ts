import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { engineVersion } from '../detection/engine-version.js';
import {
  CLEAR_KEYS,
  DROP_POSTINGS,
  HOLD_KEYS,
  INDEX_CLAIM,
  KEYS_OF,
} from './claim-index.queries.js';

/** Keeps what claims are found by in step with what they say. */
@Injectable()
export class ClaimIndexService {
  constructor(private readonly database: Database) {}

  /**
   * Makes whoever changes what conflicts with such a claim wait until this transaction ends. Two claims
   * recorded at once would each miss the other, and a pair could be found twice: the second waits here
   * until the first is committed, and then sees it. Claims that share no key do not wait for each other.
   */
  async hold(keys: readonly number[]): Promise<void> {
    await this.database.prepared(HOLD_KEYS, [keys]);
  }

  /** The keys a claim is indexed by, ascending; none where it is not. */
  async keysOf(claimId: string): Promise<number[]> {
    const [row] = await this.database.query<{ keys: number[] }>(KEYS_OF, [claimId]);
    return row?.keys ?? [];
  }

  /**
   * @param day see `dayOf`; ignored where the claim is indexed already
   * @param keys see `candidateKeys`
   * @param known the keys it is indexed by now
   * @param gist see `writeClaimGist`; null where nobody asks for it, as of a draft
   */
  async index(
    claimId: string,
    day: number,
    keys: number[],
    known: number[],
    gist: Buffer | null,
  ): Promise<void> {
    const kept = new Set(keys);
    if (known.some((key) => !kept.has(key))) {
      await this.database.query(DROP_POSTINGS, [claimId, keys]);
    }
    await this.database.prepared(INDEX_CLAIM, [claimId, day, keys, engineVersion(), gist]);
  }

  /** Makes a claim unfindable. */
  async forget(claimId: string): Promise<void> {
    await this.database.query(DROP_POSTINGS, [claimId, []]);
    await this.database.query(CLEAR_KEYS, [claimId]);
  }
}

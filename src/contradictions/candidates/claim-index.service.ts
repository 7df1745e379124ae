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

/** What is kept of a claim to find it by, and to find by it. */
export interface IndexEntry {
  /** See `dayOf`; ignored where the claim is indexed already. */
  day: number;
  /** See `ownKeys`. */
  keys: number[];
  /** See `writeClaimGist`. */
  gist: Buffer | null;
  /** See `writeClaimProbe`. */
  probe: Buffer | null;
}

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
   * @param entry what is kept; gist and probe null where nobody asks for them, as of a draft
   * @param known the keys it is indexed by now
   */
  async index(
    claimId: string,
    { day, keys, gist, probe }: IndexEntry,
    known: readonly number[],
  ): Promise<void> {
    const kept = new Set(keys);
    if (known.some((key) => !kept.has(key))) {
      await this.database.query(DROP_POSTINGS, [claimId, keys]);
    }
    await this.database.prepared(INDEX_CLAIM, [claimId, day, keys, engineVersion(), gist, probe]);
  }

  /** Makes a claim unfindable. */
  async forget(claimId: string): Promise<void> {
    await this.database.query(DROP_POSTINGS, [claimId, []]);
    await this.database.query(CLEAR_KEYS, [claimId]);
  }
}

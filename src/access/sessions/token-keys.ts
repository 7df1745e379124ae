import { createHash, createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { AccessOptions } from '../access-options.js';
import * as queries from './token-keys.queries.js';

/** A key for HMAC-SHA-256 and the name that tokens know it by. */
export interface TokenKey {
  readonly id: string;
  readonly key: KeyObject;
}

/** How long a server goes by the keys it has read: a deleted key is refused everywhere after this, in ms. */
const READ_AGAIN_AFTER_MS = 5_000;

/** How often made-up names of keys may have the database asked for one that it has just got, in ms. */
const ASK_FOR_UNKNOWN_EVERY_MS = 1_000;

/**
 * The keys that access tokens are signed with: those of ISNAD_TOKEN_SECRET, or such as the servers of one
 * database make and share there, a new one every thirty days.
 */
@Injectable()
export class TokenKeys {
  private readonly configured: TokenKey[];
  private known = new Map<string, TokenKey>();
  private readAt = -Infinity;
  private askedForUnknownAt = -Infinity;

  constructor(
    private readonly database: Database,
    options: AccessOptions,
  ) {
    this.configured = options.tokenSecrets.map((secret) => ({
      id: createHash('sha256').update(`isnad token key ${secret}`).digest('hex').slice(0, 16),
      key: createSecretKey(secret, 'utf8'),
    }));
  }

  /** The key that new tokens are signed with. */
  async signing(): Promise<TokenKey> {
    const [first] = this.configured;
    if (first) return first;
    const [newest] = await this.database.query<{ id: string }>(queries.NEWEST, []);
    const id = newest?.id ?? (await this.add());
    return (await this.find(id)) ?? (await this.readNow()).get(id)!;
  }

  /** The key of that name; null where there is none, or none any more. */
  async find(id: string): Promise<TokenKey | null> {
    if (this.configured.length > 0) return this.configured.find((key) => key.id === id) ?? null;
    const now = performance.now();
    if (now - this.readAt < READ_AGAIN_AFTER_MS) {
      const known = this.known.get(id);
      if (known || now - this.askedForUnknownAt < ASK_FOR_UNKNOWN_EVERY_MS) return known ?? null;
      this.askedForUnknownAt = now;
    }
    return (await this.readNow()).get(id) ?? null;
  }

  /** Replaces every key kept in the database at once: no access token given so far holds any longer. */
  async replaceAll(): Promise<void> {
    await this.database.transaction(async () => {
      await this.database.query(queries.DELETE_ALL);
      await this.add();
    });
    await this.readNow();
  }

  private async add(): Promise<string> {
    const id = randomBytes(8).toString('hex');
    await this.database.transaction(async () => {
      await this.database.query(queries.DELETE_OUTLIVED);
      await this.database.query(queries.ADD, [id, randomBytes(32)]);
    });
    return id;
  }

  private async readNow(): Promise<Map<string, TokenKey>> {
    const rows = await this.database.query<{ id: string; secret: Buffer }>(queries.ALL);
    this.known = new Map(rows.map(({ id, secret }) => [id, { id, key: createSecretKey(secret) }]));
    this.readAt = performance.now();
    return this.known;
  }
}

import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { COMMON_KEYS } from './candidates.queries.js';

/** How long the list of common keys is used; what is common changes slowly. */
const KEPT_FOR = 5 * 60_000;

/** Keys found to be common beside the planner's list: as many as are remembered at most. */
const REMEMBERED = 50_000;

/**
 * How many claims have a key, as far as that is known without counting. Common keys stay common, so what
 * is remembered may be old; it decides only in which order lists are read and how much sharing a key tells.
 */
@Injectable()
export class KeyFrequencies {
  private common = new Map<number, number>();
  private readonly seen = new Map<number, number>();
  private readAt = -Infinity;

  constructor(private readonly database: Database) {}

  /** 0 where it must be counted. */
  of(key: number): number {
    return this.common.get(key) ?? this.seen.get(key) ?? 0;
  }

  /** Remembers a key of which so many claims were counted that counting it again is a waste. */
  remember(key: number, claims: number): void {
    if (this.seen.size >= REMEMBERED) this.seen.clear();
    this.seen.set(key, claims);
  }

  /** Reads the planner's list again where it is old. */
  async refresh(): Promise<void> {
    if (Date.now() - this.readAt < KEPT_FOR) return;
    this.readAt = Date.now();
    const rows = await this.database.query<{ key: number; claims: number }>(COMMON_KEYS);
    this.common = new Map(rows.map(({ key, claims }) => [key, claims]));
    this.seen.clear();
  }
}

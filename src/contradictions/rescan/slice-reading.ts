import { Injectable } from '@nestjs/common';
import { ClaimStatus } from '../../claims/claim.entity.js';
import { Database } from '../../platform/database/database.js';
import { candidateKeys } from '../candidates/candidate-keys.js';
import { asFirstSaid } from '../candidates/claim-facts.js';
import { writeClaimGist } from '../candidates/claim-gist.js';
import { FactsService } from '../candidates/facts.service.js';
import { readIntegers } from '../candidates/rank.js';
import { analyse } from '../detection/reading/analyse.js';
import { engineVersion } from '../detection/engine-version.js';
import { pause } from './pause.js';
import { ADD_POSTINGS, KEEP_READING, REMOVE_POSTINGS, STALE_ENTRIES } from './slice.queries.js';

interface StaleEntry {
  number: number;
  id: string;
  day: number;
  keys: Buffer;
}

interface ReadEntry {
  number: number;
  day: number;
  old: number[];
  keys: number[];
  gist: Buffer;
}

/** An array as PostgreSQL writes it. */
const inText = (keys: readonly number[]): string => `{${keys.join()}}`;

/** Reads claims anew where the engine that read them is not this one, and indexes them by what it reads. */
@Injectable()
export class SliceReading {
  constructor(
    private readonly database: Database,
    private readonly facts: FactsService,
  ) {}

  /** @param numbers of `claim_index`. Runs in the caller's transaction. */
  async run(numbers: readonly number[]): Promise<void> {
    const stale = await this.database.query<StaleEntry>(STALE_ENTRIES, [numbers, engineVersion()]);
    if (stale.length === 0) return;
    const read = await this.read(stale);
    const rows = await this.database.query<{ number: number }>(KEEP_READING, [
      read.map(({ number }) => number),
      read.map(({ old }) => inText(old)),
      read.map(({ keys }) => inText(keys)),
      read.map(({ gist }) => gist),
      engineVersion(),
    ]);
    const kept = new Set(rows.map((row) => row.number));
    await this.post(read.filter((entry) => kept.has(entry.number)));
  }

  private async read(stale: readonly StaleEntry[]): Promise<ReadEntry[]> {
    const statuses = [ClaimStatus.PUBLISHED, ClaimStatus.DRAFT];
    const claims = await this.facts.of(
      stale.map((entry) => entry.id),
      statuses,
    );
    const found = new Map<string, Pick<ReadEntry, 'keys' | 'gist'>>();
    for (const [i, claim] of claims.entries()) {
      const reading = analyse(asFirstSaid(claim));
      found.set(claim.id, { keys: candidateKeys(reading), gist: writeClaimGist(claim, reading) });
      await pause(i);
    }
    return stale.map(({ number, id, day, keys: old }) => ({
      number,
      day,
      old: readIntegers(old),
      ...(found.get(id) ?? { keys: [], gist: Buffer.alloc(0) }),
    }));
  }

  private async post(entries: readonly ReadEntry[]): Promise<void> {
    await this.change(REMOVE_POSTINGS, entries, ({ old, keys }) => without(old, keys));
    await this.change(ADD_POSTINGS, entries, ({ old, keys }) => without(keys, old));
  }

  private async change(
    sql: string,
    entries: readonly ReadEntry[],
    keysOf: (entry: ReadEntry) => number[],
  ): Promise<void> {
    const keys: number[] = [];
    const days: number[] = [];
    const claims: number[] = [];
    for (const entry of entries) {
      for (const key of keysOf(entry)) {
        keys.push(key);
        days.push(entry.day);
        claims.push(entry.number);
      }
    }
    if (keys.length > 0) await this.database.query(sql, [keys, days, claims]);
  }
}

function without(keys: readonly number[], others: readonly number[]): number[] {
  const gone = new Set(others);
  return keys.filter((key) => !gone.has(key));
}

import { Injectable } from '@nestjs/common';
import { ClaimStatus } from '../../claims/claim.entity.js';
import { Database } from '../../platform/database/database.js';
import { asFirstSaid } from '../candidates/claim-facts.js';
import { FactsService } from '../candidates/facts.service.js';
import { readIntegers } from '../candidates/rank.js';
import { type ReadEntry, readEntry } from '../candidates/read-entry.js';
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

/** What a claim is indexed by: the keys, and the day under which they stand. */
interface Indexed {
  day: number;
  keys: number[];
}

interface Reread {
  number: number;
  old: Indexed;
  now: ReadEntry;
}

/** Of a claim that nothing is to be found by. */
const NOTHING = Buffer.alloc(0);

/** An array as PostgreSQL writes it: the driver would look at each number whether it needs quotes. */
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
      read.map(({ old }) => inText(old.keys)),
      read.map(({ now }) => inText(now.keys)),
      read.map(({ now }) => now.gist),
      engineVersion(),
      read.map(({ now }) => now.day),
      read.map(({ now }) => now.probe),
    ]);
    const kept = new Set(rows.map((row) => row.number));
    await this.post(read.filter((entry) => kept.has(entry.number)));
  }

  private async read(stale: readonly StaleEntry[]): Promise<Reread[]> {
    const statuses = [ClaimStatus.PUBLISHED, ClaimStatus.DRAFT];
    const claims = await this.facts.of(
      stale.map((entry) => entry.id),
      statuses,
    );
    const found = new Map<string, ReadEntry>();
    for (const [i, claim] of claims.entries()) {
      found.set(claim.id, readEntry(claim, analyse(asFirstSaid(claim))));
      await pause(i);
    }
    return stale.map(({ number, id, day, keys }) => ({
      number,
      old: { day, keys: readIntegers(keys) },
      now: found.get(id) ?? { day, keys: [], gist: NOTHING, probe: NOTHING },
    }));
  }

  private async post(entries: readonly Reread[]): Promise<void> {
    await this.change(REMOVE_POSTINGS, entries, ({ old, now }) => without(old, now));
    await this.change(ADD_POSTINGS, entries, ({ old, now }) => without(now, old));
  }

  private async change(
    sql: string,
    entries: readonly Reread[],
    changed: (entry: Reread) => Indexed,
  ): Promise<void> {
    const keys: number[] = [];
    const days: number[] = [];
    const claims: number[] = [];
    for (const entry of entries) {
      const indexed = changed(entry);
      for (const key of indexed.keys) {
        keys.push(key);
        days.push(indexed.day);
        claims.push(entry.number);
      }
    }
    if (keys.length > 0)
      await this.database.query(sql, [inText(keys), inText(days), inText(claims)]);
  }
}

/** The keys under which a claim is not to be found in the other way. */
function without({ day, keys }: Indexed, other: Indexed): Indexed {
  if (day !== other.day) return { day, keys };
  const gone = new Set(other.keys);
  return { day, keys: keys.filter((key) => !gone.has(key)) };
}

import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { KeyFrequencies } from '../candidates/key-frequencies.js';
import type { ProbeKey } from '../candidates/candidate-keys.js';
import { nearness, Tally } from '../candidates/rank.js';
import { LeastRecent } from '../least-recent.js';
import { BATCH_LISTS, COMMON_KEYS, NEAR_LISTS } from './batch-candidates.queries.js';
import { DaysOfClaims } from './days-of-claims.js';
import { lastUpTo, type NearList, readNearList, type Run, runsOf } from './near-lists.js';

/** Lists up to this long are read whole. */
export const WHOLE = 200;

/** Of longer ones, how many claims of the probe's day or before. */
export const NEAREST = 12;

/** Whole lists kept from one batch to the next, mostly far shorter than they may be: some 10 MB. */
const LISTS = 20_000;

/** How many candidates a claim is compared with at most. */
const CANDIDATES = { any: 16, foreign: 4 };

/** Common keys are counted for a rescan of so many claims: for fewer, counting them would be most of the work. */
const COUNTED_FOR = 5_000;

/** A rescan that is being done. */
export interface Rescan {
  id: string;
  /** How many it takes in. */
  claims: number;
  /** Whether these are all there are, so that each pair need be looked at once. */
  whole: boolean;
}

/** A claim whose rivals are looked for. */
export interface Probe {
  number: number;
  day: number;
  /** What its rivals are looked up by: see `probeKeys`. */
  keys: ReadonlyMap<number, ProbeKey>;
}

interface ListRow {
  key: number;
  claims: number;
  posted: Buffer;
}

interface NearRow {
  key: number;
  /** The last day of the run that was asked for. */
  until: number;
  posted: Buffer | null;
}

/** The claims under a key, read once for all probes. */
interface List {
  /** How many have the key. */
  claims: number;
  numbers: Int32Array;
  /** Whether these are all of them. */
  whole: boolean;
}

/** How many claims have a key, 0 where that is not known. */
type Frequencies = Pick<KeyFrequencies, 'of' | 'remember'>;

/** What was read for the batches of one rescan. */
interface Memory {
  rescan: string;
  frequencies: Frequencies;
  /** By their keys. */
  lists: LeastRecent<number, List>;
  days: DaysOfClaims;
}

/**
 * The rivals of many claims at once: each list is read once, whoever asks for it. What is recorded after
 * that meets what it could conflict with when it is recorded.
 */
@Injectable()
export class BatchCandidates {
  private memory: Memory | null = null;

  constructor(
    private readonly database: Database,
    private readonly frequencies: KeyFrequencies,
  ) {}

  /**
   * The numbers of the claims to compare each probe with, best first.
   *
   * @param rescan none uses what was read for another. Of all claims: leaves out those with higher numbers where
   *   their own search will find the probe
   */
  async find(rescan: Rescan, probes: readonly Probe[]): Promise<Map<number, number[]>> {
    const memory = await this.memoryOf(rescan);
    const lists = await this.wholeLists(probes, memory);
    const near = await this.nearLists(probes, lists, memory);
    const { days } = memory;
    const listOf = (key: number, day: number): List | undefined => lists.get(key) ?? near(key, day);
    return new Map(probes.map((probe) => [probe.number, rank(probe, listOf, days, rescan.whole)]));
  }

  /**
   * What a rescan finds must not depend on when which process looked at a sample of the index: common keys are
   * counted, once in each process.
   */
  private async memoryOf({ id, claims, whole }: Rescan): Promise<Memory> {
    const counted = whole || claims >= COUNTED_FOR;
    if (!counted) await this.frequencies.refresh();
    if (this.memory?.rescan === id) return this.memory;
    const frequencies = counted ? await this.counted() : this.frequencies;
    this.memory = {
      rescan: id,
      frequencies,
      lists: new LeastRecent(LISTS),
      days: new DaysOfClaims(),
    };
    return this.memory;
  }

  private async counted(): Promise<Frequencies> {
    await this.database.query('SET LOCAL statement_timeout = 0');
    const rows = await this.database.query<{ key: number; claims: number }>(COMMON_KEYS, [WHOLE]);
    const common = new Map(rows.map(({ key, claims }) => [key, claims]));
    return {
      of: (key) => common.get(key) ?? 0,
      remember: (key, claims) => common.set(key, claims),
    };
  }

  private async wholeLists(
    probes: readonly Probe[],
    { lists: kept, days, frequencies }: Memory,
  ): Promise<Map<number, List>> {
    const lists = new Map<number, List>();
    const wanted = new Set<number>();
    for (const { keys } of probes) {
      for (const key of keys.keys()) {
        if (lists.has(key) || wanted.has(key) || frequencies.of(key) > WHOLE) continue;
        const known = kept.get(key);
        if (known) lists.set(key, known);
        else wanted.add(key);
      }
    }
    const rows = await this.database.query<ListRow>(BATCH_LISTS, [[...wanted], WHOLE]);
    for (const { key, claims, posted } of rows) {
      if (claims > WHOLE) {
        frequencies.remember(key, claims);
        continue;
      }
      const list = { claims, numbers: read(posted, days), whole: true };
      lists.set(key, list);
      kept.set(key, list);
    }
    return lists;
  }

  /** By key, and the last day of each run: a common word's claims of the days before. */
  private async nearLists(
    probes: readonly Probe[],
    lists: ReadonlyMap<number, List>,
    { days, frequencies }: Memory,
  ): Promise<(key: number, day: number) => List | undefined> {
    const wanted = new Map<number, Set<number>>();
    for (const { keys, day } of probes) {
      for (const key of keys.keys()) {
        if (lists.has(key) || frequencies.of(key) <= WHOLE) continue;
        const known = wanted.get(key);
        if (known) known.add(day);
        else wanted.set(key, new Set([day]));
      }
    }
    const runs = runsOf(wanted);
    const rows = await this.database.query<NearRow>(NEAR_LISTS, [
      runs.map(({ key }) => key),
      runs.map(({ since }) => since),
      runs.map(({ until }) => until),
      NEAREST,
    ]);
    const posted = new Map(rows.map((row) => [`${row.key} ${row.until}`, row.posted]));
    const near = new Map<number, Near[]>();
    for (const run of runs) {
      const found = posted.get(`${run.key} ${run.until}`);
      if (!found) continue;
      const list = noted(readNearList(found), days);
      const others = near.get(run.key);
      if (others) others.push({ run, list });
      else near.set(run.key, [{ run, list }]);
    }
    return (key, day) => {
      const at = near.get(key)?.find(({ run }) => run.since <= day && day <= run.until);
      if (!at) return undefined;
      const numbers = lastUpTo(at.list, day, NEAREST);
      return { claims: frequencies.of(key), numbers, whole: false };
    };
  }
}

/** The claims of a common word on some days in a row, and of those before. */
interface Near {
  run: Run;
  list: NearList;
}

function noted(list: NearList, days: DaysOfClaims): NearList {
  for (let at = 0; at < list.days.length; at++) days.note(list.numbers[at]!, list.days[at]!);
  return list;
}

function rank(
  { number: own, day, keys }: Probe,
  listOf: (key: number, day: number) => List | undefined,
  days: DaysOfClaims,
  earlierOnly: boolean,
): number[] {
  const tally = new Tally();
  for (const [key, sought] of keys) {
    const list = listOf(key, day);
    if (!list) continue;
    // A whole list shows the pair to both; of a near one only the claim of the later day sees it.
    const last = list.whole && earlierOnly ? own : Infinity;
    tally.count(sought, list.claims, list.numbers, own, last);
  }
  return tally.best(CANDIDATES, (number) => nearness(day, days.of(number)));
}

/** The claims' numbers; notes their days. */
function read(posted: Buffer, days: DaysOfClaims): Int32Array {
  const numbers = new Int32Array(posted.length / 8);
  for (let at = 0; at < numbers.length; at++) {
    numbers[at] = posted.readInt32BE(8 * at);
    days.note(numbers[at]!, posted.readInt32BE(8 * at + 4));
  }
  return numbers;
}

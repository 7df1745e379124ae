import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { KeyFrequencies } from '../candidates/key-frequencies.js';
import type { ProbeKey } from '../candidates/candidate-keys.js';
import { nearness, numbersIn, Tally } from '../candidates/rank.js';
import { BATCH_LISTS, NEAR_LISTS } from './batch-candidates.queries.js';

/** Lists up to this long are read whole. */
const WHOLE = 200;

/** Of longer ones, how many claims of the probe's day or before. */
const NEAREST = 12;

/** How many candidates a claim is compared with at most. */
const CANDIDATES = { any: 16, foreign: 4 };

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
  day: number;
  posted: Buffer | null;
}

/** The claims under a key, read once for all probes. */
interface List {
  /** How many have the key. */
  claims: number;
  numbers: number[];
  /** Whether these are all of them. */
  whole: boolean;
}

/** What is known of the claims in the lists: the day under which each stands. */
type Days = Map<number, number>;

/** The rivals of many claims at once: each list is read once, whoever asks for it. */
@Injectable()
export class BatchCandidates {
  constructor(
    private readonly database: Database,
    private readonly frequencies: KeyFrequencies,
  ) {}

  /**
   * The numbers of the claims to compare each probe with, best first.
   *
   * @param earlierOnly leaves out claims with higher numbers where their own search will find the probe:
   *   for when every claim is a probe at some time
   */
  async find(probes: readonly Probe[], earlierOnly: boolean): Promise<Map<number, number[]>> {
    await this.frequencies.refresh();
    const days: Days = new Map();
    const lists = await this.wholeLists(probes, days);
    const near = await this.nearLists(probes, lists, days);
    const listOf = (key: number, day: number): List | undefined =>
      lists.get(key) ?? near.get(`${key} ${day}`);
    return new Map(probes.map((probe) => [probe.number, rank(probe, listOf, days, earlierOnly)]));
  }

  private async wholeLists(probes: readonly Probe[], days: Days): Promise<Map<number, List>> {
    const wanted = new Set<number>();
    for (const { keys } of probes) {
      for (const key of keys.keys()) if (this.frequencies.of(key) <= WHOLE) wanted.add(key);
    }
    const rows = await this.database.query<ListRow>(BATCH_LISTS, [[...wanted], WHOLE]);
    const lists = new Map<number, List>();
    for (const { key, claims, posted } of rows) {
      if (claims > WHOLE) this.frequencies.remember(key, claims);
      else lists.set(key, { claims, numbers: read(posted, days), whole: true });
    }
    return lists;
  }

  /** By key and day: a common word's claims of the days before. */
  private async nearLists(
    probes: readonly Probe[],
    lists: ReadonlyMap<number, List>,
    days: Days,
  ): Promise<Map<string, List>> {
    const wanted = new Map<string, [number, number]>();
    for (const { keys, day } of probes) {
      for (const key of keys.keys()) {
        if (!lists.has(key) && this.frequencies.of(key) > WHOLE)
          wanted.set(`${key} ${day}`, [key, day]);
      }
    }
    const pairs = [...wanted.values()];
    const rows = await this.database.query<NearRow>(NEAR_LISTS, [
      pairs.map(([key]) => key),
      pairs.map(([, day]) => day),
      NEAREST,
    ]);
    const near = new Map<string, List>();
    for (const { key, day, posted } of rows) {
      if (!posted) continue;
      const claims = this.frequencies.of(key);
      near.set(`${key} ${day}`, { claims, numbers: read(posted, days), whole: false });
    }
    return near;
  }
}

function rank(
  { number: own, day, keys }: Probe,
  listOf: (key: number, day: number) => List | undefined,
  days: Days,
  earlierOnly: boolean,
): number[] {
  const tally = new Tally();
  for (const [key, sought] of keys) {
    const list = listOf(key, day);
    if (!list) continue;
    // A whole list shows the pair to both; of a near one only the claim of the later day sees it.
    const limit = list.whole && earlierOnly ? own : Infinity;
    const others = list.numbers.filter((number) => number !== own && number <= limit);
    tally.count(sought, list.claims, others);
  }
  return tally.best(CANDIDATES, (number) => nearness(day, days.get(number)!));
}

/** The claims' numbers; notes their days. */
function read(posted: Buffer, days: Days): number[] {
  const values = numbersIn(posted);
  const numbers: number[] = [];
  for (let at = 0; at < values.length; at += 2) {
    numbers.push(values[at]!);
    days.set(values[at]!, values[at + 1]!);
  }
  return numbers;
}

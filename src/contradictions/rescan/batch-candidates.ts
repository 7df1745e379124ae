import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { KeyFrequencies } from '../candidates/key-frequencies.js';
import type { ProbeKey } from '../candidates/candidate-keys.js';
import { numbersIn, Tally } from '../candidates/rank.js';
import { BATCH_LISTS, NEAR_LISTS } from './batch-candidates.queries.js';

/** Lists up to this long are read whole. */
const WHOLE = 200;

/** Of longer ones, how many claims of the probe's day or before. */
const NEAREST = 12;

/** How many candidates a claim is compared with at most. */
const CANDIDATES = { any: 24, foreign: 8 };

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
  posted: Buffer;
}

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
    const lists = await this.wholeLists(probes);
    const near = await this.nearLists(probes, lists);
    return new Map(
      probes.map((probe) => [probe.number, this.rank(probe, lists, near, earlierOnly)]),
    );
  }

  private async wholeLists(probes: readonly Probe[]): Promise<Map<number, ListRow>> {
    const wanted = new Set<number>();
    for (const { keys } of probes) {
      for (const key of keys.keys()) if (this.frequencies.of(key) <= WHOLE) wanted.add(key);
    }
    const rows = await this.database.query<ListRow>(BATCH_LISTS, [[...wanted], WHOLE]);
    const lists = new Map<number, ListRow>();
    for (const row of rows) {
      if (row.claims > WHOLE) this.frequencies.remember(row.key, row.claims);
      else lists.set(row.key, row);
    }
    return lists;
  }

  /** By key and day: a common word's claims of the days before. */
  private async nearLists(
    probes: readonly Probe[],
    lists: ReadonlyMap<number, ListRow>,
  ): Promise<Map<string, NearRow>> {
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
    return new Map(rows.map((row) => [`${row.key} ${row.day}`, row]));
  }

  private rank(
    probe: Probe,
    lists: ReadonlyMap<number, ListRow>,
    near: ReadonlyMap<string, NearRow>,
    earlierOnly: boolean,
  ): number[] {
    const tally = new Tally();
    for (const [key, sought] of probe.keys) {
      const list = lists.get(key);
      const nearby = list ? undefined : near.get(`${key} ${probe.day}`);
      const posted = (list ?? nearby)?.posted;
      if (!posted) continue;
      const claims = list?.claims ?? this.frequencies.of(key);
      // A whole list shows the pair to both; of a near one only the claim of the later day sees it.
      const limit = list && earlierOnly ? probe.number : Infinity;
      tally.count(sought, claims, others(posted, probe.number, limit));
    }
    return tally.best(CANDIDATES);
  }
}

function* others(posted: Buffer, own: number, limit: number): Generator<number> {
  for (const number of numbersIn(posted)) if (number !== own && number <= limit) yield number;
}

import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { dayOf, probeKeys } from '../candidates/candidate-keys.js';
import { asFirstSaid } from '../candidates/claim-facts.js';
import { readClaimProbe } from '../candidates/claim-probe.js';
import { FactsService } from '../candidates/facts.service.js';
import { readIntegers } from '../candidates/rank.js';
import { analyse } from '../detection/reading/analyse.js';
import { engineVersion } from '../detection/engine-version.js';
import type { Probe } from './batch-candidates.js';
import { PROBES } from './slice.queries.js';

/** A claim of a slice whose rivals are looked for. */
export interface SliceProbe extends Probe {
  id: string;
}

interface ProbeRow {
  number: number;
  id: string;
  day: number;
  keys: Buffer;
  probe: Buffer | null;
}

/** What the rivals of a slice's claims are looked up by: as kept when they were read, without reading them again. */
@Injectable()
export class SliceProbes {
  constructor(
    private readonly database: Database,
    private readonly facts: FactsService,
  ) {}

  /** @param numbers of `claim_index` */
  async of(numbers: readonly number[]): Promise<SliceProbe[]> {
    const rows = await this.database.query<ProbeRow>(PROBES, [numbers, engineVersion()]);
    const unread: ProbeRow[] = [];
    const probes: SliceProbe[] = [];
    for (const row of rows) {
      const { number, id, day, keys, probe } = row;
      if (probe) probes.push({ number, id, day, keys: readClaimProbe(readIntegers(keys), probe) });
      else unread.push(row);
    }
    return [...probes, ...(await this.read(unread))];
  }

  /** Of those that changed, or that another engine read, since this rescan indexed them. */
  private async read(rows: readonly ProbeRow[]): Promise<SliceProbe[]> {
    const numbers = new Map(rows.map(({ number, id }) => [id, number]));
    return (await this.facts.of([...numbers.keys()])).map((claim) => {
      const reading = analyse(asFirstSaid(claim));
      const number = numbers.get(claim.id)!;
      return { number, id: claim.id, day: dayOf(claim, reading), keys: probeKeys(reading) };
    });
  }
}

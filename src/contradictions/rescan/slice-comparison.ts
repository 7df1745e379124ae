import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { dayOf, probeKeys } from '../candidates/candidate-keys.js';
import { asFirstSaid, type ClaimFacts } from '../candidates/claim-facts.js';
import { FactsService } from '../candidates/facts.service.js';
import { compareClaims } from '../compare-claims.js';
import { Contradiction } from '../contradiction.entity.js';
import type { Detected } from '../detected.js';
import { engineVersion } from '../detection/engine-version.js';
import { holdClaims } from '../hold-claims.js';
import { LeastRecent } from '../least-recent.js';
import { SuggestionsService } from '../suggestions.service.js';
import { BatchCandidates, type Probe } from './batch-candidates.js';
import { ClaimGists } from './claim-gists.js';
import { pause } from './pause.js';
import { SliceReadings } from './slice-readings.js';
import { COMPARED, IDS, KNOWN_PAIRS, NUMBERS } from './slice.queries.js';

/** Claims kept as recorded: news returns to what it spoke of a moment ago. */
const FACTS = 4_000;

/** What one rescan has read of claims, by their numbers. */
interface Memory {
  rescan: string;
  facts: LeastRecent<number, ClaimFacts>;
  gists: ClaimGists;
}

interface Pair {
  one: ClaimFacts;
  other: ClaimFacts;
}

/** Compares many claims with all that could conflict with them, and stores only what changed. */
@Injectable()
export class SliceComparison {
  private readonly readings = new SliceReadings();
  /** What claims said a moment ago: whatever is stored is first looked at again. */
  private remembered: Memory;

  constructor(
    private readonly database: Database,
    private readonly facts: FactsService,
    private readonly candidates: BatchCandidates,
    private readonly suggestions: SuggestionsService,
  ) {
    this.remembered = memoryOf('', database);
  }

  /**
   * Runs in the caller's transaction.
   *
   * @param rescan its id: no rescan uses what another remembered
   * @param numbers of `claim_index`
   * @param whole whether every claim will be compared, so that each pair need be looked at once
   */
  async run(rescan: string, numbers: readonly number[], whole: boolean): Promise<void> {
    if (this.remembered.rescan !== rescan) this.remembered = memoryOf(rescan, this.database);
    const { facts: remembered, gists } = this.remembered;
    const claims = await this.fetch(numbers, remembered, false);
    const candidates = await gists.filter(
      await this.candidates.find(rescan, this.probes(claims), whole),
    );
    const known = await this.known(claims);
    const partners = await this.numbersOf(known);
    const others = new Set([...candidates.values()].flat());
    for (const number of partners.values()) others.add(number);
    for (const number of claims.keys()) others.delete(number);
    const facts = new Map([...(await this.fetch([...others], remembered, true)), ...claims]);
    const changed = await this.changedPairs(
      this.pairs(claims, candidates, known, partners, facts),
      known,
    );
    if (changed.length > 0) await this.settle(changed);
    await this.database.query(COMPARED, [numbers, engineVersion()]);
  }

  private probes(claims: ReadonlyMap<number, ClaimFacts>): Probe[] {
    return [...claims].map(([number, claim]) => {
      const reading = this.readings.keep(asFirstSaid(claim));
      return { number, day: dayOf(claim, reading), keys: probeKeys(reading) };
    });
  }

  private async fetch(
    numbers: readonly number[],
    remembered: LeastRecent<number, ClaimFacts>,
    mayBeOld: boolean,
  ): Promise<Map<number, ClaimFacts>> {
    const found = new Map<number, ClaimFacts>();
    const missing: number[] = [];
    for (const number of numbers) {
      const claim = mayBeOld ? remembered.get(number) : undefined;
      if (claim) found.set(number, claim);
      else missing.push(number);
    }
    if (missing.length === 0) return found;
    const rows = await this.database.query<{ number: number; id: string }>(IDS, [missing]);
    const numberOf = new Map(rows.map(({ number, id }) => [id, number]));
    for (const claim of await this.facts.of([...numberOf.keys()])) {
      const number = numberOf.get(claim.id)!;
      found.set(number, claim);
      remembered.set(number, claim);
    }
    return found;
  }

  private async known(
    claims: ReadonlyMap<number, ClaimFacts>,
  ): Promise<Map<string, Contradiction>> {
    const ids = [...claims.values()].map((claim) => claim.id);
    const rows = await this.database.query<object>(KNOWN_PAIRS, [ids]);
    const found = rows.map((row) => this.database.hydrate(Contradiction, row));
    return new Map(found.map((each) => [pairKey(each.claimAId, each.claimBId), each]));
  }

  private async numbersOf(known: ReadonlyMap<string, Contradiction>): Promise<Map<string, number>> {
    if (known.size === 0) return new Map();
    const ids = [...known.values()].flatMap((each) => [each.claimAId, each.claimBId]);
    const rows = await this.database.query<{ number: number; id: string }>(NUMBERS, [ids]);
    return new Map(rows.map(({ number, id }) => [id, number]));
  }

  /** Each pair once: the candidates, and what is on record of these claims. */
  private pairs(
    claims: ReadonlyMap<number, ClaimFacts>,
    candidates: ReadonlyMap<number, readonly number[]>,
    known: ReadonlyMap<string, Contradiction>,
    numbers: ReadonlyMap<string, number>,
    facts: ReadonlyMap<number, ClaimFacts>,
  ): Map<string, Pair> {
    const pairs = new Map<string, Pair>();
    const add = (one: ClaimFacts | undefined, other: ClaimFacts | undefined): void => {
      if (one && other) pairs.set(pairKey(one.id, other.id), { one, other });
    };
    for (const [number, claim] of claims) {
      for (const other of candidates.get(number) ?? []) add(claim, facts.get(other));
    }
    for (const { claimAId, claimBId } of known.values()) {
      add(facts.get(numbers.get(claimAId) ?? -1), facts.get(numbers.get(claimBId) ?? -1));
    }
    return pairs;
  }

  private async changedPairs(
    pairs: ReadonlyMap<string, Pair>,
    known: ReadonlyMap<string, Contradiction>,
  ): Promise<Pair[]> {
    const changed: Pair[] = [];
    let done = 0;
    for (const [key, pair] of byRival(pairs)) {
      const found = compareClaims(pair.one, pair.other, this.readings);
      if (this.suggestions.differs(known.get(key) ?? null, found)) changed.push(pair);
      await pause(done++);
    }
    return changed;
  }

  /** Looks again, with the claims held as they are, and stores what is still so. */
  private async settle(pairs: readonly Pair[]): Promise<void> {
    const ids = [...new Set(pairs.flatMap(({ one, other }) => [one.id, other.id]))].sort();
    await holdClaims(this.database, ids);
    const facts = new Map((await this.facts.of(ids)).map((claim) => [claim.id, claim]));
    const compared = new Set<string>();
    const detected: Detected[] = [];
    for (const { one, other } of pairs) {
      const [a, b] = [facts.get(one.id), facts.get(other.id)];
      if (!a || !b) continue;
      compared.add(pairKey(a.id, b.id));
      const found = compareClaims(a, b, this.readings);
      if (found) detected.push(found);
    }
    await this.suggestions.settle(compared, detected);
  }
}

/** Those with one rival after each other, so that it is read once and then let go. */
function byRival(pairs: ReadonlyMap<string, Pair>): [string, Pair][] {
  const groups = new Map<ClaimFacts, [string, Pair][]>();
  for (const entry of pairs) {
    const { other } = entry[1];
    const group = groups.get(other);
    if (group) group.push(entry);
    else groups.set(other, [entry]);
  }
  return [...groups.values()].flat();
}

function pairKey(one: string, other: string): string {
  return one < other ? `${one} ${other}` : `${other} ${one}`;
}

function memoryOf(rescan: string, database: Database): Memory {
  return { rescan, facts: new LeastRecent(FACTS), gists: new ClaimGists(database) };
}

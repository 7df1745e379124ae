import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { asFirstSaid, type ClaimFacts } from '../candidates/claim-facts.js';
import { FactsService } from '../candidates/facts.service.js';
import { compareClaims } from '../compare-claims.js';
import { Contradiction } from '../contradiction.entity.js';
import type { Detected } from '../detected.js';
import { engineVersion } from '../detection/engine-version.js';
import { holdClaims } from '../hold-claims.js';
import { LeastRecent } from '../least-recent.js';
import { SuggestionsService } from '../suggestions.service.js';
import { BatchCandidates, type Rescan } from './batch-candidates.js';
import { ClaimGists } from './claim-gists.js';
import { pause } from './pause.js';
import { SliceProbes } from './slice-probes.js';
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

/** What comparing a pair found. */
interface Compared extends Pair {
  found: Detected | null;
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
    private readonly probes: SliceProbes,
    private readonly candidates: BatchCandidates,
    private readonly suggestions: SuggestionsService,
  ) {
    this.remembered = memoryOf('', database);
  }

  /**
   * Runs in the caller's transaction.
   *
   * @param rescan no other uses what it remembers
   * @param numbers of `claim_index`
   */
  async run(rescan: Rescan, numbers: readonly number[]): Promise<void> {
    if (this.remembered.rescan !== rescan.id) this.remembered = memoryOf(rescan.id, this.database);
    const probes = await this.probes.of(numbers);
    const found = await this.candidates.find(rescan, probes);
    const candidates = await this.remembered.gists.filter(found);
    const known = await this.known(probes.map(({ id }) => id));
    const partners = await this.numbersOf(known);
    const facts = await this.factsOf(numbers, candidates, [...partners.values()]);
    for (const number of candidates.keys()) {
      const claim = facts.get(number);
      if (claim) this.readings.keep(asFirstSaid(claim));
    }
    const changed = await this.changedPairs(this.pairs(candidates, known, partners, facts), known);
    if (changed.length > 0) await this.settle(changed);
    await this.database.query(COMPARED, [numbers, engineVersion()]);
  }

  /** Of the claims that are to be compared: those of the slice as they are now, others maybe as they were a moment ago. */
  private async factsOf(
    slice: readonly number[],
    candidates: ReadonlyMap<number, readonly number[]>,
    partners: readonly number[],
  ): Promise<Map<number, ClaimFacts>> {
    const own = new Set(slice);
    const wanted = new Set([...candidates.keys(), ...partners]);
    for (const others of candidates.values()) for (const other of others) wanted.add(other);
    const [mine, others]: [number[], number[]] = [[], []];
    for (const number of wanted) (own.has(number) ? mine : others).push(number);
    const facts = await this.fetch(mine, false);
    for (const [number, claim] of await this.fetch(others, true)) facts.set(number, claim);
    return facts;
  }

  private async fetch(
    numbers: readonly number[],
    mayBeOld: boolean,
  ): Promise<Map<number, ClaimFacts>> {
    const { facts: remembered } = this.remembered;
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

  private async known(ids: readonly string[]): Promise<Map<string, Contradiction>> {
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
    candidates: ReadonlyMap<number, readonly number[]>,
    known: ReadonlyMap<string, Contradiction>,
    numbers: ReadonlyMap<string, number>,
    facts: ReadonlyMap<number, ClaimFacts>,
  ): Map<string, Pair> {
    const pairs = new Map<string, Pair>();
    const add = (one: ClaimFacts | undefined, other: ClaimFacts | undefined): void => {
      if (one && other) pairs.set(pairKey(one.id, other.id), { one, other });
    };
    for (const [number, others] of candidates)
      for (const other of others) add(facts.get(number), facts.get(other));
    for (const { claimAId, claimBId } of known.values()) {
      add(facts.get(numbers.get(claimAId) ?? -1), facts.get(numbers.get(claimBId) ?? -1));
    }
    return pairs;
  }

  private async changedPairs(
    pairs: ReadonlyMap<string, Pair>,
    known: ReadonlyMap<string, Contradiction>,
  ): Promise<Compared[]> {
    const changed: Compared[] = [];
    let done = 0;
    for (const [key, pair] of byRival(pairs)) {
      const found = compareClaims(pair.one, pair.other, this.readings);
      if (this.suggestions.differs(known.get(key) ?? null, found)) changed.push({ ...pair, found });
      await pause(done++);
    }
    return changed;
  }

  /** With the claims held as they are, looks again at those that changed since, and stores what is still so. */
  private async settle(pairs: readonly Compared[]): Promise<void> {
    const ids = [...new Set(pairs.flatMap(({ one, other }) => [one.id, other.id]))].sort();
    await holdClaims(this.database, ids);
    const facts = new Map((await this.facts.of(ids)).map((claim) => [claim.id, claim]));
    const compared = new Set<string>();
    const detected: Detected[] = [];
    for (const { one, other, found } of pairs) {
      const [a, b] = [facts.get(one.id), facts.get(other.id)];
      if (!a || !b) continue;
      compared.add(pairKey(a.id, b.id));
      const still = isDeepStrictEqual(a, one) && isDeepStrictEqual(b, other);
      const now = still ? found : compareClaims(a, b, this.readings);
      if (now) detected.push(now);
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

import { setImmediate } from 'node:timers/promises';
import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { ClaimChange, RecordedWith } from '../claims/claim-events.js';
import { type Claim, ClaimStatus } from '../claims/claim.entity.js';
import { ClaimsService } from '../claims/claims.service.js';
import type { SpeakersMerged } from '../sources/source-events.js';
import { candidateKeys, indexDay } from './candidates/candidate-keys.js';
import { CandidatesService } from './candidates/candidates.service.js';
import { asFirstSaid, type ClaimFacts, factsOfNew } from './candidates/claim-facts.js';
import { readClaimGist } from './candidates/claim-gist.js';
import { ClaimIndexService } from './candidates/claim-index.service.js';
import { FactsService } from './candidates/facts.service.js';
import { readEntry } from './candidates/read-entry.js';
import { compareClaims } from './compare-claims.js';
import type { Detected } from './detected.js';
import { analyse } from './detection/reading/analyse.js';
import { SimilarClaimsService } from './near-duplicates/similar-claims.service.js';
import { byContent, Readings } from './readings.js';
import { RecordedFindings } from './recorded-findings.js';
import { SuggestionsService } from './suggestions.service.js';

/** Readings kept between recordings: news returns to what it spoke of a moment ago. */
const READINGS = 2000;

/** Claims compared before others get their turn: about a millisecond's work. */
const PART = 8;

/** What a server rehearses: some seconds after its start it is as fast as after an hour. */
const REHEARSED = { claims: 200, each: 20 };

/** A draft conflicts with nothing yet, but may be a near-duplicate. */
const COMPARABLE = [ClaimStatus.PUBLISHED, ClaimStatus.DRAFT];

@Injectable()
export class DetectionService implements BeforeApplicationShutdown {
  private closing = false;
  private readonly readings = new Readings(READINGS, byContent);

  constructor(
    private readonly claims: ClaimsService,
    private readonly index: ClaimIndexService,
    private readonly candidates: CandidatesService,
    private readonly facts: FactsService,
    private readonly suggestions: SuggestionsService,
    private readonly findings: RecordedFindings,
    private readonly similar: SimilarClaimsService,
  ) {}

  /**
   * Brings what is known of a claim's contradictions up to date after a change, in its transaction.
   *
   * @param recorded where the claim is new
   */
  async follow(claim: Claim, change: ClaimChange, recorded?: RecordedWith): Promise<void> {
    if (recorded && claim.status === ClaimStatus.PUBLISHED) return this.compareNew(claim, recorded);
    await recorded?.store();
    const known = change === 'RECORDED' ? [] : await this.index.keysOf(claim.id);
    if (claim.status !== ClaimStatus.PUBLISHED) return this.leaveOut(claim, known);
    const [facts] = await this.facts.of([claim.id]);
    if (!facts) return;
    const reading = this.readings.of(asFirstSaid(facts));
    const entry = readEntry(facts, reading);
    await this.index.hold([...entry.keys, ...known]);
    await this.index.index(claim.id, entry, known);
    const own = readClaimGist(entry.gist);
    const rivals = await this.candidates.near(reading, entry.day, claim.id, own);
    const partners = await this.suggestions.partnersOf(claim.id);
    const others = await this.facts.of([...new Set([...rivals, ...partners])]);
    await this.suggestions.store(claim.id, this.detected(facts, others), {
      compared: new Set(others.map((other) => other.id)),
      reopen: change === 'REVISED',
    });
  }

  /** Nothing is on record of a new claim, so that less needs to be asked. */
  private async compareNew(claim: Claim, recorded: RecordedWith): Promise<void> {
    const facts = factsOfNew(claim, recorded);
    const reading = this.readings.of(asFirstSaid(facts));
    const entry = readEntry(facts, reading);
    // Sent in this order: the search sees what was committed until the keys are held.
    const [, { rivals, alike }] = await Promise.all([
      this.index.hold(entry.keys),
      this.candidates.around(reading, entry.day, claim.id, readClaimGist(entry.gist)),
    ]);
    const found = new Map(
      (await this.facts.of([...new Set([...rivals, ...alike])], COMPARABLE)).map((other) => [
        other.id,
        other,
      ]),
    );
    const known = (ids: readonly string[]): ClaimFacts[] =>
      ids.flatMap((id) => found.get(id) ?? []);
    const others = known(rivals).filter(({ status }) => status === ClaimStatus.PUBLISHED);
    // PostgreSQL stores and indexes the claim while this process compares it.
    const [detected] = await Promise.all([
      this.detectedInParts(facts, others),
      recorded.store(),
      this.index.index(claim.id, entry, []),
    ]);
    const contradictions = await this.suggestions.storeNew(detected);
    contradictions.sort((x, y) => y.score - x.score || (x.id < y.id ? 1 : -1));
    this.findings.keep(claim, { contradictions });
    this.similar.prepare(claim, known(alike));
  }

  /**
   * Reads the claims recorded last and compares each with those before it, and stores nothing: what is recorded
   * next is mostly about the same, and V8 compiles meanwhile what else would be slow for the first hundred
   * recordings. Requests get their turn between.
   */
  async rehearse(): Promise<void> {
    const claims = await this.facts.newest(REHEARSED.claims).catch((error: unknown) => {
      if (this.closing) return [];
      throw error;
    });
    for (const [at, claim] of claims.entries()) {
      if (this.closing) return;
      await this.detectedInParts(claim, claims.slice(at + 1, at + 1 + REHEARSED.each));
    }
  }

  beforeApplicationShutdown(): void {
    this.closing = true;
  }

  /** Looks again at what two speakers held against each other, now that they are one. */
  async followMerge({ fromId, intoId }: SpeakersMerged): Promise<void> {
    await this.suggestions.moveSelf(fromId, intoId);
    for (const id of await this.suggestions.saidOnBothSidesBy(intoId)) {
      await this.follow(await this.claims.get(id), 'ATTRIBUTED');
    }
  }

  /** The same, with pauses in which what was sent is answered and others get their turn. */
  private async detectedInParts(
    claim: ClaimFacts,
    others: readonly ClaimFacts[],
  ): Promise<Detected[]> {
    const found: Detected[] = [];
    for (let at = 0; at < others.length; at += PART) {
      await setImmediate();
      found.push(...this.detected(claim, others.slice(at, at + PART)));
    }
    return found;
  }

  private detected(claim: ClaimFacts, others: readonly ClaimFacts[]): Detected[] {
    return others
      .map((other) => compareClaims(claim, other, this.readings))
      .filter((each) => each !== null);
  }

  /** A draft is compared with nothing, but near-duplicates of it are found by its keys. */
  private async leaveOut(claim: Claim, known: number[]): Promise<void> {
    if (claim.status === ClaimStatus.DRAFT) {
      const keys = candidateKeys(analyse(claim));
      await this.index.hold([...keys, ...known]);
      const day = indexDay(claim.saidOn, claim.createdAt);
      await this.index.index(claim.id, { day, keys, gist: null, probe: null }, known);
    } else {
      await this.index.hold(known);
      await this.index.forget(claim.id);
    }
    await this.suggestions.withdraw(claim.id);
  }
}

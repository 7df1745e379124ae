import { randomUUID } from 'node:crypto';
import type { Random } from '../random.js';
import { type Client, isPassing, type Result } from './client.js';
import { type Kind, type Ledger, newMarker } from './ledger.js';
import * as operations from './operations.js';

interface Revisable {
  id: string;
  revision: number;
}

interface Recorded {
  claim: Revisable & { attributions: { speaker: { id: string } }[] };
  contradictions: Revisable[];
}

/** Mutations that take an idempotency key. */
const CREATING: ReadonlySet<Kind> = new Set(['recordClaim', 'attributeClaim', 'createSpeaker']);

/** How many of its own records a writer keeps in mind. */
const REMEMBERED = 50;

/** An editor at work: sends one mutation after the other, each to any of the servers, until it is stopped. */
export class Writer {
  private readonly claims: Revisable[] = [];
  private readonly undecided: Revisable[] = [];
  private readonly speakers: string[] = [];
  private stopping = false;

  constructor(
    private readonly clients: readonly Client[],
    private readonly ledger: Ledger,
    private readonly random: Random,
  ) {}

  stop(): void {
    this.stopping = true;
  }

  async run(): Promise<void> {
    while (!this.stopping) await this.step();
  }

  private async step(): Promise<void> {
    const dice = this.random.next();
    if (dice < 0.2 && this.claims.length > 0) return this.attribute();
    if (dice < 0.4 && this.claims.length > 0) return this.revise();
    if (dice < 0.5 && this.undecided.length > 0) return this.decide();
    if (dice < 0.55 && this.speakers.length > 1) return this.merge();
    if (dice < 0.65) return this.createSpeaker();
    if (dice < 0.8) return this.recordPair();
    await this.record(`The council of ${newMarker()} met on 3 March 2021`);
  }

  /**
   * Sends it to whichever server, and writes down what became of it. What creates something may come with an
   * idempotency key: then it is sent again and again, as the same, until a server acknowledges it.
   */
  private async mutate<Data>(
    kind: Kind,
    marker: string,
    query: string,
    input: object,
  ): Promise<Result<Data>> {
    const keyed = CREATING.has(kind) && this.random.chance(0.5);
    const variables = { input: keyed ? { ...input, idempotencyKey: randomUUID() } : input };
    let uncertain = false;
    for (let attempts = 1; ; attempts++) {
      const result = await this.random.pick(this.clients).send<Data>(query, variables);
      uncertain ||= result.outcome === 'UNKNOWN';
      if (keyed && !this.stopping && isPassing(result)) continue;
      const outcome = uncertain && result.outcome === 'REFUSED' ? 'UNKNOWN' : result.outcome;
      this.ledger.add({ kind, marker, outcome, attempts });
      return result;
    }
  }

  private async record(statement: string): Promise<void> {
    const marker = newMarker();
    const { data } = await this.mutate<{ recordClaim: Recorded }>(
      'recordClaim',
      marker,
      operations.RECORD,
      { statement, ...source(marker) },
    );
    if (!data) return;
    const { claim, contradictions } = data.recordClaim;
    if (statement.startsWith('The council')) remember(this.claims, claim);
    this.undecided.push(...contradictions);
    for (const { speaker } of claim.attributions) remember(this.speakers, speaker.id);
  }

  /** Two claims that cannot both be true. */
  private async recordPair(): Promise<void> {
    const place = newMarker();
    await this.record(`There are 2,500 troops in ${place}`);
    await this.record(`There are 900 troops in ${place}`);
  }

  private async attribute(): Promise<void> {
    const marker = newMarker();
    const claimId = this.random.pick(this.claims).id;
    const input = { claimId, ...source(marker) };
    await this.mutate('attributeClaim', marker, operations.ATTRIBUTE, input);
  }

  private async revise(): Promise<void> {
    const marker = newMarker();
    const claim = this.random.pick(this.claims);
    const { data, outcome } = await this.mutate<{ reviseClaim: Revisable }>(
      'reviseClaim',
      marker,
      operations.REVISE,
      {
        id: claim.id,
        expectedRevision: claim.revision,
        statement: `The council of ${marker} met on ${this.random.between(1, 28)} March 2021`,
        reason: marker,
      },
    );
    if (data) claim.revision = data.reviseClaim.revision;
    else if (outcome !== 'REFUSED') await this.look(claim);
  }

  /** Another change must say which revision it was made on. */
  private async look(claim: Revisable): Promise<void> {
    const found = await this.random
      .pick(this.clients)
      .read<{ node: { revision: number } }>(
        operations.CLAIM,
        { id: claim.id },
        () => this.stopping,
      );
    if (found) claim.revision = found.node.revision;
  }

  private async decide(): Promise<void> {
    const marker = newMarker();
    const { id, revision } = this.undecided.pop()!;
    const input = { id, expectedRevision: revision, note: marker };
    if (this.random.chance(0.5)) {
      await this.mutate('decide', marker, operations.CONFIRM, input);
    } else {
      const dismissal = { ...input, reason: 'DIFFERENT_SCOPE' };
      await this.mutate('decide', marker, operations.DISMISS, dismissal);
    }
  }

  private async createSpeaker(): Promise<void> {
    const marker = newMarker();
    const input = { name: marker, kind: 'PERSON' };
    const { data } = await this.mutate<{ createSpeaker: { id: string } }>(
      'createSpeaker',
      marker,
      operations.CREATE_SPEAKER,
      input,
    );
    if (data) remember(this.speakers, data.createSpeaker.id);
  }

  private async merge(): Promise<void> {
    const fromId = this.speakers.pop()!;
    const intoId = this.random.pick(this.speakers);
    const marker = newMarker();
    const input = { fromId, intoId, reason: marker };
    await this.mutate('mergeSpeakers', marker, operations.MERGE, input);
  }
}

/** An article and a speaker of its own, both made with the claim and found by its marker. */
function source(marker: string): object {
  return {
    form: 'PARAPHRASE',
    saidAt: '2021-03-04',
    article: { create: { headline: marker, language: 'EN' } },
    speaker: { create: { name: marker, kind: 'PERSON' } },
  };
}

function remember<T>(list: T[], item: T): void {
  list.push(item);
  if (list.length > REMEMBERED) list.shift();
}

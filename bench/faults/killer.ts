import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '../random.js';
import { Client } from './client.js';
import type { Installation } from './installation.js';
import { type Ledger, newMarker } from './ledger.js';
import { CREATE_SPEAKER } from './operations.js';
import { killNow, postmasterOf, someSessionOf } from './postgres-processes.js';

export const TARGETS = ['server', 'postmaster', 'session', 'server and postmaster'] as const;
export type Target = (typeof TARGETS)[number];

/** One kill; null where another followed before the servers had recovered from it. */
export interface Kill {
  target: Target;
  /** Milliseconds to the first of the writes that every server has acknowledged without a failure since. */
  recovery: number | null;
}

/** Milliseconds of writes without a failure after which a server counts as recovered. */
const STEADY = 300;

/** Milliseconds after which a server that has not recovered is a failure of the test. */
const HOPELESS = 120_000;

/** Kills processes at random moments, and sees how long it takes until every server works again. */
export class Killer {
  readonly kills: Kill[] = [];

  constructor(
    private readonly installation: Installation,
    private readonly ledger: Ledger,
    private readonly random: Random,
  ) {}

  /** @param until the instant after which no kill begins */
  async run(kills: number, until: number): Promise<void> {
    while (this.kills.length < kills && Date.now() < until) {
      await sleep(this.random.between(100, 1_500));
      const target = this.random.pick(TARGETS);
      const at = performance.now();
      if (!(await this.kill(target))) continue;
      const kill: Kill = { target, recovery: null };
      this.kills.push(kill);
      // Now and then the next strikes while they are still getting up.
      if (this.kills.length < kills && this.random.chance(0.2)) continue;
      kill.recovery = await this.recovery(at);
    }
    await this.recovery(performance.now());
  }

  private async kill(target: Target): Promise<boolean> {
    const { servers, dataDir } = this.installation;
    if (target === 'session') return killNow(await someSessionOf(dataDir, this.random));
    if (target !== 'server' && !killNow(await postmasterOf(dataDir))) return false;
    if (target !== 'postmaster') this.random.pick(servers).kill();
    return true;
  }

  /** Milliseconds from `since` until all servers work. */
  private async recovery(since: number): Promise<number> {
    const { servers, token } = this.installation;
    const clients = servers.map((server) => new Client(server.origin, token, this.ledger));
    const times = await Promise.all(clients.map((client) => this.steady(client)));
    return Math.max(...times) - since;
  }

  /** When the first write ended of those that have gone well ever since. */
  private async steady(client: Client): Promise<number> {
    const began = performance.now();
    for (let first: number | null = null; ;) {
      const marker = newMarker();
      const input = { name: marker, kind: 'PERSON' };
      const { outcome } = await client.send(CREATE_SPEAKER, { input });
      this.ledger.add({ kind: 'createSpeaker', marker, outcome, attempts: 1 });
      const now = performance.now();
      if (outcome !== 'ACKNOWLEDGED') first = null;
      else first ??= now;
      if (first !== null && now - first >= STEADY) return first;
      if (now - began > HOPELESS) {
        throw new Error('A server has not recovered within two minutes');
      }
      await sleep(20);
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { EventQueue } from '../../platform/live/event-queue.js';
import { LiveLimits } from '../../platform/live/live-limits.js';
import { Notifications } from '../../platform/live/notifications.js';
import { Metrics } from '../../platform/metrics/metrics.js';
import { Contradiction } from '../contradiction.entity.js';
import { CAME_SINCE, toldSql } from './live.queries.js';
import { RecentlyHeard } from './recently-heard.js';

/** What the triggers of the table tell on: ids with spaces between. */
const CHANNEL = 'isnad_contradictions';

/** Contradictions that are read at once. */
const BATCH = 200;

/** Ids that may wait to be read; more is more than anyone would look at one by one. */
const BACKLOG = 50_000;

/** Milliseconds that a transaction may take from finding a contradiction to its commit, with room. */
const LONGEST_TRANSACTION = 120_000;

/** Milliseconds that subscribers are waited for between batches: while none of them reads, and in all. */
const STUCK = 1_000;
const PATIENCE = 5_000;

/** What is sent: the root of the operation, shared by all who hear of it. */
export interface ContradictionDetected {
  contradictionDetected: Contradiction;
}

/** Which contradictions somebody listens for; null takes all. */
export interface Interest {
  topicId: string | null;
  speakerId: string | null;
}

interface Subscriber extends Interest {
  queue: EventQueue<ContradictionDetected>;
}

interface ToldRow {
  id: string;
  topics: string[];
  speakers: string[];
}

/**
 * Tells this process's subscribers of contradictions that any process stored. However many subscribe, what is
 * told of is read once; what arrives while that is done is read together.
 */
@Injectable()
export class DetectedContradictions {
  private readonly logger = new Logger('Live');
  private readonly subscribers = new Set<Subscriber>();
  private readonly waiting = new Set<string>();
  private readonly recent = new RecentlyHeard(LONGEST_TRANSACTION * 2);
  private telling = false;
  private listening: Promise<void> | null = null;

  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    private readonly limits: LiveLimits,
    private readonly metrics: Metrics,
  ) {}

  /** How many subscriptions hear of everything by now. */
  get size(): number {
    return this.subscribers.size;
  }

  /** Resolves when nothing more will be missed. */
  async subscribe(interest: Interest): Promise<EventQueue<ContradictionDetected>> {
    await (this.listening ??= this.listen());
    const subscriber = {
      ...interest,
      queue: new EventQueue<ContradictionDetected>(this.limits.waiting),
    };
    this.subscribers.add(subscriber);
    subscriber.queue.onEnd(() => this.subscribers.delete(subscriber));
    return subscriber.queue;
  }

  private async listen(): Promise<void> {
    try {
      await this.notifications.listen(CHANNEL, {
        message: (payload) => this.hear(payload.split(' ')),
        resumed: (since) => void this.catchUp(since),
      });
      // What came before anybody listened is not caught up on later.
      for (const { id } of await this.cameSince(new Date())) this.recent.add(id);
    } catch (error) {
      this.listening = null;
      throw error;
    }
  }

  private hear(ids: readonly string[]): void {
    for (const id of ids) this.recent.add(id);
    if (this.subscribers.size === 0) return;
    for (const id of ids) this.waiting.add(id);
    if (this.waiting.size > BACKLOG) this.giveUp();
    else if (!this.telling) void this.tellAll();
  }

  /** Nobody is left to believe that they heard of everything. */
  private giveUp(): void {
    this.waiting.clear();
    for (const { queue } of this.subscribers) queue.overflow();
  }

  private async tellAll(): Promise<void> {
    this.telling = true;
    try {
      while (this.waiting.size > 0) {
        // Half of what a queue may hold, so that one that was empty cannot be found full.
        const batch = Math.min(BATCH, Math.ceil(this.limits.waiting / 2));
        const ids = [...this.waiting].slice(0, batch);
        for (const id of ids) this.waiting.delete(id);
        if (this.subscribers.size === 0) continue;
        for (const row of await this.read(ids)) this.tell(row);
        await this.drained();
      }
    } catch (error) {
      // The ids that were at hand are lost, and who listens must know: it reads them when it connects anew.
      this.logger.warn(`Subscribers are sent away: ${(error as Error).message}`);
      this.giveUp();
    } finally {
      this.telling = false;
    }
  }

  /** In the order of the ids, which is that of the commits. */
  private async read(ids: readonly string[]): Promise<ToldRow[]> {
    const columns = this.database.shape(Contradiction).list('t');
    const rows = await this.database.query<ToldRow>(toldSql(columns), [ids]);
    const byId = new Map(rows.map((row) => [row.id, row]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }

  private tell(row: ToldRow): void {
    const event = { contradictionDetected: this.database.hydrate(Contradiction, row) };
    for (const { topicId, speakerId, queue } of this.subscribers) {
      if (topicId !== null && !row.topics.includes(topicId)) continue;
      if (speakerId !== null && !row.speakers.includes(speakerId)) continue;
      queue.push(event);
      this.metrics.events.inc();
    }
  }

  /**
   * A burst, as of a rescan, comes faster than it can be sent. Whoever reads is waited for, also on a busy
   * machine; whoever does not read holds the others up for a moment, and then finds its queue full.
   */
  private async drained(): Promise<void> {
    const began = Date.now();
    let [moved, taken] = [began, -1];
    for (;;) {
      const crowded = [...this.subscribers].filter(({ queue }) => queue.size > queue.limit / 2);
      if (crowded.length === 0) return;
      const now = Date.now();
      const sum = crowded.reduce((total, { queue }) => total + queue.taken, 0);
      if (sum !== taken) [moved, taken] = [now, sum];
      if (now - moved > STUCK || now - began > PATIENCE) return;
      await sleep(5);
    }
  }

  /** Looks for what was stored while nothing was heard. */
  private async catchUp(since: Date): Promise<void> {
    try {
      const rows = await this.cameSince(since);
      this.hear(rows.filter(({ id, came }) => !this.recent.has(id, came)).map(({ id }) => id));
    } catch (error) {
      this.logger.warn(`Subscribers are sent away: ${(error as Error).message}`);
      this.giveUp();
    }
  }

  /** What came since a moment, by transactions that had begun before it included. */
  private cameSince(moment: Date): Promise<{ id: string; came: Date }[]> {
    const from = new Date(moment.getTime() - LONGEST_TRANSACTION);
    return this.database.query(CAME_SINCE, [from, BACKLOG + 1]);
  }
}

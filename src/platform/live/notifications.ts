import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';

/** Milliseconds between questions to a connection that says nothing, and how long an answer may take. */
const HEARTBEAT = 5_000;
const PATIENCE = 5_000;

/** Milliseconds before the first attempt to connect anew, doubled up to the longest. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 5_000;

export interface Listener {
  /** One message, in the order of commits. */
  message(payload: string): void;
  /**
   * The connection was lost and is there again: what was committed in between was not heard.
   *
   * @param since when the old connection was last known to live
   */
  resumed(since: Date): void;
}

/**
 * What other processes tell by NOTIFY, on one connection of its own, since a pooled one cannot LISTEN. Opened
 * for the first listener; a lost one is replaced for as long as it takes. PostgreSQL keeps no messages for
 * who is not there, so listeners are told of each gap and look for themselves.
 */
@Injectable()
export class Notifications implements OnModuleDestroy {
  private readonly logger = new Logger(Notifications.name);
  private readonly listeners = new Map<string, Listener>();
  private opening: Promise<void> | null = null;
  private client: pg.Client | null = null;
  private lastHeard = new Date();
  private heartbeat: NodeJS.Timeout | null = null;
  private readonly stopping = new AbortController();

  constructor(private readonly dataSource: DataSource) {}

  /** Whether messages are heard now. */
  get listening(): boolean {
    return this.client !== null;
  }

  /**
   * Resolves when messages of the channel are heard. There is one listener a channel.
   *
   * @throws where there has never been a connection and PostgreSQL refuses one
   */
  async listen(channel: string, listener: Listener): Promise<void> {
    const known = this.listeners.has(channel);
    this.listeners.set(channel, listener);
    this.opening ??= this.connect();
    try {
      await this.opening;
    } catch (error) {
      this.opening = null;
      throw error;
    }
    // The connection was opened before this channel was asked for.
    if (!known) await this.client?.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    if (this.heartbeat) clearInterval(this.heartbeat);
    const { client } = this;
    this.client = null;
    await client?.end();
  }

  private async connect(): Promise<void> {
    const { url } = this.dataSource.options as { url: string };
    const client = new pg.Client({
      connectionString: url,
      application_name: 'isnad live',
      connectionTimeoutMillis: PATIENCE,
      query_timeout: PATIENCE,
      keepAlive: true,
    });
    client.on('notification', ({ channel, payload }) => {
      this.lastHeard = new Date();
      this.listeners.get(channel)?.message(payload ?? '');
    });
    client.on('error', (error) => this.lose(client, error));
    client.on('end', () => this.lose(client, new Error('PostgreSQL ended it')));
    try {
      await client.connect();
      for (const channel of this.listeners.keys()) {
        await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      }
    } catch (error) {
      // Ended without waiting: the server may not answer at all.
      void client.end().catch(() => undefined);
      throw error;
    }
    if (this.stopping.signal.aborted) return client.end();
    this.client = client;
    this.lastHeard = new Date();
    this.heartbeat = setInterval(() => this.ask(client), HEARTBEAT).unref();
  }

  /** A connection whose other end vanished without a word is found out only by asking. */
  private ask(client: pg.Client): void {
    const asked = new Date();
    client.query('SELECT').then(
      () => (this.lastHeard = asked),
      (error: unknown) => this.lose(client, error as Error),
    );
  }

  private lose(client: pg.Client, error: Error): void {
    if (client !== this.client) return;
    this.client = null;
    if (this.heartbeat) clearInterval(this.heartbeat);
    void client.end().catch(() => undefined);
    this.logger.warn(`Connecting anew to hear of changes: ${error.message}`);
    void this.resume(this.lastHeard);
  }

  private async resume(since: Date): Promise<void> {
    const { signal } = this.stopping;
    for (let pause = FIRST_PAUSE; !signal.aborted; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
      // Not all servers at the same moment.
      const wait = sleep(pause * (0.5 + Math.random() / 2), undefined, { signal, ref: false });
      if ((await wait.catch(() => 'stopped')) === 'stopped') return;
      try {
        await this.connect();
        for (const listener of this.listeners.values()) listener.resumed(since);
        return;
      } catch (error) {
        this.logger.debug(`Not yet: ${(error as Error).message}`);
      }
    }
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { asUnavailable, type Outage } from '../database/sql-errors.js';

/** Milliseconds after which a database that says nothing counts as gone. */
const PATIENCE = 3_000;

/** Why requests should go elsewhere for now. */
export interface Unready {
  reason: Outage | 'STOPPING';
  message: string;
}

/** Whether this process should be sent requests. */
@Injectable()
export class Readiness {
  private stopping = false;

  constructor(private readonly database: Database) {}

  /** Says that this process is about to end, before it stops to listen. */
  stop(): void {
    this.stopping = true;
  }

  /** Null where a request would be served. */
  async obstacle(): Promise<Unready | null> {
    if (this.stopping) return { reason: 'STOPPING', message: 'This server is stopping.' };
    const late = new AbortController();
    const silence = sleep(PATIENCE, SILENT, { signal: late.signal, ref: false });
    try {
      return await Promise.race([silence, this.database.query('SELECT 1').then(() => null)]);
    } catch (error) {
      const outage = asUnavailable(error);
      return outage
        ? { reason: outage.details.reason as Outage, message: outage.message }
        : { reason: 'DATABASE_UNREACHABLE', message: 'The database refuses to answer.' };
    } finally {
      late.abort();
      silence.catch(() => undefined);
    }
  }
}

const SILENT: Unready = {
  reason: 'TIMEOUT',
  message: `The database has not answered within ${PATIENCE / 1000} seconds.`,
};

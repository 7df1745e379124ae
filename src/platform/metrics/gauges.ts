import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../database/database.js';
import { LiveSockets } from '../live/live-sockets.js';
import { Notifications } from '../live/notifications.js';
import { Metrics, type Sample } from './metrics.js';

/** What waits, runs and has failed for good, and for how many seconds the first of those that wait could run. */
const JOBS = `
  SELECT count(*) FILTER (WHERE locked_at IS NULL AND attempts < max_attempts)::int AS waiting,
    count(*) FILTER (WHERE locked_at IS NOT NULL)::int AS running,
    count(*) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts)::int AS failed,
    coalesce(extract(epoch FROM now() - min(run_at) FILTER (
      WHERE locked_at IS NULL AND attempts < max_attempts AND run_at <= now())), 0)::float8 AS oldest
  FROM graphile_worker.jobs`;

interface JobsRow {
  waiting: number;
  running: number;
  failed: number;
  oldest: number;
}

/** What is looked up when somebody asks, rather than counted as it happens. */
@Injectable()
export class Gauges implements OnModuleInit {
  constructor(
    private readonly metrics: Metrics,
    private readonly database: Database,
    private readonly sockets: LiveSockets,
    private readonly notifications: Notifications,
  ) {}

  onModuleInit(): void {
    const { metrics, sockets, notifications } = this;
    metrics.gauge('isnad_database_connections', 'Connections of this process.', () => this.pool());
    metrics.gauge('isnad_jobs', 'Jobs in the queue that all processes share.', () => this.jobs());
    metrics.gauge(
      'isnad_jobs_oldest_seconds',
      'How long the job that waits longest could have run.',
      async () => [{ value: (await this.queue()).oldest }],
    );
    metrics.gauge('isnad_live_connections', 'WebSockets open here.', () => one(sockets.size));
    metrics.gauge('isnad_live_subscriptions', 'Subscriptions open here.', () =>
      one(sockets.subscriptions),
    );
    metrics.gauge(
      'isnad_live_listening',
      '1 while this process hears of what others store; 0 too where nobody has subscribed yet.',
      () => one(notifications.listening ? 1 : 0),
    );
  }

  private pool(): Sample[] {
    const { total, idle, waiting } = this.database.connections;
    return [
      { state: 'in_use', value: total - idle },
      { state: 'idle', value: idle },
      { state: 'waited_for', value: waiting },
    ];
  }

  private async jobs(): Promise<Sample[]> {
    const { waiting, running, failed } = await this.queue();
    return [
      { state: 'waiting', value: waiting },
      { state: 'running', value: running },
      { state: 'failed', value: failed },
    ];
  }

  private async queue(): Promise<JobsRow> {
    const [row] = await this.database.query<JobsRow>(JOBS);
    return row!;
  }
}

function one(value: number): Sample[] {
  return [{ value }];
}

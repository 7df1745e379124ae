import { EventEmitter } from 'node:events';
import type { Runner, TaskList, WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { LiveWorkers } from './live-workers.js';

/** Milliseconds between looks at the queue where no notice of a new job came. */
const POLL = 2_000;

/** The queue's name for the level of its lines that tell of a fault. */
const ERROR = 'error';

export interface JobSessionOptions {
  /** A pg connection string. */
  url: string;
  /** How many jobs at a time. */
  concurrency: number;
  tasks: TaskList;
  /** Tasks that are done again and again, with when, as in a crontab. */
  schedules: ReadonlyMap<string, string>;
  warn: (line: string) => void;
  error: (line: string) => void;
}

/**
 * Workers on the queue, with connections of their own. One that cannot note what became of its job ends
 * itself and is not replaced: then the whole session counts as lost, and a new one is to be opened.
 */
export class JobSession {
  /** Resolves, with why, when jobs are no longer done here though nobody closed the session. */
  readonly lost: Promise<string>;
  private lose!: (reason: string) => void;
  private closed = false;

  private constructor(
    private readonly pool: pg.Pool,
    private readonly live: LiveWorkers,
    private readonly events: WorkerEvents,
  ) {
    this.lost = new Promise((resolve) => (this.lose = resolve));
  }

  private runner: Runner | null = null;

  /** Fails where PostgreSQL cannot be reached. */
  static async open(options: JobSessionOptions): Promise<JobSession> {
    // Not the application's pool: the queue writes outside our transactions.
    const pool = new pg.Pool({
      connectionString: options.url,
      max: options.concurrency + 3,
      connectionTimeoutMillis: 5_000,
      application_name: 'isnad jobs',
    });
    pool.on('error', (error) => options.warn(`Connection lost: ${error.message}`));
    const live = new LiveWorkers(pool, options.warn);
    const session = new JobSession(pool, live, new EventEmitter() as WorkerEvents);
    try {
      await live.open();
      await session.run(options);
      return session;
    } catch (error) {
      await session.close();
      throw error;
    }
  }

  private async run({
    concurrency,
    tasks,
    schedules,
    error: fault,
  }: JobSessionOptions): Promise<void> {
    const worker = await import('graphile-worker');
    this.events.on('worker:create', ({ worker: { workerId } }) => this.live.add(workerId));
    this.events.on('worker:fatalError', ({ error }) => this.lose(String(error)));
    this.runner = await worker.run({
      pgPool: this.pool,
      concurrency,
      events: this.events,
      pollInterval: POLL,
      noHandleSignals: true,
      parsedCronItems: worker.parseCronItems(
        [...schedules].map(([task, match]) => ({ task, match })),
      ),
      taskList: tasks,
      logger: new worker.Logger(() => (level, message) => {
        if (String(level) === ERROR) fault(message);
      }),
    });
    this.runner.promise.then(
      () => this.lose('the queue stopped'),
      (error: unknown) => this.lose(String(error)),
    );
  }

  /**
   * Lets the jobs at hand end and takes no more. What could not be noted of a job is left to others: the
   * lock that says its worker lives goes with the connection.
   */
  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    // A runner that stopped by itself says so by failing.
    await this.runner?.stop().catch(() => undefined);
    this.live.close();
    await this.pool.end();
  }
}

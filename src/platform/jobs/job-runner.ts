import { EventEmitter } from 'node:events';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { Runner, TaskList, WorkerEvents } from 'graphile-worker';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { JobsService } from './jobs.service.js';
import { LiveWorkers } from './live-workers.js';

/** Milliseconds between looks at the queue where no notice of a new job came. */
const POLL = 2_000;

/** The queue's name for the level of its lines that tell of a fault. */
const ERROR = 'error';

/** Does queued jobs in this process. Any number of processes may: each job is done by one of them. */
@Injectable()
export class JobRunner implements OnModuleDestroy {
  private readonly logger = new Logger(JobRunner.name);
  private pool: pg.Pool | null = null;
  private runner: Runner | null = null;
  private live: LiveWorkers | null = null;

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: JobsService,
  ) {}

  /** @param concurrency how many jobs at a time */
  async start(concurrency: number): Promise<void> {
    if (this.runner) return;
    const worker = await import('graphile-worker');
    const { url } = this.dataSource.options as { url: string };
    // Not the application's pool: the queue writes outside our transactions.
    this.pool = new pg.Pool({
      connectionString: url,
      max: concurrency + 3,
      application_name: 'isnad jobs',
    });
    this.pool.on('error', (error) => this.logger.warn(`Connection lost: ${error.message}`));
    const events = new EventEmitter() as WorkerEvents;
    this.live = new LiveWorkers(this.pool, (line) => this.logger.warn(line));
    await this.live.open();
    events.on('worker:create', ({ worker: { workerId } }) => this.live?.add(workerId));
    this.runner = await worker.run({
      pgPool: this.pool,
      concurrency,
      events,
      pollInterval: POLL,
      noHandleSignals: true,
      parsedCronItems: [],
      taskList: this.taskList(),
      logger: new worker.Logger(() => (level, message) => {
        if (String(level) === ERROR) this.logger.error(message);
      }),
    });
  }

  /** Lets the jobs at hand end and takes no more. */
  async stop(): Promise<void> {
    const { runner, live, pool } = this;
    this.runner = this.live = this.pool = null;
    await runner?.stop();
    live?.close();
    await pool?.end();
  }

  /** Before the application's own pool is closed, which the jobs at hand still need. */
  async onModuleDestroy(): Promise<void> {
    await this.stop();
  }

  private taskList(): TaskList {
    return Object.fromEntries(
      [...this.jobs.tasks].map(([name, task]) => [
        name,
        (payload: unknown) => task(payload as Parameters<typeof task>[0]),
      ]),
    );
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import type { TaskList } from 'graphile-worker';
import { DataSource } from 'typeorm';
import { SYSTEM } from '../requests/actor.js';
import { Metrics } from '../metrics/metrics.js';
import { inRequest } from '../requests/current-request.js';
import { inSpan } from '../tracing/spans.js';
import { JobSession } from './job-session.js';
import { JobsService } from './jobs.service.js';

/** Milliseconds before the first and between later attempts to go on after the queue was lost. */
const FIRST_ATTEMPT = 250;
const LAST_ATTEMPT = 10_000;

/**
 * Does queued jobs in this process. Any number of processes may: each job is done by one of them. Where the
 * queue is lost with its database, it is taken up again when that is back.
 */
@Injectable()
export class JobRunner implements OnModuleDestroy {
  private readonly logger = new Logger(JobRunner.name);
  /** Aborted when jobs are to be done no more; null while none are done. */
  private running: AbortController | null = null;
  private session: JobSession | null = null;
  private supervision: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly jobs: JobsService,
    private readonly metrics: Metrics,
  ) {}

  /**
   * Fails where PostgreSQL cannot be reached now; later it is tried again and again.
   *
   * @param concurrency how many jobs at a time
   */
  async start(concurrency: number): Promise<void> {
    if (this.running) return;
    const running = new AbortController();
    this.running = running;
    try {
      this.session = await this.open(concurrency);
    } catch (error) {
      this.running = null;
      throw error;
    }
    // Stopped while it was opened: nobody else would close it.
    if (running.signal.aborted) return this.session.close();
    this.supervision = this.supervise(concurrency, running.signal);
  }

  /** Lets the jobs at hand end and takes no more. */
  async stop(): Promise<void> {
    this.running?.abort();
    this.running = null;
    await this.session?.close();
    await this.supervision;
    this.session = null;
  }

  /** Before the application's own pool is closed, which the jobs at hand still need. */
  async onModuleDestroy(): Promise<void> {
    await this.stop();
  }

  private async supervise(concurrency: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.session) {
      const lost = await Promise.race([this.session.lost, aborted(signal)]);
      if (signal.aborted) return;
      this.logger.warn(`The job queue was lost and is taken up again: ${lost}`);
      await this.session.close();
      this.session = await this.openAgain(concurrency, signal);
    }
  }

  private async openAgain(concurrency: number, signal: AbortSignal): Promise<JobSession | null> {
    for (let wait = FIRST_ATTEMPT; !signal.aborted; wait = Math.min(2 * wait, LAST_ATTEMPT)) {
      await sleep(wait, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) break;
      try {
        const session = await this.open(concurrency);
        if (!signal.aborted) return session;
        await session.close();
      } catch (error) {
        this.logger.warn(`The job queue cannot be reached: ${(error as Error).message}`);
      }
    }
    return null;
  }

  private open(concurrency: number): Promise<JobSession> {
    const { url } = this.dataSource.options as { url: string };
    return JobSession.open({
      url,
      concurrency,
      tasks: this.taskList(),
      schedules: this.jobs.schedules,
      warn: (line) => this.logger.warn(line),
      error: (line) => this.logger.error(line),
    });
  }

  private async observed(task: string, work: () => Promise<void>): Promise<void> {
    const end = this.metrics.jobs.startTimer({ task });
    try {
      await inSpan('job', { 'isnad.task': task }, work);
      end({ outcome: 'ok' });
    } catch (error) {
      end({ outcome: 'failed' });
      throw error;
    }
  }

  private taskList(): TaskList {
    return Object.fromEntries(
      [...this.jobs.tasks].map(([name, task]) => [
        name,
        (payload: unknown) =>
          inRequest({ requestId: null, actor: SYSTEM, via: `job ${name}` }, () =>
            this.observed(name, () => task(payload as Parameters<typeof task>[0])),
          ),
      ]),
    );
  }
}

function aborted(signal: AbortSignal): Promise<string> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve('stopped');
    signal.addEventListener('abort', () => resolve('stopped'), { once: true });
  });
}

import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';

/** What a task is given: plain data, since it waits in the database as JSON. */
export type JobPayload = Record<string, string | number | boolean | null>;

/** Does the work of one job. It may run twice: a process can die between the work and its being noted. */
export type Task = (payload: JobPayload) => Promise<void>;

export interface Job {
  payload: JobPayload;
  /** Of jobs with one key only the newest waits. */
  key?: string;
  /** How often it is tried, ever more seldom, before it has failed for good; 25 where it is not said. */
  attempts?: number;
}

/** A job that can be found again. */
export type KeyedJob = Job & { key: string };

/**
 * All at once, since there may be thousands.
 *
 * $1 the task; $2 their payloads and keys
 */
const ADD = `
  SELECT count(*) FROM graphile_worker.add_jobs((
    SELECT array_agg((
      $1, job -> 'payload', NULL, NULL, (job ->> 'attempts')::int2, job ->> 'key', NULL, NULL
    )::graphile_worker.job_spec)
    FROM json_array_elements($2::json) AS job))`;

/** $1 keys */
const AT_HAND =
  'SELECT key FROM graphile_worker.jobs WHERE key = ANY($1) AND locked_at IS NOT NULL';

/** $1 keys */
const REMOVE = 'SELECT FROM unnest($1::text[]) AS gone (key), graphile_worker.remove_job(gone.key)';

/** $1 what their keys begin with */
const STATE = `
  SELECT count(*) FILTER (WHERE locked_at IS NOT NULL OR attempts < max_attempts)::int AS live,
    max(last_error) FILTER (WHERE locked_at IS NULL AND attempts >= max_attempts) AS error
  FROM graphile_worker.jobs WHERE starts_with(key, $1)`;

/** What became of some jobs that are not done. */
export interface JobsState {
  /** How many are being done or will be tried again. */
  live: number;
  /** Why one of them will not be tried again; null where none failed for good. */
  error: string | null;
}

/** Work that is done later, by this process or another, once the transaction that asked for it commits. */
@Injectable()
export class JobsService {
  private readonly known = new Map<string, Task>();
  private readonly timetable = new Map<string, string>();

  constructor(private readonly database: Database) {}

  /** Says at start-up how jobs of this name are done. */
  define(name: string, task: Task): void {
    this.known.set(name, task);
  }

  /**
   * Says at start-up that a task is done again and again, once each time however many processes there are.
   *
   * @param when as in a crontab, in UTC: `23 3 * * *` is every day at 03:23
   */
  schedule(name: string, when: string): void {
    this.timetable.set(name, when);
  }

  get schedules(): ReadonlyMap<string, string> {
    return this.timetable;
  }

  get tasks(): ReadonlyMap<string, Task> {
    return this.known;
  }

  /** Must run inside the transaction that causes the jobs: they are queued together with it or not at all. */
  async enqueue(name: string, jobs: readonly Job[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.database.query(ADD, [name, JSON.stringify(jobs)]);
  }

  /**
   * Queues jobs anew that may have been lost, wait for another attempt or failed for good; those that a
   * process is doing are left to it. Must run inside a transaction.
   */
  async enqueueAgain(name: string, jobs: readonly KeyedJob[]): Promise<void> {
    const keys = jobs.map((job) => job.key);
    const rows = await this.database.query<{ key: string }>(AT_HAND, [keys]);
    const atHand = new Set(rows.map((row) => row.key));
    const others = jobs.filter((job) => !atHand.has(job.key));
    // The queue would keep one that failed for good beside the new one.
    await this.database.query(REMOVE, [others.map((job) => job.key)]);
    await this.enqueue(name, others);
  }

  /** @param prefix what the keys of the jobs begin with */
  async state(prefix: string): Promise<JobsState> {
    const [row] = await this.database.query<JobsState>(STATE, [prefix]);
    return row!;
  }
}

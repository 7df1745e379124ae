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
}

/**
 * All at once, since there may be thousands.
 *
 * $1 the task; $2 their payloads and keys
 */
const ADD = `
  SELECT count(*) FROM graphile_worker.add_jobs((
    SELECT array_agg((
      $1, job -> 'payload', NULL, NULL, NULL, job ->> 'key', NULL, NULL)::graphile_worker.job_spec)
    FROM json_array_elements($2::json) AS job))`;

/** Work that is done later, by this process or another, once the transaction that asked for it commits. */
@Injectable()
export class JobsService {
  private readonly known = new Map<string, Task>();

  constructor(private readonly database: Database) {}

  /** Says at start-up how jobs of this name are done. */
  define(name: string, task: Task): void {
    this.known.set(name, task);
  }

  get tasks(): ReadonlyMap<string, Task> {
    return this.known;
  }

  /** Must run inside the transaction that causes the jobs: they are queued together with it or not at all. */
  async enqueue(name: string, jobs: readonly Job[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.database.query(ADD, [name, JSON.stringify(jobs)]);
  }
}

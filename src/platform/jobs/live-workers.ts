import type pg from 'pg';

/** First of two numbers that name an advisory lock: a worker's life. */
const WORKER_LOCK = 7_201_964;

/** Milliseconds between looks for workers that died. */
const LOOK_AGAIN = 5_000;

/** $1 the lock's class; $2 the workers of this process */
const ABANDONED = `
  WITH busy AS MATERIALIZED (
    SELECT DISTINCT locked_by AS worker FROM graphile_worker.jobs
    WHERE locked_by IS NOT NULL AND locked_by <> ALL ($2)
  )
  SELECT worker FROM busy WHERE pg_try_advisory_lock($1, hashtext(worker))`;

/**
 * Gives back the jobs of processes that were killed. The queue itself waits four hours for a worker that
 * went silent; here each worker holds a lock on a session that PostgreSQL ends with its process, so that
 * another can tell within seconds.
 */
export class LiveWorkers {
  private session: pg.PoolClient | null = null;
  private timer: NodeJS.Timeout | null = null;
  private readonly own: string[] = [];

  constructor(
    private readonly pool: pg.Pool,
    private readonly warn: (line: string) => void,
  ) {}

  async open(): Promise<void> {
    this.session = await this.pool.connect();
    this.session.on('error', () => undefined);
    await this.freeAbandoned();
    this.timer = setInterval(() => {
      this.freeAbandoned().catch((error: Error) =>
        this.warn(`Cannot look for abandoned jobs: ${error.message}`),
      );
    }, LOOK_AGAIN);
    this.timer.unref();
  }

  async add(workerId: string): Promise<void> {
    this.own.push(workerId);
    await this.session?.query('SELECT pg_advisory_lock($1, hashtext($2))', [WORKER_LOCK, workerId]);
  }

  close(): void {
    if (this.timer) clearInterval(this.timer);
    // Ended, not given back: its locks must go with it.
    this.session?.release(true);
    this.session = null;
  }

  private async freeAbandoned(): Promise<void> {
    const { session } = this;
    if (!session) return;
    const { rows } = await session.query<{ worker: string }>(ABANDONED, [WORKER_LOCK, this.own]);
    for (const { worker } of rows) {
      await session.query('SELECT graphile_worker.force_unlock_workers(ARRAY[$1])', [worker]);
      await session.query('SELECT pg_advisory_unlock($1, hashtext($2))', [WORKER_LOCK, worker]);
    }
  }
}

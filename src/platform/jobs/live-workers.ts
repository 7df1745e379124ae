import type pg from 'pg';

/** First of two numbers that name an advisory lock: a worker's life. */
const WORKER_LOCK = 7_201_964;

/** Milliseconds between looks for workers that died, and between attempts to connect anew. */
const LOOK_AGAIN = 5_000;

/** Milliseconds to the first attempt: others may take a process without a session for dead. */
const FIRST_ATTEMPT = 250;

/** $1 the lock's class; $2 workers */
const HOLD = 'SELECT pg_advisory_lock($1, hashtext(worker)) FROM unnest($2::text[]) AS worker';

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
 * another can tell within seconds. Where the session is lost, a new one takes the locks again; a job that
 * another process was given meanwhile is done twice.
 */
export class LiveWorkers {
  private session: pg.PoolClient | null = null;
  private timer: NodeJS.Timeout | null = null;
  private looking = false;
  private readonly own: string[] = [];

  constructor(
    private readonly pool: pg.Pool,
    private readonly warn: (line: string) => void,
  ) {}

  /** Fails where PostgreSQL cannot be reached; later it is tried again and again. */
  async open(): Promise<void> {
    this.timer = setInterval(() => void this.look(), LOOK_AGAIN);
    this.timer.unref();
    try {
      await this.connect();
      await this.freeAbandoned();
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Marks a worker of this process as alive; where that fails now, the next session does it. */
  add(workerId: string): void {
    this.own.push(workerId);
    const { session } = this;
    session?.query(HOLD, [WORKER_LOCK, [workerId]]).catch((error: unknown) => {
      this.lose(session, error);
    });
  }

  close(): void {
    if (this.timer) clearInterval(this.timer);
    this.timer = null;
    const { session } = this;
    this.session = null;
    // Ended, not given back: its locks must go with it.
    session?.release(true);
  }

  private async look(): Promise<void> {
    // An attempt to connect may take longer than the time between looks.
    if (this.looking || !this.timer) return;
    this.looking = true;
    const { session } = this;
    try {
      if (!session) await this.connect();
      await this.freeAbandoned();
    } catch (error) {
      this.lose(this.session, error);
    } finally {
      this.looking = false;
    }
  }

  private async connect(): Promise<void> {
    const session = await this.pool.connect();
    session.on('error', (error) => this.lose(session, error));
    if (!this.timer) return session.release(true);
    this.session = session;
    await session.query(HOLD, [WORKER_LOCK, this.own]);
  }

  /** Gives up a session, once. A session that cannot be had is told of only when it is lost. */
  private lose(session: pg.PoolClient | null, error: unknown): void {
    if (!session || session !== this.session) return;
    this.session = null;
    session.release(true);
    setTimeout(() => void this.look(), FIRST_ATTEMPT).unref();
    this.warn(`Connecting anew to tell which workers live: ${(error as Error).message}`);
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

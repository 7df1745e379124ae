import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

/** How long a lock is waited for: that of a process just killed goes when PostgreSQL notices. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 100;

/**
 * Runs `work` while holding an advisory lock of the database on a session of its own.
 *
 * @param patience milliseconds; Infinity to wait for as long as it takes
 * @returns null where another process keeps the lock
 */
export async function withSessionLock<T>(
  dataSource: DataSource,
  lock: number,
  work: () => Promise<T>,
  patience = PATIENCE_MS,
): Promise<T | null> {
  const session = dataSource.createQueryRunner();
  try {
    const deadline = Date.now() + patience;
    const take = async (): Promise<boolean> => {
      const rows = (await session.query('SELECT pg_try_advisory_lock($1) AS taken', [lock])) as {
        taken: boolean;
      }[];
      return rows[0]?.taken === true;
    };
    while (!(await take())) {
      if (Date.now() > deadline) return null;
      await sleep(PAUSE_MS);
    }
    try {
      return await work();
    } finally {
      await session.query('SELECT pg_advisory_unlock($1)', [lock]);
    }
  } finally {
    await session.release();
  }
}

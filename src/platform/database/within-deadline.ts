import pg from 'pg';
import type { Deadline } from '../requests/deadline.js';

/** A connection as the driver has it, with the id of its process in PostgreSQL. */
export type Connection = pg.PoolClient & { processID?: number };

/**
 * Works on one connection until the deadline; then what the connection is executing is cancelled in
 * PostgreSQL too, and the work fails with the deadline's error. Returns only when the cancelling is over,
 * so that it cannot hit whoever has the connection next.
 *
 * @param url of the database, for a connection that carries the cancelling
 */
export async function withinDeadline<T>(
  deadline: Deadline,
  connection: Connection,
  url: string,
  work: () => Promise<T>,
): Promise<T> {
  deadline.check();
  let cancelling: Promise<void> | undefined;
  const ignore = deadline.onPassed(() => {
    cancelling = cancel(connection, url);
  });
  try {
    return await work();
  } catch (error) {
    if (deadline.passed) throw deadline.error();
    throw error;
  } finally {
    ignore();
    await cancelling;
  }
}

/** Where it fails, `statement_timeout` ends the statement instead. */
async function cancel({ processID }: Connection, url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT pg_cancel_backend($1)', [processID]);
  } catch {
    // As said above.
  } finally {
    await client.end().catch(() => undefined);
  }
}

import pg from 'pg';
import type { DataSourceOptions } from 'typeorm';
import { TimedClient } from './timed-client.js';

// A date is a calendar day, not an instant: as a JavaScript Date it would shift with the time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (day) => day);

/** Milliseconds after which PostgreSQL gives a statement up. */
const STATEMENT_TIMEOUT = 30_000;

/** Connections a process keeps at most. */
const POOL_SIZE = 10;

/**
 * Connection options for the application's pool. Sessions are read-only by default; only
 * `Database.transaction` opens a read-write transaction.
 *
 * @param url a pg connection string, the socket form (`?host=/directory`) included
 */
export function dataSourceOptions(url: string): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    applicationName: 'isnad',
    poolSize: POOL_SIZE,
    connectTimeoutMS: 5_000,
    extra: {
      Client: TimedClient,
      options: `-c default_transaction_read_only=on -c statement_timeout=${STATEMENT_TIMEOUT}`,
    },
    // A connection lost while idle is replaced at the next query; the query reports what matters.
    poolErrorHandler: () => undefined,
    logging: false,
    installExtensions: false,
    invalidWhereValuesBehavior: { null: 'throw', undefined: 'throw' },
  };
}

import type { Config } from '../config/load-config.js';
import type { FatalError } from '../errors/fatal-error.js';
import { EmbeddedPostgres } from './embedded-postgres.js';
import { checkServer } from './external.js';
import type { Role } from './usage-locks.js';

/** The database this process works on, wherever it runs. */
export interface Database {
  /** A connection URL for `pg`; over a Unix socket for the embedded server. */
  readonly url: string;
  readonly embedded: boolean;
  /**
   * Calls back once if the embedded server is lost: the process should print the line and exit. An external
   * server never calls back, since the pool reconnects when it returns.
   */
  onLost(callback: (error: FatalError) => void): void;
  /** Call it after the last connection is closed; stops an embedded server that nobody else uses. */
  close(): Promise<void>;
}

export interface OpenDatabaseOptions {
  /** Of the embedded server's users only one may be the `server`; an external server takes several. */
  readonly role: Role;
  /** Takes one line for the operator, without a newline. */
  readonly log?: (line: string) => void;
}

/**
 * Opens the server that DATABASE_URL names, or else the embedded one.
 *
 * @throws FatalError with one line for the operator
 */
export async function openDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  { role, log = () => undefined }: OpenDatabaseOptions,
): Promise<Database> {
  const { databaseUrl, dataDir } = config;
  if (databaseUrl !== undefined) {
    await checkServer(databaseUrl, log);
    return {
      url: databaseUrl,
      embedded: false,
      onLost: () => undefined,
      close: () => Promise.resolve(),
    };
  }
  const postgres = await EmbeddedPostgres.open({ dataDir, role, log });
  return {
    url: postgres.url,
    embedded: true,
    onLost: (callback) => postgres.onLost(callback),
    close: () => postgres.release(),
  };
}

import { Client } from 'pg';
import { FatalError } from '../errors/fatal-error.js';
import { EMBEDDED_PORT, EMBEDDED_ROLE } from './connection-url.js';
import { applicationName, type Role } from './usage-locks.js';

/** `down`: nobody listens. `busy`: a server is starting, recovering or stopping. */
export type Unreachable = 'down' | 'busy';

const DOWN = new Set(['ENOENT', 'ECONNREFUSED']);
/** cannot_connect_now, admin_shutdown, crash_shutdown; a reset is a server that stops while we knock. */
const BUSY = new Set(['57P03', '57P01', '57P02', 'ECONNRESET', 'EPIPE', 'EAGAIN']);

/**
 * Opens the session that will hold this process's locks. It is in the database `postgres`, because
 * advisory locks count per database and `isnad` may be dropped and made anew.
 *
 * @throws FatalError when the server answers, but refuses
 */
export async function openLockSession(
  socketDir: string,
  role: Role,
): Promise<Client | Unreachable> {
  const client = new Client({
    host: socketDir,
    port: EMBEDDED_PORT,
    user: EMBEDDED_ROLE,
    database: 'postgres',
    application_name: applicationName(role),
    ssl: false,
    connectionTimeoutMillis: 5_000,
  });
  // Without a listener a lost connection would end the process; whoever needs to know adds another.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    void client.end().catch(() => undefined);
    const { code = '', message } = error as NodeJS.ErrnoException;
    if (DOWN.has(code)) return 'down';
    if (BUSY.has(code) || /terminated|timeout/i.test(message)) return 'busy';
    throw new FatalError(`Cannot connect to the embedded PostgreSQL in ${socketDir}: ${message}.`, {
      cause: error,
    });
  }
}

/** Ends a session whose server may be gone; waits one second at most. */
export async function closeSession(client: Client): Promise<void> {
  const patience = new Promise<void>((done) => setTimeout(done, 1_000).unref());
  await Promise.race([client.end().catch(() => undefined), patience]);
}

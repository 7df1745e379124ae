import { Client } from 'pg';
import { FatalError } from '../errors/fatal-error.js';
import { maskPassword } from './connection-url.js';

const MINIMUM_VERSION = 15;
const TIMEOUT = 5_000;

/** What is wrong and what would be right, by SQLSTATE or system error code. */
const EXPLANATIONS: Record<string, string> = {
  ENOTFOUND: 'the host name is not known; correct the host',
  EAI_AGAIN: 'the host name cannot be looked up; check the network, or correct the host',
  ECONNREFUSED: 'nothing listens there; start the server, or correct host and port',
  EHOSTUNREACH: 'the host cannot be reached; check the network, or correct the host',
  ENETUNREACH: 'the network cannot be reached; check it, or correct the host',
  ETIMEDOUT:
    'no PostgreSQL answers there within 5 seconds; check the network, or correct host and port',
  ECONNRESET: 'the server broke off the connection; check that it is PostgreSQL',
  ENOENT: 'there is no such socket; start the server, or correct the path',
  EACCES: 'access to the socket is denied; run as a user who may use it',
  '28P01': 'the password is wrong; correct user or password',
  '28000': 'the server does not let this user in; correct the user, or allow it in pg_hba.conf',
  '3D000': 'there is no such database; create it, or correct its name',
  '42501': 'the user may not connect to this database; grant it CONNECT',
  '53300': 'the server has no connection left; raise max_connections, or close others',
  '57P03': 'the server is starting or stopping; try again in a moment',
};

/**
 * Checks that the server a DATABASE_URL names is there, lets us in and will do: PostgreSQL 15 or newer, UTF-8.
 *
 * @throws FatalError in one line, in which the password is masked
 */
export async function checkServer(url: string, log: (line: string) => void): Promise<void> {
  const shown = maskPassword(url);
  const client = clientFor(url, shown);
  client.on('error', () => undefined);
  try {
    await client.connect();
    await checkSuitability(client, shown, log);
  } catch (error) {
    throw error instanceof FatalError ? error : explain(error as NodeJS.ErrnoException, url, shown);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function clientFor(url: string, shown: string): Client {
  try {
    return new Client({
      connectionString: url,
      connectionTimeoutMillis: TIMEOUT,
      query_timeout: TIMEOUT,
      application_name: 'isnad check',
    });
  } catch {
    throw new FatalError(
      `DATABASE_URL="${shown}" is wrong: it must look like postgresql://user:password@host:5432/database.`,
    );
  }
}

interface ServerFacts {
  version: string;
  encoding: string;
  ctype: string;
}

async function checkSuitability(
  client: Client,
  shown: string,
  log: (line: string) => void,
): Promise<void> {
  const { rows } = await client.query<{ name: string; version: string }>(
    `SELECT current_database() AS name, current_setting('server_version_num') AS version`,
  );
  const version = rows[0]?.version ?? '0';
  const unfit = tooOld(Number(version));
  if (unfit) throw new FatalError(`DATABASE_URL="${shown}": ${unfit}`);
  const facts = await client.query<ServerFacts>(
    `SELECT pg_encoding_to_char(encoding) AS encoding, datctype AS ctype
       FROM pg_database WHERE datname = current_database()`,
  );
  const { encoding = '', ctype = '' } = facts.rows[0] ?? {};
  if (encoding !== 'UTF8') {
    throw new FatalError(
      `DATABASE_URL="${shown}": the database is encoded in ${encoding}; create one with ENCODING 'UTF8'.`,
    );
  }
  if (ctype === 'C' || ctype === 'POSIX') {
    log(
      `The database was created with LC_CTYPE ${ctype}, under which trigram search sees no Arabic letter; create it with LC_CTYPE 'C.UTF-8'.`,
    );
  }
}

/** @param versionNumber PostgreSQL's server_version_num: 150004 is 15.4, 90624 is 9.6.24 */
export function tooOld(versionNumber: number): string | undefined {
  const major = Math.floor(versionNumber / 10_000);
  if (major >= MINIMUM_VERSION) return undefined;
  return `the server is PostgreSQL ${major}; Isnad needs ${MINIMUM_VERSION} or newer.`;
}

function explain(error: NodeJS.ErrnoException, url: string, shown: string): FatalError {
  const code = codeOf(error);
  let reason = EXPLANATIONS[code];
  if (!reason && /timeout/i.test(error.message)) reason = EXPLANATIONS.ETIMEDOUT;
  if (!reason && error.message.includes('client password must be a string')) {
    reason = 'the server asks for a password; put it into the URL';
  }
  if (!reason && error.message.includes('terminated unexpectedly'))
    reason = EXPLANATIONS.ECONNRESET;
  reason ??= withoutPassword(error.message || code || 'unknown error', url);
  return new FatalError(`Cannot connect to DATABASE_URL="${shown}": ${reason}.`);
}

/** For a name with several addresses Node reports all failures at once; the first stands for them. */
function codeOf(error: NodeJS.ErrnoException): string {
  if (error.code) return error.code;
  const [first] = error instanceof AggregateError ? (error.errors as NodeJS.ErrnoException[]) : [];
  return first?.code ?? '';
}

function withoutPassword(message: string, url: string): string {
  const password = URL.canParse(url) ? new URL(url).password : '';
  if (password === '') return message;
  let plain = password;
  try {
    plain = decodeURIComponent(password);
  } catch {
    // A stray % in it: then it was sent as it stands.
  }
  return message.replaceAll(password, '***').replaceAll(plain, '***');
}

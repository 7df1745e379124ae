import { readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FatalError } from '../errors/fatal-error.js';
import type { Binaries } from './binaries.js';
import { EMBEDDED_PORT, EMBEDDED_ROLE } from './connection-url.js';
import type { Home } from './home-directory.js';
import { endOrphanBackends } from './orphan-backends.js';
import { disownStaleFiles, findPostmaster } from './postmaster-file.js';
import { type ProgramResult, runProgram } from './run-program.js';
import {
  memorySettings,
  prewarmSettings,
  SMALL_SETTINGS,
  usableMemory,
} from './server-settings.js';
import { stageDirectory } from './stage-directory.js';

/** One database cluster on disk with the programs that serve it. */
export interface Cluster {
  readonly home: Home;
  readonly binaries: Binaries;
  /** PostgreSQL's data directory, `<home>/cluster`. */
  readonly dir: string;
  /** False trades crash safety for speed: for tests only. */
  readonly durable: boolean;
}

/** `blocked`: another process is starting it, or backends of a killed server are still going. Try again. */
export type StartOutcome = 'started' | 'blocked';

const LOG = 'postgres.log';
const MAX_LOG_BYTES = 5_000_000;

/**
 * The locales that classify Arabic letters as letters, most portable first. Sorting and case come from
 * PostgreSQL's own C.UTF-8, the same on every system; but pg_trgm still asks the operating system's
 * LC_CTYPE, and under `C` it sees no Arabic at all.
 */
const CTYPES = ['C.UTF-8', 'en_US.UTF-8', 'UTF-8'];

export function logPath(cluster: Cluster): string {
  return join(cluster.home.path, LOG);
}

/**
 * Makes the cluster if there is none. A half-made one never counts (see `stageDirectory`).
 *
 * @throws FatalError when it cannot be made, or was made by another major version of PostgreSQL
 */
export async function ensureCluster(cluster: Cluster): Promise<void> {
  const { dir, binaries, home } = cluster;
  const made = await readFile(join(dir, 'PG_VERSION'), 'utf8').catch(() => undefined);
  if (made === undefined) {
    await stageDirectory(dir, home.owner, (staging) => initialise(cluster, staging));
  } else if (Number(made) !== binaries.major) {
    throw new FatalError(
      `The database in ${dir} was made by PostgreSQL ${made.trim()}, and this Isnad brings PostgreSQL ${binaries.major}: convert it with pg_upgrade, or set ISNAD_DATA_DIR to a new folder.`,
    );
  }
}

async function initialise({ home, binaries, durable }: Cluster, target: string): Promise<void> {
  const args = [
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
    // Whoever may enter the socket's folder (mode 0700) is the owner; there is no other way in.
    '--auth-local=trust',
    '--auth-host=reject',
    `--username=${EMBEDDED_ROLE}`,
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ];
  let result: ProgramResult | undefined;
  for (const ctype of CTYPES) {
    result = await runProgram(join(binaries.root, 'bin/initdb'), [...args, `--lc-ctype=${ctype}`], {
      owner: home.owner,
      env: { PGDATA: target },
    });
    if (result.code === 0) return;
    if (!result.output.includes('invalid locale name')) break;
  }
  throw new FatalError(
    `PostgreSQL could not make a database in ${home.path}: ${reasonIn(result?.output ?? '')}. Put that right, or set DATABASE_URL to a PostgreSQL 15+ server.`,
  );
}

/**
 * Starts the server in a session of its own and waits until it accepts connections. Crash recovery may
 * outlast the wait; then the caller sees `blocked` and finds the server starting.
 *
 * PostgreSQL's own pg_ctl does it rather than the npm package's class, whose server is a child in our
 * process group: Ctrl-C would kill it under our open transactions, and one that survives a killed Isnad
 * could be neither adopted nor stopped.
 *
 * @throws FatalError with PostgreSQL's own reason when it refuses
 */
export async function startCluster(
  cluster: Cluster,
  socketDir: string,
  memory: readonly string[] = cluster.durable ? memorySettings(usableMemory()) : SMALL_SETTINGS,
): Promise<StartOutcome> {
  await disownStaleFiles(cluster.dir, socketDir);
  const from = await rotateLog(logPath(cluster));
  const prewarm = cluster.durable ? await prewarmSettings(cluster.binaries.root) : [];
  const all = [...settings(cluster, socketDir), ...memory, ...prewarm];
  const options = all.map((setting) => `-c ${shellQuote(setting)}`);
  const { code, output } = await pgCtl(cluster, [
    'start',
    '--silent',
    '--wait',
    '--timeout=30',
    `--log=${LOG}`,
    `--options=${options.join(' ')}`,
  ]);
  if (code === 0) return 'started';
  const written = await readFile(logPath(cluster)).catch(() => Buffer.alloc(0));
  const reason = reasonIn(written.subarray(from).toString('utf8') || output);
  const passing =
    /lock file .* already exists|could not create lock file|shared memory block|did not start in time/;
  if (reason.includes('shared memory block')) await endOrphanBackends(cluster.dir);
  if (passing.test(reason) || passing.test(output)) return 'blocked';
  // A system that hands out no memory it does not have.
  if (memory !== SMALL_SETTINGS && reason.includes('could not map anonymous shared memory'))
    return startCluster(cluster, socketDir, SMALL_SETTINGS);
  throw new FatalError(
    `PostgreSQL did not start in ${cluster.home.path}: ${reason}. Put that right (details in ${logPath(cluster)}).`,
  );
}

/**
 * Stops the server, ending other sessions, and waits until it is down: 30 seconds at most, after which it
 * goes on stopping by itself. pg_ctl's own wait would mistake a server that another process starts in
 * the same moment for the one to be stopped.
 */
export async function stopCluster(cluster: Cluster): Promise<void> {
  const running = await findPostmaster(cluster.dir);
  if (!running) return;
  await pgCtl(cluster, ['stop', '--silent', '--no-wait', '--mode=fast']);
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(10)) {
    if ((await findPostmaster(cluster.dir))?.pid !== running.pid) return;
  }
}

function pgCtl({ home, binaries, dir }: Cluster, args: string[]): Promise<ProgramResult> {
  // The data directory goes by environment, the log by working directory: pg_ctl would put either
  // into a shell command, unquoted enough for a $ in the path to be expanded.
  return runProgram(join(binaries.root, 'bin/pg_ctl'), args, {
    owner: home.owner,
    cwd: home.path,
    env: { PGDATA: dir },
  });
}

function settings({ durable }: Cluster, socketDir: string): string[] {
  const safety = ['fsync', 'synchronous_commit', 'full_page_writes'];
  return [
    'listen_addresses=',
    `port=${EMBEDDED_PORT}`,
    `unix_socket_directories="${socketDir.replaceAll('"', '""')}"`,
    'unix_socket_permissions=0700',
    'cluster_name=isnad',
    'max_connections=100',
    // Nobody replicates from here, so the log need only carry what recovery needs.
    'wal_level=minimal',
    'max_wal_senders=0',
    'log_checkpoints=off',
    'lc_messages=C',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(durable ? [] : safety.map((name) => `${name}=off`)),
  ];
}

function shellQuote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Keeps one old log. @returns how many bytes the log has now */
async function rotateLog(path: string): Promise<number> {
  const size = await stat(path).then(
    (stats) => stats.size,
    () => 0,
  );
  if (size <= MAX_LOG_BYTES) return size;
  await rename(path, `${path}.1`);
  return 0;
}

/** The line that says why, out of what PostgreSQL's programs write. */
export function reasonIn(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  const telling = lines.filter((line) => /\b(FATAL|PANIC|error):/.test(line));
  const full = lines.find((line) => line.includes('No space left on device'));
  const line = full ?? telling.at(-1) ?? lines.at(-1) ?? 'it gave no reason';
  return line.replace(/^.*?\b(FATAL|PANIC|ERROR|LOG|error):\s*/, '').replace(/[.\s]+$/, '');
}

import { execFile } from 'node:child_process';
import { readFile, readlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { EMBEDDED_PORT } from './connection-url.js';
import { isAlive } from './stage-directory.js';

/** What a running server writes into its data directory; it removes the file when it stops. */
export interface PostmasterFile {
  readonly pid: number;
  /** Undefined until the server listens. */
  readonly socketDir: string | undefined;
  /** `starting`, `ready`, `stopping`, `standby`, or empty. */
  readonly status: string;
}

/** No system gives out this process id, so a file naming it is stale beyond doubt. */
const NOBODYS_PID = 2_147_483_647;

export function parsePostmasterFile(text: string): PostmasterFile | undefined {
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return {
    pid,
    socketDir: lines[4] === '' ? undefined : lines[4],
    status: (lines[7] ?? '').trim(),
  };
}

/** The server that runs on this cluster now, or undefined: a file left by a killed one does not count. */
export async function findPostmaster(clusterDir: string): Promise<PostmasterFile | undefined> {
  const file = await readFile(pathIn(clusterDir), 'utf8').then(
    parsePostmasterFile,
    () => undefined,
  );
  return file && (await isPostmaster(file.pid, clusterDir)) ? file : undefined;
}

/**
 * Makes the lock files of a killed server (in its data directory and beside its socket) harmless.
 *
 * PostgreSQL takes any live process with the recorded id for a running server, and would refuse to start
 * forever: after a reboot or in a new container ids are dealt out afresh, and a killed server may linger as
 * a zombie. So the id is replaced by nobody's. The files themselves stay, because the last lines let the
 * new server see whether backends of the killed one still write to the cluster.
 */
export async function disownStaleFiles(clusterDir: string, socketDir: string): Promise<void> {
  for (const path of [pathIn(clusterDir), join(socketDir, `.s.PGSQL.${EMBEDDED_PORT}.lock`)]) {
    const text = await readFile(path, 'utf8').catch(() => '');
    const file = parsePostmasterFile(text);
    if (!file || !isAlive(file.pid) || (await isPostmaster(file.pid, clusterDir))) continue;
    await writeFile(path, text.replace(/^\d+/, String(NOBODYS_PID)));
  }
}

function pathIn(clusterDir: string): string {
  return join(clusterDir, 'postmaster.pid');
}

/** A server works in its data directory; on Linux that tells it from any other process. */
async function isPostmaster(pid: number, clusterDir: string): Promise<boolean> {
  // The server runs as this user, or this is root: a process that may not be signalled is somebody else's.
  if (!canSignal(pid)) return false;
  if (process.platform === 'linux') {
    try {
      return (await readlink(`/proc/${pid}/cwd`)) === clusterDir;
    } catch (error) {
      // A zombie has no directory any more; of what cannot be told, the safe guess is that it runs.
      return (error as NodeJS.ErrnoException).code !== 'ENOENT';
    }
  }
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'comm=', '-p', String(pid)]);
    return basename(stdout.trim()) === 'postgres';
  } catch {
    return false;
  }
}

function canSignal(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

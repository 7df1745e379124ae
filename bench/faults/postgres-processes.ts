import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Random } from '../random.js';

/** PostgreSQL's first process in a data directory; null while there is none. */
export async function postmasterOf(dataDir: string): Promise<number | null> {
  const file = join(dataDir, 'postgres/cluster/postmaster.pid');
  const pid = parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  return Number.isNaN(pid) ? null : pid;
}

/** One of its sessions that work for a server, by chance; null while there is none. Linux only. */
export async function someSessionOf(dataDir: string, random: Random): Promise<number | null> {
  const postmaster = await postmasterOf(dataDir);
  if (postmaster === null) return null;
  const path = `/proc/${postmaster}/task/${postmaster}/children`;
  const children = (await readFile(path, 'utf8').catch(() => '')).split(' ').filter(Boolean);
  const sessions: number[] = [];
  for (const child of children) {
    const title = await readFile(`/proc/${child}/cmdline`, 'utf8').catch(() => '');
    // "postgres: isnad: isnad isnad [local] idle": the cluster, the user and the database.
    if (title.startsWith('postgres: isnad: isnad isnad ')) sessions.push(Number(child));
  }
  return sessions.length === 0 ? null : random.pick(sessions);
}

/** As `kill -9` does. @returns whether there was somebody to kill */
export function killNow(pid: number | null): boolean {
  if (pid === null) return false;
  try {
    process.kill(pid, 'SIGKILL');
    return true;
  } catch {
    return false;
  }
}

import { chown, lstat, mkdir, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Owner } from './run-program.js';

/**
 * Makes `target` appear complete or not at all: `fill` works in a sibling named after this process, which is
 * then renamed. Whatever kills the process half-way leaves only a sibling, which a later call removes.
 * When two processes race, the first to rename wins and the other's work is thrown away.
 */
export async function stageDirectory(
  target: string,
  owner: Owner,
  fill: (staging: string) => Promise<void>,
): Promise<void> {
  await removeAbandoned(target);
  const staging = `${target}.tmp-${process.pid}`;
  await rm(staging, { recursive: true, force: true });
  try {
    await mkdir(staging, { mode: 0o700 });
    if (owner.uid !== undefined && owner.gid !== undefined) {
      await chown(staging, owner.uid, owner.gid);
    }
    await fill(staging);
    await rename(staging, target).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function removeAbandoned(target: string): Promise<void> {
  const prefix = `${basename(target)}.tmp-`;
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(prefix) || isAlive(Number(name.slice(prefix.length)))) continue;
    // A program of the killed process may still be writing there.
    const options = { recursive: true, force: true, maxRetries: 10, retryDelay: 100 };
    await rm(join(dirname(target), name), options);
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

export async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

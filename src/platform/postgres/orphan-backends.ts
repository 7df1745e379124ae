import { readdir, readFile, readlink } from 'node:fs/promises';

/**
 * Ends the backends that outlived their killed server. An idle one notices by itself, but one in the middle
 * of a long query goes on, and until it ends PostgreSQL rightly refuses to start on the same files. SIGQUIT
 * is what the server itself sends its backends in an emergency: they leave without writing anything more.
 *
 * Linux only, where /proc tells which cluster a process belongs to; elsewhere it does nothing.
 */
export async function endOrphanBackends(clusterDir: string): Promise<void> {
  if (process.platform !== 'linux') return;
  for (const name of await readdir('/proc')) {
    if (!/^\d+$/.test(name) || (await workingDirectory(name)) !== clusterDir) continue;
    const title = await readFile(`/proc/${name}/cmdline`, 'utf8').catch(() => '');
    // A server that is starting works in the same folder, and its title is a command line.
    if (!title.startsWith('postgres: ')) continue;
    const parent = await parentOf(name);
    if (parent !== undefined && (await workingDirectory(parent)) !== clusterDir) quit(Number(name));
  }
}

function workingDirectory(pid: string): Promise<string | undefined> {
  return readlink(`/proc/${pid}/cwd`).catch(() => undefined);
}

async function parentOf(pid: string): Promise<string | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return /^PPid:\s+(\d+)$/m.exec(status)?.[1];
}

function quit(pid: number): void {
  try {
    process.kill(pid, 'SIGQUIT');
  } catch {
    // It has just ended.
  }
}

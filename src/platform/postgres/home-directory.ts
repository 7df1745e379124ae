import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, chown, mkdir, realpath, rmdir, stat, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FatalError } from '../errors/fatal-error.js';
import { currentUser, isRoot, ownerOf, serviceOwner } from './os-owner.js';
import { type Owner, runProgram } from './run-program.js';

/** Where databases go that root keeps in a folder no other user can enter. */
const FALLBACK_ROOT = '/var/lib/isnad';

/** The folder that holds everything PostgreSQL touches (cluster, socket, log), and who runs it there. */
export interface Home {
  readonly path: string;
  readonly owner: Owner;
}

/**
 * Finds or makes `<dataDir>/postgres`, mode 0700, usable by whoever will run PostgreSQL.
 *
 * Root cannot run PostgreSQL, and the user that does it for root may be unable to reach the data directory
 * (a clone under /root). Then the folder lies under /var/lib/isnad and `<dataDir>/postgres` is a symbolic
 * link to it: the next start finds the same data, even after the data directory has been moved.
 *
 * @throws FatalError, or a system error that `unusable` puts into words
 */
export async function prepareHome(dataDir: string, log: (line: string) => void): Promise<Home> {
  const link = join(dataDir, 'postgres');
  await makeDirectory(dataDir);
  const home = isRoot() ? await homeForRoot(link) : await homeForUser(link);
  if (home.path !== join(await realpath(dataDir), 'postgres')) {
    log(
      `PostgreSQL (run by ${home.owner.name}) keeps its files in ${home.path}; ${link} points there.`,
    );
  }
  return home;
}

async function homeForUser(link: string): Promise<Home> {
  await makeDirectory(link, 0o700);
  await access(link, constants.R_OK | constants.W_OK | constants.X_OK);
  return { path: await realpath(link), owner: currentUser() };
}

async function homeForRoot(link: string): Promise<Home> {
  await makeDirectory(link, 0o700);
  const path = await realpath(link);
  await access(path, constants.W_OK); // fails for root too where the file system is read-only
  const stats = await stat(path);
  // Still root's: it was made a moment ago, or by a start that was killed before it could go on.
  if (stats.uid === 0) return await claimForService(link, path);
  const owner = await ownerOf(stats);
  if (await canUse(owner, path)) return { path, owner };
  throw new FatalError(
    `The database in ${path} belongs to ${owner.name}, who cannot enter that folder: let others pass its parent folders (chmod o+x), or set ISNAD_DATA_DIR.`,
  );
}

async function claimForService(link: string, path: string): Promise<Home> {
  const owner = await serviceOwner();
  await give(path, owner);
  if (await canUse(owner, path)) return { path, owner };
  const fallback = join(
    FALLBACK_ROOT,
    createHash('sha256').update(path).digest('hex').slice(0, 12),
  );
  await makeDirectory(fallback);
  await chmod(FALLBACK_ROOT, 0o755);
  await give(fallback, owner);
  if (!(await canUse(owner, fallback))) {
    throw new FatalError(
      `PostgreSQL does not run as root, and ${owner.name} can enter neither ${path} nor ${fallback}: set ISNAD_DATA_DIR to a folder that every user can enter.`,
    );
  }
  await rmdir(path);
  await symlink(fallback, link);
  return { path: fallback, owner };
}

/** Like `mkdir -p`. Node's own recursive mkdir never returns where the system says ENOENT (below /proc). */
async function makeDirectory(path: string, mode = 0o755): Promise<void> {
  const attempt = () => mkdir(path, { mode }).catch((error: NodeJS.ErrnoException) => error);
  let error = await attempt();
  if (error?.code === 'ENOENT' && dirname(path) !== path) {
    await makeDirectory(dirname(path));
    error = await attempt();
  }
  if (!error) return;
  const isThere = (await stat(path).catch(() => undefined))?.isDirectory();
  if (!isThere) throw error;
}

/** Access rights have many sources (modes, ACLs, mount options); asking the system beats computing them. */
async function canUse(owner: Owner, path: string): Promise<boolean> {
  const script = 'cd -- "$1" && [ -r . ] && [ -w . ] && [ -x . ]';
  return (await runProgram('/bin/sh', ['-c', script, 'sh', path], { owner })).code === 0;
}

async function give(path: string, { uid, gid }: Owner): Promise<void> {
  await chmod(path, 0o700);
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

/** The one line for a data directory on which a system call failed. */
export async function unusable(dataDir: string, error: NodeJS.ErrnoException): Promise<FatalError> {
  const link = join(dataDir, 'postgres');
  const stats = await stat(link).catch(() => undefined);
  const reasons: Record<string, string> = {
    EACCES: 'it is not writable',
    EPERM: 'it is not writable',
    EROFS: 'its file system is read-only',
    ENOSPC: 'the disk is full',
    ENOTDIR: 'a part of that path is a file',
    EEXIST: `${link} is a file, or a link to a folder that is gone`,
    ENOENT: `${link} cannot be made there, or is a link to a folder that is gone`,
  };
  let reason = reasons[error.code ?? ''] ?? error.message;
  if (error.code === 'EACCES' && stats && stats.uid !== process.getuid?.()) {
    reason = `the database there belongs to ${(await ownerOf(stats)).name}, who must run Isnad on it (or root)`;
  }
  return new FatalError(
    `Cannot use the data directory ${dataDir}: ${reason}. Put that right, or set ISNAD_DATA_DIR to another folder.`,
    { cause: error },
  );
}

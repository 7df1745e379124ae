import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FatalError } from '../errors/fatal-error.js';
import { EMBEDDED_PORT } from './connection-url.js';
import type { Home } from './home-directory.js';

/** A socket's path must fit 104 bytes on macOS and 108 on Linux, both with a closing zero. */
const MAX_SOCKET_PATH_BYTES = 103;

/**
 * The folder for the server's socket: the home itself, or, when its path is too long for a socket, a short
 * one under the system's temporary folder that is named after the home.
 *
 * @throws FatalError when the temporary folder's name is already taken by somebody else
 */
export async function prepareSocketDirectory({ path, owner }: Home): Promise<string> {
  if (fits(path)) return path;
  const name = `isnad-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`;
  const dir = [join(tmpdir(), name), join('/tmp', name)].find(fits) ?? join('/tmp', name);
  const uid = owner.uid ?? process.getuid?.();
  const made = await mkdir(dir, { mode: 0o700 }).then(
    () => true,
    () => false,
  );
  if (made && owner.uid !== undefined && owner.gid !== undefined) {
    await chown(dir, owner.uid, owner.gid);
  }
  // Anyone may make a folder there: one that others can enter would let them into the database.
  const stats = await lstat(dir).catch(() => undefined);
  if (stats?.isDirectory() && stats.uid === uid && (stats.mode & 0o077) === 0) return dir;
  throw new FatalError(
    `Cannot use ${dir} for the database's socket, because it is not a private folder of ${owner.name}: remove it, or set ISNAD_DATA_DIR to a shorter path.`,
  );
}

/** Removes a folder made in the temporary one, unless something is in it. */
export async function discardSocketDirectory(home: Home, dir: string): Promise<void> {
  if (dir !== home.path) await rmdir(dir).catch(() => undefined);
}

function fits(dir: string): boolean {
  return Buffer.byteLength(join(dir, `.s.PGSQL.${EMBEDDED_PORT}`)) <= MAX_SOCKET_PATH_BYTES;
}

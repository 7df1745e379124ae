import { userInfo } from 'node:os';
import { FatalError } from '../errors/fatal-error.js';
import { type Owner, runProgram } from './run-program.js';

/** PostgreSQL refuses to run as root, so root needs somebody else to run it. */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

export function currentUser(): Owner {
  try {
    return { name: userInfo().username };
  } catch {
    // Containers are often given a bare user id.
    return { name: `user id ${process.getuid?.()}` };
  }
}

/**
 * The unprivileged system user that runs PostgreSQL for root: `postgres` if the machine has one, else
 * `isnad`, created at need. A bare number would not do: initdb insists on a user with a name.
 *
 * @throws FatalError when there is no such user and none can be made
 */
export async function serviceOwner(): Promise<Owner> {
  const existing = (await lookUp('postgres')) ?? (await lookUp('isnad'));
  if (existing) return existing;
  const home = ['--no-create-home', '--shell', '/usr/sbin/nologin'];
  await runProgram('useradd', ['--system', '--user-group', ...home, 'isnad']);
  const created = await lookUp('isnad');
  if (created) return created;
  await runProgram('adduser', ['-S', '-D', '-H', '-s', '/sbin/nologin', 'isnad']); // busybox
  // A machine whose /etc cannot be written still has `nobody`.
  const last = (await lookUp('isnad')) ?? (await lookUp('nobody'));
  if (last) return last;
  throw new FatalError(
    'PostgreSQL does not run as root and no other user could be made: start Isnad as a normal user, or set DATABASE_URL.',
  );
}

async function lookUp(name: string): Promise<Owner | undefined> {
  const [uid, gid] = await Promise.all([
    runProgram('id', ['-u', name]),
    runProgram('id', ['-g', name]),
  ]);
  if (uid.code !== 0 || gid.code !== 0) return undefined;
  const owner = { name, uid: Number(uid.output), gid: Number(gid.output) };
  return owner.uid > 0 ? owner : undefined;
}

/** The owner of a directory that already holds a database: it goes on being run by whoever made it. */
export async function ownerOf({ uid, gid }: { uid: number; gid: number }): Promise<Owner> {
  const { code, output } = await runProgram('id', ['-un', String(uid)]);
  return { name: code === 0 ? output.trim() : `user id ${uid}`, uid, gid };
}

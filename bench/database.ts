import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { migrateIsnad } from '../src/migrate.js';
import { EmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.js';
import { loadClaims } from './claims/load.js';
import { note, timed } from './figures.js';
import { processorTime } from './processes.js';
import { query } from './sql.js';

/** A database with generated claims, in a data directory that a server can be started on. */
export interface BenchDatabase {
  dataDir: string;
  url: string;
  /** How many claims it holds. */
  claims: number;
}

export interface BenchOptions {
  claims: number;
  /** Keep the database here, and use what an earlier run left; by default it is thrown away. */
  dir?: string;
}

/** Runs `work` on a database of that many claims, durable as in production, and clears up after it. */
export async function withClaims<T>(
  { claims, dir }: BenchOptions,
  work: (database: BenchDatabase) => Promise<T>,
): Promise<T> {
  return withDataDir(dir, async (dataDir) => {
    const postgres = await EmbeddedPostgres.open({ dataDir });
    try {
      const { url } = postgres;
      await migrateIsnad(url);
      const found = await countClaims(url);
      if (found === 0) {
        const milliseconds = await timed(() => loadClaims(dataDir, url, claims));
        note(`Loaded ${claims} claims in ${(milliseconds / 1000).toFixed(0)} s`);
      } else {
        note(`Using the ${found} claims in ${dataDir}`);
      }
      return await work({ dataDir, url, claims: found || claims });
    } finally {
      await postgres.release();
    }
  });
}

/** A directory of its own that is removed afterwards, unless the caller names one. */
export async function withDataDir<T>(
  dir: string | undefined,
  work: (dataDir: string) => Promise<T>,
): Promise<T> {
  if (dir) {
    await mkdir(resolve(dir), { recursive: true });
    return work(resolve(dir));
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'isnad-bench-'));
  try {
    return await work(dataDir);
  } finally {
    // Run by root, PostgreSQL keeps its files elsewhere, behind a link.
    const files = await realpath(join(dataDir, 'postgres')).catch(() => dataDir);
    for (const path of [files, dataDir]) await rm(path, { recursive: true, force: true });
  }
}

/** Milliseconds of processor time that PostgreSQL's processes for an application have taken, by process. */
export async function backendTimes(url: string, application: string): Promise<Map<number, number>> {
  const rows = await query<{ pid: number }>(
    url,
    'SELECT pid FROM pg_stat_activity WHERE application_name = $1',
    [application],
  );
  return new Map(rows.map(({ pid }) => [pid, processorTime(pid)]));
}

export async function countClaims(url: string): Promise<number> {
  const [row] = await query<{ n: number }>(url, 'SELECT count(*)::int AS n FROM claim');
  return row?.n ?? 0;
}

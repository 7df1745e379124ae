import { createWriteStream } from 'node:fs';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { finished, pipeline } from 'node:stream/promises';
import { PassThrough, type Writable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { once } from 'node:events';
import { hasTable } from '../platform/backup/tables.js';
import { type BackupContent, writeBackup } from '../platform/backup/write-backup.js';
import type { Config } from '../platform/config/load-config.js';
import type { Database } from '../platform/database/database.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import { projectRoot } from '../platform/files.js';
import { counted } from './counted.js';
import { withDatabase } from './with-database.js';
import { note } from './with-app.js';

export interface BackupCommandOptions {
  /** A file, or `-` for standard output. */
  out: string;
}

/** Whoever has the backup has every record, and may try the passwords' hashes. */
const OWNER_ONLY = 0o600;

const HEAD = `
  SELECT number || ':' || encode(hash, 'hex') AS head FROM history_link ORDER BY number DESC LIMIT 1`;

/**
 * Writes the whole database as it is at one moment. A file appears when it is whole and on the disk, or not
 * at all.
 */
export async function backup(config: Config, { out }: BackupCommandOptions): Promise<void> {
  const content = await withDatabase(config, 'command', (database) =>
    out === '-' ? pack(database, process.stdout) : toFile(database, out),
  );
  const { tables, rows, facts } = content;
  note(`${counted(rows)} rows of ${tables} tables backed up`);
  if (facts.historyHead) note(`head of the history: ${facts.historyHead}`);
}

async function toFile(database: Database, path: string): Promise<BackupContent> {
  const part = `${path}.part`;
  try {
    const stream = createWriteStream(part, { mode: OWNER_ONLY });
    await once(stream, 'open');
    const content = await pack(database, stream);
    await onDisk(part);
    await rename(part, path);
    return content;
  } catch (error) {
    await rm(part, { force: true });
    const { code, syscall } = error as NodeJS.ErrnoException;
    if (!syscall || !code) throw error;
    throw new FatalError(`--out ${path} cannot be written: ${(error as Error).message}`);
  }
}

async function pack(database: Database, out: Writable): Promise<BackupContent> {
  const input = new PassThrough();
  const gzip = createGzip({ level: 6 });
  const packed =
    out === process.stdout
      ? pipeline(input, gzip, out, { end: false })
      : pipeline(input, gzip, out);
  // Told of below, by what waits for it.
  packed.catch(() => undefined);
  try {
    const content = await writeBackup(
      database,
      await version(),
      (piece) => write(input, piece),
      () => facts(database),
    );
    input.end();
    await packed;
    return content;
  } catch (error) {
    input.destroy(error as Error);
    throw error;
  }
}

async function write(stream: PassThrough, piece: Buffer): Promise<void> {
  if (stream.destroyed) await finished(stream);
  if (!stream.write(piece)) await once(stream, 'drain');
}

async function facts(database: Database): Promise<Record<string, string>> {
  if (!(await hasTable(database, 'history_link'))) return {};
  const [row] = await database.query<{ head: string }>(HEAD);
  return row ? { historyHead: row.head } : {};
}

async function version(): Promise<string> {
  const text = await readFile(join(projectRoot, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

async function onDisk(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

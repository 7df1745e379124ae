import { createHash, type Hash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import type { Database } from '../database/database.js';
import { appliedMigrations } from '../database/migrate.js';
import {
  type BackupEnd,
  type BackupHeader,
  type BackupSequence,
  type BackupSum,
  type BackupTable,
  END_OF_ROWS,
  MAGIC,
} from './backup-format.js';
import { SEQUENCES } from './tables.queries.js';
import { copyTarget, readTables } from './tables.js';

const NEWLINE = 10;

/** What a backup holds. */
export interface BackupContent {
  tables: number;
  rows: number;
  facts: BackupHeader['facts'];
}

/**
 * Writes every table as it is at one moment, while others go on reading and writing.
 *
 * @param write takes the text piece by piece, not yet compressed
 * @param facts read at the same moment, kept in the header
 */
export async function writeBackup(
  database: Database,
  isnad: string,
  write: (piece: Buffer) => Promise<void>,
  facts: () => Promise<BackupHeader['facts']>,
): Promise<BackupContent> {
  return database.atOneMoment(async () => {
    const query = <Row>(sql: string): Promise<Row[]> => database.query<Row>(sql);
    await query(`SET LOCAL statement_timeout = 0; SET LOCAL TIME ZONE 'UTC'`);
    const writer = new Writer(write);
    const tables = await readTables(query);
    const [now] = await query<{ now: Date }>('SELECT now()');
    const header: BackupHeader = {
      isnad,
      createdAt: now!.now.toISOString(),
      migrations: await appliedMigrations(query),
      facts: await facts(),
    };
    await writer.line(MAGIC);
    await writer.line(JSON.stringify(header));
    let rows = 0;
    for (const table of tables) rows += await writeTable(database, writer, table);
    const sequences = await readSequences(query);
    const end: BackupEnd = { tables: tables.length, sequences, sha256: writer.digest() };
    await writer.line(JSON.stringify(end));
    return { tables: tables.length, rows, facts: header.facts };
  });
}

async function writeTable(database: Database, writer: Writer, table: BackupTable): Promise<number> {
  const client = (await database.manager.queryRunner!.connect()) as PoolClient;
  const hash = createHash('sha256');
  let rows = 0;
  await writer.line(JSON.stringify(table));
  for await (const piece of client.query(copyTo(`COPY ${copyTarget(table)} TO STDOUT`))) {
    const text = piece as Buffer;
    for (let at = text.indexOf(NEWLINE); at >= 0; at = text.indexOf(NEWLINE, at + 1)) rows += 1;
    hash.update(text);
    await writer.piece(text);
  }
  const sum: BackupSum = { rows, sha256: hash.digest('hex') };
  await writer.line(END_OF_ROWS);
  await writer.line(JSON.stringify(sum));
  return rows;
}

async function readSequences(
  query: <Row>(sql: string) => Promise<Row[]>,
): Promise<BackupSequence[]> {
  const rows = await query<{ name: string; start: string; last: string | null }>(SEQUENCES);
  return rows.map(({ name, start, last }) => ({
    name,
    last: last ?? start,
    called: last !== null,
  }));
}

/** Keeps the digest of all it has written. */
class Writer {
  private readonly hash: Hash = createHash('sha256');

  constructor(private readonly write: (piece: Buffer) => Promise<void>) {}

  async piece(piece: Buffer): Promise<void> {
    this.hash.update(piece);
    await this.write(piece);
  }

  line(text: string): Promise<void> {
    return this.piece(Buffer.from(`${text}\n`));
  }

  digest(): string {
    return this.hash.copy().digest('hex');
  }
}

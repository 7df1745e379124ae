import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Database } from '../database/database.js';
import { appliedMigrations } from '../database/migrate.js';
import { FatalError } from '../errors/fatal-error.js';
import type { BackupEnd, BackupHeader, BackupTable } from './backup-format.js';
import { readBackup } from './backup-reader.js';
import { TRIGGERS } from './tables.queries.js';
import { copyTarget, quoted, readTables } from './tables.js';

interface Trigger {
  table: string;
  name: string;
  /** `O` for ordinary ones; `A` always, `R` in replicas. */
  enabled: string;
}

const ENABLE: Record<string, string> = { O: 'ENABLE', A: 'ENABLE ALWAYS', R: 'ENABLE REPLICA' };

/** How often a backup can be read from its beginning. */
export type OpenBackup = () => AsyncIterable<Buffer>;

/** Reads a whole backup and checks its sums, before anything is done with it. @throws FatalError */
export async function checkBackup(open: OpenBackup, name: string): Promise<BackupHeader> {
  let found: BackupHeader | undefined;
  await readBackup(open(), name, {
    header(header) {
      found = header;
      return Promise.resolve();
    },
    async table(_table, rows) {
      for await (const piece of rows) void piece;
    },
    end: () => Promise.resolve(),
  });
  return found!;
}

/**
 * Puts a backup into a database that has its schema and in which nothing was ever recorded, in one
 * transaction: all of it, or nothing.
 *
 * @param verify runs in that transaction when everything is in; what it throws undoes it all
 * @returns how many rows
 */
export async function restoreBackup(
  database: Database,
  open: OpenBackup,
  name: string,
  verify: (header: BackupHeader) => Promise<void>,
): Promise<number> {
  return database.transaction(async () => {
    await database.query(`SET LOCAL statement_timeout = 0; SET LOCAL TIME ZONE 'UTC'`);
    const restore = new Restore(database);
    await restore.prepare();
    await readBackup(open(), name, restore);
    await restore.finish();
    await verify(restore.found);
    return restore.rows;
  });
}

class Restore {
  rows = 0;
  found!: BackupHeader;
  private triggers: Trigger[] = [];
  private tables: BackupTable[] = [];

  constructor(private readonly database: Database) {}

  /** Rows come in as they were: no trigger may add to them, and none that a migration put in may stay. */
  async prepare(): Promise<void> {
    const query = <Row>(sql: string): Promise<Row[]> => this.database.query<Row>(sql);
    this.tables = await readTables(query);
    this.triggers = await query<Trigger>(TRIGGERS);
    for (const { table, name } of this.triggers) {
      await query(`ALTER TABLE ${quoted(table)} DISABLE TRIGGER ${quoted(name)}`);
    }
    for (const { table } of [...this.tables].reverse()) {
      await query(`DELETE FROM ${quoted(table)}`);
    }
  }

  async header(header: BackupHeader): Promise<void> {
    this.found = header;
    const applied = await appliedMigrations(<Row>(sql: string) => this.database.query<Row>(sql));
    if (applied.join() !== header.migrations.join()) {
      throw new FatalError(
        'The database has another schema than the backup. Restore into a new, empty database.',
      );
    }
  }

  async table(table: BackupTable, rows: AsyncIterable<Buffer>): Promise<void> {
    const known = this.tables.find((each) => each.table === table.table);
    if (known?.columns.join() !== table.columns.join()) {
      throw new FatalError(
        `The backup's table ${table.table} is not as its migrations make it. Nothing was changed.`,
      );
    }
    const client = (await this.database.manager.queryRunner!.connect()) as PoolClient;
    const stream = client.query(copyFrom(`COPY ${copyTarget(table)} FROM STDIN`));
    await pipeline(Readable.from(rows), stream);
    this.rows += stream.rowCount;
  }

  async end({ sequences }: BackupEnd): Promise<void> {
    for (const { name, last, called } of sequences) {
      await this.database.query('SELECT setval($1::regclass, $2::bigint, $3)', [
        quoted(name),
        last,
        called,
      ]);
    }
  }

  async finish(): Promise<void> {
    for (const { table, name, enabled } of this.triggers) {
      const how = ENABLE[enabled] ?? 'ENABLE';
      await this.database.query(`ALTER TABLE ${quoted(table)} ${how} TRIGGER ${quoted(name)}`);
    }
  }
}

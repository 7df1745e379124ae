import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { MIGRATIONS } from '../../migrations/all.js';
import { HistoryVerifier } from '../history/chain/history-verifier.js';
import { readHead, sayHead } from '../history/chain/say.js';
import { migrateIsnad } from '../migrate.js';
import type { BackupHeader } from '../platform/backup/backup-format.js';
import { checkBackup, restoreBackup } from '../platform/backup/restore-backup.js';
import { hasTable } from '../platform/backup/tables.js';
import type { Config } from '../platform/config/load-config.js';
import type { Database } from '../platform/database/database.js';
import { appliedMigrations, migrate } from '../platform/database/migrate.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import { counted } from './counted.js';
import { note } from './with-app.js';
import { withDatabase } from './with-database.js';

/** Anything of these means that somebody has worked here. */
const WORK = ['history_entry', 'claim', 'app_user'];

/**
 * Puts a backup into a database in which nothing was ever recorded: all of it or nothing. The schema is
 * brought to that of the backup first, and to that of this version in the end.
 *
 * @throws FatalError for a backup that is damaged, or newer than this version, or whose history does not verify
 */
export async function restore(config: Config, file: string): Promise<void> {
  const open = (): AsyncIterable<Buffer> => openBackup(file);
  const header = await checkBackup(open, file);
  const migrations = knownMigrations(header);
  // As the server, so that none works on the same embedded database meanwhile.
  await withDatabase(config, 'server', async (database, url) => {
    await refuseUsed(database, header);
    await migrate(url, migrations);
    const rows = await restoreBackup(database, open, file, (found) => verify(database, found));
    // How common a word is decides which claims are compared.
    await database.transaction(() => database.query('SET LOCAL statement_timeout = 0; ANALYZE'));
    await migrateIsnad(url);
    process.stdout.write(`${counted(rows)} rows restored, as they were at ${header.createdAt}\n`);
  });
}

function openBackup(file: string): AsyncIterable<Buffer> {
  const gunzip = createGunzip();
  createReadStream(file)
    .on('error', (error) => gunzip.destroy(error))
    .pipe(gunzip);
  return gunzip;
}

function knownMigrations(header: BackupHeader): typeof MIGRATIONS {
  const names = new Set(MIGRATIONS.map((migration) => migration.name));
  const unknown = header.migrations.find((name) => !names.has(name));
  if (unknown !== undefined) {
    throw new FatalError(
      `The backup was written by a newer Isnad (${header.isnad}, ${unknown}): restore it with that version.`,
    );
  }
  return MIGRATIONS.filter((migration) => header.migrations.includes(migration.name));
}

/** A restore replaces nothing: what is there may be all that somebody has. */
async function refuseUsed(database: Database, header: BackupHeader): Promise<void> {
  for (const table of WORK) {
    if (
      !(await hasTable(database, table)) ||
      (await database.query(`SELECT FROM ${table} LIMIT 1`)).length === 0
    )
      continue;
    throw new FatalError(
      'The database is in use: a backup is restored only where nothing was ever recorded. Create a new, empty database for DATABASE_URL, or set ISNAD_DATA_DIR to a new folder.',
    );
  }
  const applied = await appliedMigrations(<Row>(sql: string) => database.query<Row>(sql));
  const newer = applied.find((name) => !header.migrations.includes(name));
  if (newer === undefined) return;
  throw new FatalError(
    `The database has a newer schema than the backup (${newer}): create a new, empty database, or set ISNAD_DATA_DIR to a new folder.`,
  );
}

async function verify(database: Database, { facts }: BackupHeader): Promise<void> {
  if (!(await hasTable(database, 'history_link'))) return;
  const { historyHead } = facts;
  const head = historyHead === undefined ? null : readHead(historyHead);
  const { found, faults, head: last } = await new HistoryVerifier(database).check({ head });
  for (const fault of faults) note(fault);
  // A backup names no head only where there was nothing to name.
  const [named, present] = [head, last].map((each) => each && sayHead(each));
  if (found > 0 || named !== present) {
    throw new FatalError('The history in the backup was changed past Isnad. Nothing was restored.');
  }
  if (present) note(`The history is intact, with the head ${present}`);
}

import { DataSource, type DataSourceOptions } from 'typeorm';
import { FatalError } from '../errors/fatal-error.js';
import { dataSourceOptions } from './data-source.js';

/** Names one lock in the whole database, so that servers that start together migrate one by one. */
const MIGRATION_LOCK = 7_201_962;

/**
 * Brings the schema up to date. Each migration runs in a transaction of its own; what is already
 * applied is left alone.
 *
 * @param others brings what else keeps tables there up to date, under the same lock
 * @returns the names of the migrations that were applied now
 * @throws FatalError where a newer Isnad has migrated the database
 */
export async function migrate(
  url: string,
  migrations: DataSourceOptions['migrations'],
  others: () => Promise<void> = () => Promise.resolve(),
): Promise<string[]> {
  const dataSource = new DataSource({
    ...dataSourceOptions(url),
    // Migrations write, and may take longer than a request.
    extra: {},
    poolSize: 2,
    migrations,
    migrationsTransactionMode: 'each',
  } as DataSourceOptions);
  await dataSource.initialize();
  const holder = dataSource.createQueryRunner();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await refuseNewer(dataSource);
    const applied = await dataSource.runMigrations();
    await others();
    return applied.map((migration) => migration.name);
  } finally {
    // The lock goes with its session.
    await holder.release();
    await dataSource.destroy();
  }
}

/** The names of the migrations that a database has, oldest first; none where it has no schema yet. */
export async function appliedMigrations(
  query: <Row>(sql: string) => Promise<Row[]>,
): Promise<string[]> {
  const [found] = await query<{ there: boolean }>(
    `SELECT to_regclass('migrations') IS NOT NULL AS there`,
  );
  if (!found?.there) return [];
  const rows = await query<{ name: string }>('SELECT name FROM migrations ORDER BY timestamp, id');
  return rows.map((row) => row.name);
}

/** What a newer version wrote this one would misread, or destroy. */
async function refuseNewer(dataSource: DataSource): Promise<void> {
  const known = new Set(
    dataSource.migrations.map(({ name, constructor }) => name ?? constructor.name),
  );
  const applied = await appliedMigrations(<Row>(sql: string) => dataSource.query<Row[]>(sql));
  const unknown = applied.filter((name) => !known.has(name)).at(-1);
  if (unknown === undefined) return;
  throw new FatalError(
    `The database was brought up to date by a newer Isnad (${unknown}): run that version, or restore a backup from before into an empty database.`,
  );
}

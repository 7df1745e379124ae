import { DataSource, type DataSourceOptions } from 'typeorm';
import { dataSourceOptions } from './data-source.js';

/** Names one lock in the whole database, so that servers that start together migrate one by one. */
const MIGRATION_LOCK = 7_201_962;

/**
 * Brings the schema up to date. Each migration runs in a transaction of its own; what is already
 * applied is left alone.
 *
 * @returns the names of the migrations that were applied now
 */
export async function migrate(
  url: string,
  migrations: DataSourceOptions['migrations'],
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
    const applied = await dataSource.runMigrations();
    return applied.map((migration) => migration.name);
  } finally {
    await holder.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
    await holder.release();
    await dataSource.destroy();
  }
}

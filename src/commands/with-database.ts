import { DataSource } from 'typeorm';
import type { Config } from '../platform/config/load-config.js';
import { Database } from '../platform/database/database.js';
import { dataSourceOptions } from '../platform/database/data-source.js';
import { openDatabase } from '../platform/postgres/open-database.js';
import type { Role } from '../platform/postgres/usage-locks.js';
import { note } from './with-app.js';

/** Runs one command on the database as it is, without the application and without migrating it first. */
export async function withDatabase<T>(
  config: Config,
  role: Role,
  work: (database: Database, url: string) => Promise<T>,
): Promise<T> {
  const opened = await openDatabase(config, { role, log: note });
  try {
    const dataSource = await new DataSource(dataSourceOptions(opened.url)).initialize();
    try {
      return await work(new Database(dataSource), opened.url);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await opened.close();
  }
}

import { MIGRATIONS } from '../migrations/all.js';
import { migrate } from './platform/database/migrate.js';
import { migrateJobs } from './platform/jobs/migrate-jobs.js';

/** Brings a database's schema up to date; returns the names of the migrations applied now. */
export async function migrateIsnad(url: string): Promise<string[]> {
  return migrate(url, MIGRATIONS, () => migrateJobs(url));
}

import { MIGRATIONS } from '../migrations/all.js';
import { migrate } from './platform/database/migrate.js';

/** Brings a database's schema up to date; returns the names of the migrations applied now. */
export function migrateIsnad(url: string): Promise<string[]> {
  return migrate(url, MIGRATIONS);
}

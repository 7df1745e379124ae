import { migrateIsnad } from '../migrate.js';
import type { Config } from '../platform/config/load-config.js';
import { openDatabase } from '../platform/postgres/open-database.js';
import { note } from './with-app.js';

/** Brings the schema up to date and says what was applied. */
export async function migrateCommand(config: Config): Promise<void> {
  const database = await openDatabase(config, { role: 'command', log: note });
  try {
    const applied = await migrateIsnad(database.url);
    process.stdout.write(
      applied.length === 0 ? 'The schema is up to date\n' : `Applied ${applied.join(', ')}\n`,
    );
  } finally {
    await database.close();
  }
}

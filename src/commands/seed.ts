import type { Config } from '../platform/config/load-config.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import { seedFolder } from '../seeding/seed-folder.js';
import { SeedingService } from '../seeding/seeding.service.js';
import { withApp } from './with-app.js';

export interface SeedOptions {
  /** A folder of seed files; by default the one ISNAD_SEED names. */
  file?: string;
  /** A folder with the articles' texts. */
  texts?: string;
}

/** Loads seed files. Twice gives the same rows. */
export async function seed(config: Config, options: SeedOptions): Promise<void> {
  const folder = options.file ?? seedFolder(config.seed);
  if (!folder) {
    throw new FatalError('ISNAD_SEED is off; name a folder of seed files with --file.');
  }
  await withApp(config, async (app) => {
    const outcome = await app.get(SeedingService).load(folder, options.texts ?? null);
    process.stdout.write(
      `${outcome.added} records added, ${outcome.unchanged} there already, ${outcome.quotes} quotes marked\n`,
    );
  });
}

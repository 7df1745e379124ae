import { createApp } from '../src/app.js';
import { migrateIsnad } from '../src/migrate.js';
import { EmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.js';
import { seedFolder } from '../src/seeding/seed-folder.js';
import { SeedingService } from '../src/seeding/seeding.service.js';
import { withDataDir } from './database.js';
import { machine, median, print, timed } from './figures.js';
import { startIsnad } from './processes.js';

export interface RunsOptions {
  runs: number;
}

const seconds = (milliseconds: readonly number[]): string =>
  `${(median(milliseconds) / 1000).toFixed(2)} s (${milliseconds.map((each) => (each / 1000).toFixed(2)).join(', ')})`;

/** From the start of the process to the line that says it listens, with the demonstration seeds. */
export async function start({ runs }: RunsOptions): Promise<void> {
  const cold: number[] = [];
  const warm: number[] = [];
  let memory = 0;
  for (let run = 0; run < runs; run++) {
    await withDataDir(undefined, async (dataDir) => {
      for (const times of [cold, warm]) {
        const isnad = await startIsnad(dataDir, { ISNAD_SEED: 'demo' });
        times.push(isnad.startedIn);
        memory = isnad.memory();
        await isnad.stop();
      }
    });
  }
  print('start');
  print(machine());
  print(`cold (initdb, migrate, seed, detect, report, listen): ${seconds(cold)}`);
  print(`warm: ${seconds(warm)}, ${memory} MB`);
}

/** Loading the demonstration seeds into an empty, migrated database, detection included. */
export async function seed({ runs }: RunsOptions): Promise<void> {
  const times: number[] = [];
  let added = 0;
  for (let run = 0; run < runs; run++) {
    await withDataDir(undefined, async (dataDir) => {
      const postgres = await EmbeddedPostgres.open({ dataDir });
      await migrateIsnad(postgres.url);
      const app = await createApp({ url: postgres.url, logLevel: 'warn', graphiql: false });
      times.push(
        await timed(async () => {
          ({ added } = await app.get(SeedingService).load(seedFolder('demo')!));
        }),
      );
      await app.close();
      await postgres.release();
    });
  }
  print('seed');
  print(machine());
  print(`${added} records: ${seconds(times)}`);
}

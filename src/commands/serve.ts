import { once } from 'node:events';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { accessOptionsOf } from '../access/access-options-of.js';
import { DemoAccount, type DemoSignIn } from '../access/users/demo-account.js';
import { UsersService } from '../access/users/users.service.js';
import { createApp } from '../app.js';
import { DetectionService } from '../contradictions/detection.service.js';
import { RescanService } from '../contradictions/rescan/rescan.service.js';
import { Language } from '../language/language.js';
import { migrateIsnad } from '../migrate.js';
import type { Config } from '../platform/config/load-config.js';
import { withSessionLock } from '../platform/database/session-lock.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import { openDatabase } from '../platform/postgres/open-database.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { ReportsService } from '../reports/reports.service.js';
import { seedFolder } from '../seeding/seed-folder.js';
import { SeedingService } from '../seeding/seeding.service.js';
import { indexEarlierClaims } from './index-earlier-claims.js';
import { stopOnSignal } from './stop-on-signal.js';
import { logStyle, note, noteInLog } from './with-app.js';

/** Names one lock in the whole database: servers that start together prepare it one by one. */
const START_LOCK = 7_201_968;

/**
 * Percent by which the heap may grow over what is in use before it is cleared. By default V8 lets garbage treble
 * it or more where the machine has room; this costs a fiftieth of the processor time and no answer is slower.
 */
const HEAP_GROWTH = 60;

/** Opens the database, migrates, seeds an empty one, reports and listens, until a signal comes. */
export async function serve(config: Config): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);
  if (config.nodeEnv === 'production') noteInLog(config);
  await requireFreePort(config);
  const database = await openDatabase(config, { role: 'server', log: note });
  let app: NestFastifyApplication | undefined;
  try {
    await migrateIsnad(database.url);
    const graphiql = config.nodeEnv !== 'production';
    const { logLevel, limits } = config;
    const logs = { style: logStyle(config) };
    app = await createApp({
      url: database.url,
      logLevel,
      logs,
      graphiql,
      limits,
      corsOrigins: config.corsOrigins,
      fetchUrls: config.fetchUrls,
      access: accessOptionsOf(config.access),
      trustedProxies: config.access.trustedProxies,
    });
    const { report, demo } = await prepareInTurn(app, config);
    const origin = await listen(app, config);
    await app.get(JobRunner).start(1);
    // Before anybody is told that it listens: who is told may send a signal at once.
    stopOnSignal(app, database, config);
    process.stdout.write(`Isnad listens on ${origin}/graphql\n`);
    if (graphiql) process.stdout.write(`GraphiQL: ${origin}/graphiql\n`);
    if (demo) process.stdout.write(`Demo account: ${demo.email}, password ${demo.password}\n`);
    process.stdout.write(`Contradiction report: ${report}\n`);
    rehearse(app);
  } catch (error) {
    await app?.close();
    await database.close();
    throw error;
  }
}

/** In the background; without it the server is only slower at first. */
function rehearse(app: NestFastifyApplication): void {
  app
    .get(DetectionService)
    .rehearse()
    .catch((error: unknown) => note(`Detection was not rehearsed: ${String(error)}`));
}

/** What a start has made ready. */
interface Prepared {
  /** Where the report was written. */
  report: string;
  demo: DemoSignIn | null;
}

/** What a start does to the database, one server at a time. */
async function prepareInTurn(app: NestFastifyApplication, config: Config): Promise<Prepared> {
  const prepare = async (): Promise<Prepared> => {
    await seedIfEmpty(app, config);
    await indexEarlierClaims(app);
    const resumed = await app.get(RescanService).resumeHalted();
    if (resumed > 0) note(`Unfinished rescans go on in the background: ${resumed}`);
    const demo = await prepareAccounts(app, config);
    return { report: await reportOnBoard(app, config), demo };
  };
  return (await withSessionLock(app.get(DataSource), START_LOCK, prepare, Infinity))!;
}

/** Opens or shuts the demo account, and says so where nobody could sign in. */
async function prepareAccounts(
  app: NestFastifyApplication,
  { access }: Config,
): Promise<DemoSignIn | null> {
  const account = app.get(DemoAccount);
  if (access.demoAccount) return account.offer();
  if (await account.withdraw()) note('The demo account of an earlier start is disabled now');
  if (!access.issuer && (await app.get(UsersService).isEmpty())) {
    note('Nobody can sign in yet: isnad create-admin --email … adds the first user');
  }
  return null;
}

async function seedIfEmpty(app: NestFastifyApplication, config: Config): Promise<void> {
  const folder = seedFolder(config.seed);
  const seeding = app.get(SeedingService);
  if (!folder || !(await seeding.isEmpty())) return;
  const { added } = await seeding.load(folder);
  note(`Seeded an empty database with ${added} records from ${folder}`);
}

/** Writes the newest report in Arabic and English; generates one where the board has changed since. */
async function reportOnBoard(app: NestFastifyApplication, config: Config): Promise<string> {
  const reports = app.get(ReportsService);
  const report = await reports.current();
  const directory = join(config.dataDir, 'reports');
  const path = await reports.write(report, directory, 'html', Language.AR);
  await reports.write(report, directory, 'html', Language.EN);
  return path;
}

async function listen(app: NestFastifyApplication, { host, port }: Config): Promise<string> {
  await app.listen(port, host);
  return (await app.getUrl()).replace('[::1]', 'localhost');
}

/** Asked before anything is started, so that a taken port costs nothing and leaves nothing behind. */
async function requireFreePort({ host, port }: Config): Promise<void> {
  const probe = createServer();
  try {
    probe.listen(port, host);
    await once(probe, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new FatalError(
      code === 'EADDRINUSE'
        ? `Port ${port} on ${host} is taken; stop what uses it, or set PORT to another (0 picks a free one).`
        : `Isnad cannot listen on ${host}:${port} (${code}); set HOST and PORT to an address of this machine.`,
    );
  }
  probe.close();
  await once(probe, 'close');
}

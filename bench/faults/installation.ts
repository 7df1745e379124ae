import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgres } from '../../src/platform/postgres/embedded-postgres.js';
import { editorToken } from './editor.js';
import { type Settings, SupervisedServer } from './server.js';

/** `embedded`: one server with its own PostgreSQL. `shared`: two servers on one PostgreSQL by DATABASE_URL. */
export type Mode = 'embedded' | 'shared';

/** Servers and their database, with durable settings as in production. */
export interface Installation {
  mode: Mode;
  servers: SupervisedServer[];
  /** Holds `postgres/`, the cluster. */
  dataDir: string;
  /** With which the editors sign what they send. */
  token: string;
  /** Where its commands find the database. */
  settings: Settings;
  /** Stops the servers. @returns their exit codes */
  stopServers(): Promise<(number | null)[]>;
  /** The database once more, after the servers have stopped. */
  withDatabase<T>(work: (url: string) => Promise<T>): Promise<T>;
  /** Clears everything up. */
  remove(): Promise<void>;
}

const installed = new Set<Installation>();

/** Clears up what is left of every installation, when this process is told to end. */
export async function removeAll(): Promise<void> {
  await Promise.all([...installed].map((each) => each.remove().catch(() => undefined)));
}

export async function install(mode: Mode): Promise<Installation> {
  const dataDir = await realpath(await mkdtemp(join(tmpdir(), `isnad-faults-${mode}-`)));
  // Root's PostgreSQL runs as another user, who must be able to come here.
  await chmod(dataDir, 0o755);
  const postgres = await EmbeddedPostgres.open({ dataDir });
  const token = await editorToken(postgres.url);
  const base = mode === 'embedded' ? embedded(postgres, dataDir) : shared(postgres, dataDir);
  if (mode === 'embedded') await postgres.release();
  const servers = await Promise.all(base.servers.map((each) => SupervisedServer.start(each)));
  const installation: Installation = {
    mode,
    servers,
    dataDir,
    token,
    settings: base.settings,
    stopServers: () => Promise.all(servers.map((server) => server.stop())),
    withDatabase: base.withDatabase,
    async remove() {
      await Promise.all(servers.map((server) => server.stop()));
      await postgres.release();
      await rm(dataDir, { recursive: true, force: true });
      installed.delete(installation);
    },
  };
  installed.add(installation);
  return installation;
}

interface Base {
  servers: Settings[];
  settings: Settings;
  withDatabase: Installation['withDatabase'];
}

/** Nobody but the server starts PostgreSQL. */
function embedded(_postgres: EmbeddedPostgres, dataDir: string): Base {
  const settings = { ISNAD_DATA_DIR: dataDir };
  return {
    servers: [settings],
    settings,
    async withDatabase(work) {
      const reopened = await EmbeddedPostgres.open({ dataDir });
      try {
        return await work(reopened.url);
      } finally {
        await reopened.release();
      }
    },
  };
}

/** This process starts PostgreSQL, and starts it again when it dies: the service manager of a database. */
function shared(postgres: EmbeddedPostgres, dataDir: string): Base {
  const settings = { DATABASE_URL: postgres.url, ISNAD_DATA_DIR: join(dataDir, 'one') };
  return {
    servers: [settings, { ...settings, ISNAD_DATA_DIR: join(dataDir, 'two') }],
    settings,
    withDatabase: (work) => work(postgres.url),
  };
}

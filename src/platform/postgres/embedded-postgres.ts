import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { FatalError } from '../errors/fatal-error.js';
import { prepareBinaries } from './binaries.js';
import { type Cluster, ensureCluster, logPath, startCluster, stopCluster } from './cluster.js';
import { EMBEDDED_DATABASE, socketUrl } from './connection-url.js';
import { prepareHome, unusable } from './home-directory.js';
import { closeSession, openLockSession } from './lock-session.js';
import { findPostmaster } from './postmaster-file.js';
import { discardSocketDirectory, prepareSocketDirectory } from './socket-directory.js';
import { becomeServer, joinUsers, leaveUsers, type Role } from './usage-locks.js';

export interface EmbeddedOptions {
  /** Absolute path; PostgreSQL's files go to `<dataDir>/postgres`. Made if missing. */
  readonly dataDir: string;
  /** Default `command`. */
  readonly role?: Role;
  /** Default true. False is several times faster and loses data when the machine crashes: for tests. */
  readonly durable?: boolean;
  /** Takes one line for the operator, without a newline. */
  readonly log?: (line: string) => void;
  /** Milliseconds for which a server that died is started again before it is given up. Default 10 minutes. */
  readonly patience?: number;
}

/** Milliseconds to wait for a server that others start, stop or leave behind. */
const PATIENCE = 15_000;
/** Replaying the log of a killed server that was busy can take its time. */
const RECOVERY_PATIENCE = 120_000;
/** A full disk may take an operator some minutes; who starts this process anew may help after that. */
const RESTART_PATIENCE = 600_000;
/** Milliseconds before the second and between later attempts to start a server that died. */
const FIRST_PAUSE = 100;
const LAST_PAUSE = 5_000;

/**
 * This process's share in the embedded PostgreSQL of one data directory.
 *
 * Several processes may hold one at a time. The first starts the server, the last to release stops it, and
 * one that is killed leaves it running for the next to adopt. A server that dies is started again by
 * those who hold it.
 */
export class EmbeddedPostgres {
  /** Connection URL of the database `isnad`, over a Unix socket. */
  readonly url: string;
  private session!: Client;
  private released = false;
  private restarting: Promise<void> = Promise.resolve();
  private loss: FatalError | undefined;
  private readonly listeners: ((error: FatalError) => void)[] = [];

  private constructor(
    private readonly cluster: Cluster,
    private readonly socketDir: string,
    private readonly role: Role,
    private readonly log: (line: string) => void,
    private readonly patience: number,
  ) {
    this.url = socketUrl(socketDir, EMBEDDED_DATABASE);
  }

  /**
   * Makes the database if missing, starts its server if none runs, and joins its users.
   *
   * @throws FatalError when that is impossible, or the role is `server` and another process has it
   */
  static async open(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
    const { dataDir, role = 'command', durable = true, log = () => undefined } = options;
    const cluster = await prepareCluster(dataDir, durable, log);
    const { session, socketDir } = await joinServer(cluster, role);
    const { patience = RESTART_PATIENCE } = options;
    const opened = new EmbeddedPostgres(cluster, socketDir, role, log, patience);
    try {
      if (role === 'server') await refuseSecondServer(session, dataDir);
      await createDatabase(session);
      opened.watch(session);
      return opened;
    } catch (error) {
      opened.session = session;
      await opened.release();
      throw error;
    }
  }

  /** Calls back once if the server dies and cannot be started again before `release`; at once if it has. */
  onLost(callback: (error: FatalError) => void): void {
    if (this.loss) callback(this.loss);
    else this.listeners.push(callback);
  }

  /**
   * Gives up the share, and stops the server if nobody else has one. Close every other connection first.
   * May be called again, or after a loss.
   */
  async release(): Promise<void> {
    if (this.released) return;
    this.released = true;
    await this.restarting;
    // A server that lost one backend restarts the others: it may be up again, with nobody to stop it.
    const session = this.loss ? await openLockSession(this.socketDir, this.role) : this.session;
    if (typeof session === 'string') return;
    try {
      if (await leaveUsers(session)) {
        await stopCluster(this.cluster);
        await discardSocketDirectory(this.cluster.home, this.socketDir);
      }
    } catch {
      // The session broke: the server is gone already.
    } finally {
      await closeSession(session);
    }
  }

  /** Starts the server again when this session ends, since it ends with the server. */
  private watch(session: Client): void {
    this.session = session;
    let ended = false;
    // Told several times: by the server, and by the connection that breaks off.
    const onEnd = (reason: string): void => {
      if (this.released || ended) return;
      ended = true;
      this.restarting = this.restart(reason);
    };
    session.on('error', (error) => onEnd(error.message));
    session.on('end', () => onEnd('it closed the connection'));
  }

  /** Never fails: what cannot be started again is lost. */
  private async restart(reason: string): Promise<void> {
    const { path } = this.cluster.home;
    this.log(`The embedded PostgreSQL in ${path} stopped (${reason}); it is started again`);
    const began = Date.now();
    for (let pause = FIRST_PAUSE; !this.released; pause = Math.min(2 * pause, LAST_PAUSE)) {
      try {
        this.watch(await this.rejoin());
        this.log(`The embedded PostgreSQL is back after ${Date.now() - began} ms`);
        return;
      } catch (error) {
        if (Date.now() - began > this.patience) return this.lose((error as Error).message);
        this.log((error as Error).message);
        await sleep(pause);
      }
    }
    this.lose(reason);
  }

  private async rejoin(): Promise<Client> {
    const { session, socketDir } = await joinServer(this.cluster, this.role, this.socketDir);
    try {
      if (socketDir !== this.socketDir) {
        throw new FatalError(`Another process started PostgreSQL with its socket in ${socketDir}.`);
      }
      if (this.role === 'server') await refuseSecondServer(session, this.cluster.home.path);
      return session;
    } catch (error) {
      await closeSession(session);
      throw error;
    }
  }

  private lose(reason: string): void {
    this.loss = new FatalError(
      `The embedded PostgreSQL in ${this.cluster.home.path} stopped and could not be started again (${reason}): start Isnad again; ${logPath(this.cluster)} may say why.`,
    );
    if (this.released) return;
    for (const callback of this.listeners) callback(this.loss);
  }
}

async function prepareCluster(
  dataDir: string,
  durable: boolean,
  log: (line: string) => void,
): Promise<Cluster> {
  try {
    const home = await prepareHome(dataDir, log);
    const binaries = await prepareBinaries(home, log);
    const cluster = { home, binaries, durable, dir: join(home.path, 'cluster') };
    await ensureCluster(cluster);
    return cluster;
  } catch (error) {
    throw error instanceof FatalError ? error : await unusable(dataDir, error as Error);
  }
}

interface Joined {
  readonly session: Client;
  readonly socketDir: string;
}

/**
 * Connects, starting the server as often as it takes: another process may be stopping it meanwhile.
 *
 * @param preferred where the server's socket was, whose path is known to others by now
 */
async function joinServer(cluster: Cluster, role: Role, preferred?: string): Promise<Joined> {
  const began = Date.now();
  for (;;) {
    const postmaster = await findPostmaster(cluster.dir);
    // A server that runs already may have been given another temporary folder than ours.
    const socketDir =
      postmaster?.socketDir ?? preferred ?? (await prepareSocketDirectory(cluster.home));
    if (!postmaster && (await startCluster(cluster, socketDir)) === 'blocked') await sleep(20);
    const session = await openLockSession(socketDir, role);
    if (typeof session !== 'string') {
      if (await joinUsers(session).catch(() => false)) return { session, socketDir };
      await closeSession(session);
    }
    const settled = !postmaster || postmaster.status === 'ready';
    if (Date.now() - began > (settled ? PATIENCE : RECOVERY_PATIENCE)) {
      throw stuck(cluster, socketDir, postmaster?.pid);
    }
    await sleep(20);
  }
}

function stuck(cluster: Cluster, socketDir: string, pid: number | undefined): FatalError {
  const log = logPath(cluster);
  if (pid === undefined) {
    return new FatalError(
      `PostgreSQL cannot start in ${cluster.home.path}, because processes of an earlier one still run: end them and try again (details in ${log}).`,
    );
  }
  return new FatalError(
    `PostgreSQL (pid ${pid}) runs in ${cluster.home.path}, but does not answer on its socket in ${socketDir}: stop it with "kill ${pid}" and try again (details in ${log}).`,
  );
}

async function refuseSecondServer(session: Client, dataDir: string): Promise<void> {
  const holder = await becomeServer(session);
  if (holder === undefined) return;
  throw new FatalError(
    `Another Isnad server (${holder}) already uses ${dataDir}: stop it, or set ISNAD_DATA_DIR to another folder.`,
  );
}

async function createDatabase(session: Client): Promise<void> {
  const sql = 'SELECT 1 FROM pg_database WHERE datname = $1';
  if ((await session.query(sql, [EMBEDDED_DATABASE])).rowCount !== 0) return;
  try {
    await session.query(`CREATE DATABASE ${session.escapeIdentifier(EMBEDDED_DATABASE)}`);
  } catch (error) {
    // Two processes may both have found it missing: duplicate_database, or its index's unique_violation.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error;
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Readiness } from '../platform/http/readiness.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { LiveSockets } from '../platform/live/live-sockets.js';
import type { Database } from '../platform/postgres/open-database.js';
import { note } from './with-app.js';

/** What a process ends with that a signal ended: 128 and the signal's number. */
const SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Milliseconds between looks for connections that have become idle. */
const LOOK_AGAIN = 25;

/** Milliseconds to put the rest away in, once requests and jobs are done or given up. */
const CLOSING = 5_000;

export interface StopOptions {
  /** Seconds for which requests are still taken, so that a load balancer can see that the server stops. */
  shutdownDelay: number;
  /** Seconds that requests and jobs at hand may take to their end. */
  shutdownGrace: number;
}

/**
 * A first signal stops in order: `/health/ready` says so, no more connections are taken, requests and jobs at
 * hand end and listeners are sent elsewhere, then the pool and the database are closed; exit code 0, or 1 where something had to be broken
 * off. A second signal ends the process at once. A database that is lost for good ends it too.
 */
export function stopOnSignal(
  app: NestFastifyApplication,
  database: Database,
  options: StopOptions,
): void {
  let stopping = false;
  const stop = (exitCode: number): void => {
    stopping = true;
    void stopInOrder(app, database, options).then((whole) => process.exit(whole ? exitCode : 1));
  };
  for (const [signal, exitCode] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (stopping) process.exit(exitCode);
      note('Stopping; a second signal ends at once');
      stop(0);
    });
  }
  database.onLost((error) => {
    note(error.message);
    if (!stopping) stop(error.exitCode);
  });
}

/** @returns whether nothing had to be broken off. Never fails. */
async function stopInOrder(
  app: NestFastifyApplication,
  database: Database,
  { shutdownDelay, shutdownGrace }: StopOptions,
): Promise<boolean> {
  app.get(Readiness).stop();
  await sleep(shutdownDelay * 1000);
  const drained = await within(
    shutdownGrace * 1000,
    Promise.all([drain(app), app.get(LiveSockets).stop(), app.get(JobRunner).stop()]),
  );
  if (!drained) note(`Requests or jobs that took over ${shutdownGrace} s are broken off`);
  app.getHttpServer().closeAllConnections();
  const closed = await within(CLOSING, app.close());
  const released = await within(2 * CLOSING, database.close());
  return drained && closed && released;
}

/** Takes no more connections, and waits until each of those there are has had its answer. */
async function drain(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpServer();
  // A connection kept alive would stay for a minute after its last answer.
  const look = setInterval(() => server.closeIdleConnections(), LOOK_AGAIN);
  try {
    await app.getHttpAdapter().getInstance().close();
  } finally {
    clearInterval(look);
  }
}

async function within(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  const done = work.then(
    () => true,
    (error: unknown) => {
      note(`Stopping failed: ${(error as Error).message}`);
      return false;
    },
  );
  return Promise.race([done, sleep(milliseconds, false)]);
}

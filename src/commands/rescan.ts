import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { isEngineVersion } from '../contradictions/rescan/engine-order.js';
import { type RescanProgress, RescanService } from '../contradictions/rescan/rescan.service.js';
import type { Config } from '../platform/config/load-config.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { Pace } from './pace.js';
import { note, withApp } from './with-app.js';

export interface RescanOptions {
  /** Only claims that no engine from this version on has compared. */
  since?: string;
  /** How many processes work at it. */
  jobs: number;
}

/** Milliseconds between looks at how far it is. */
const LOOK = 500;

/** Detects again over every claim. Killed, it goes on where it was when it is started again. */
export async function rescan(config: Config, options: RescanOptions): Promise<void> {
  if (options.since !== undefined && !isEngineVersion(options.since)) {
    throw new FatalError(`"${options.since}" is no engine version; write it like 1.1.0.`);
  }
  await withApp(config, async (app, url) => {
    const rescans = app.get(RescanService);
    const id = await rescans.enqueueAll(options.since ?? null);
    const helpers = Array.from({ length: options.jobs - 1 }, () => startHelper(url));
    try {
      await app.get(JobRunner).start(1);
      const done = await follow(rescans, id);
      process.stdout.write(`${done.claims} claims compared again\n`);
    } finally {
      await Promise.all(helpers.map(stopHelper));
    }
  });
}

/** Does jobs for the process that forked it, until that one ends or says so. */
export async function rescanHelper(config: Config): Promise<void> {
  // A small rescan is over before this process has begun: then nobody will say so again.
  if (!process.connected) return;
  const ended = once(process, 'disconnect');
  await withApp(config, async (app) => {
    await app.get(JobRunner).start(1);
    await ended;
  });
}

/** On the same database, and with the one socket to its parent by which it learns of its end. */
function startHelper(url: string): ChildProcess {
  return fork(process.argv[1]!, ['rescan-helper'], {
    env: { ...process.env, DATABASE_URL: url },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
}

async function stopHelper(helper: ChildProcess): Promise<void> {
  if (helper.exitCode !== null || helper.signalCode !== null) return;
  const ended = once(helper, 'exit');
  if (helper.connected) helper.disconnect();
  await ended;
}

/**
 * Says how far it is until it is done: on a terminal in one line, else a line every few seconds.
 *
 * @throws FatalError where nobody will do the rest
 */
export async function follow(rescans: RescanService, id: string): Promise<RescanProgress> {
  const pace = new Pace();
  for (;;) {
    const halted = await rescans.halted(id);
    const progress = await rescans.progress(id);
    const line = pace.line(progress);
    if (line) show(line);
    if (progress.finished) {
      if (process.stderr.isTTY) process.stderr.write('\n');
      return progress;
    }
    if (halted !== null) {
      throw new FatalError(
        `The rescan stands still: ${halted}. Mend that and run it again; it goes on where it was.`,
      );
    }
    await sleep(LOOK);
  }
}

function show(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
  else note(line);
}

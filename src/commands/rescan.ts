import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { isEngineVersion } from '../contradictions/rescan/engine-order.js';
import { type RescanProgress, RescanService } from '../contradictions/rescan/rescan.service.js';
import type { Config } from '../platform/config/load-config.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import { JobRunner } from '../platform/jobs/job-runner.js';
import { counted } from './counted.js';
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

/** Looks without progress after which it is asked whether anybody still works. */
const PATIENCE = 6;

/** What a process ends with that was stopped from the terminal. */
const INTERRUPTED = 130;

/**
 * Detects again over every claim. Killed, it goes on where it was when it is started again. A first SIGINT
 * or SIGTERM lets the slices at hand end, a second one ends at once.
 */
export async function rescan(config: Config, options: RescanOptions): Promise<void> {
  if (options.since !== undefined && !isEngineVersion(options.since)) {
    throw new FatalError(`"${options.since}" is no engine version; write it like 1.1.0.`);
  }
  keepHeapSmall();
  await withApp(config, async (app, url) => {
    const rescans = app.get(RescanService);
    const id = await rescans.enqueueAll(options.since ?? null);
    const helpers = Array.from({ length: options.jobs - 1 }, () => startHelper(url));
    const interrupted = interruption();
    try {
      await app.get(JobRunner).start(1);
      const done = await follow(rescans, id, { stopped: interrupted.signal });
      if (done.finished) process.stdout.write(`${counted(done.claims)} claims compared again\n`);
      else note('Stopping when the claims at hand are done; a second signal ends at once');
    } finally {
      await Promise.all([...helpers.map(stopHelper), app.get(JobRunner).stop()]);
      interrupted.done();
    }
    if (!interrupted.signal.aborted) return;
    const { stage, read, compared, claims, finished } = await rescans.progress(id);
    if (finished) return;
    const [done, what] = stage === 'READ' ? [read, 'read'] : [compared, 'compared'];
    const since = options.since === undefined ? '' : ` --since ${options.since}`;
    note(
      `Stopped: ${counted(done)} of ${counted(claims)} claims ${what}. isnad rescan${since} goes on from there.`,
    );
    process.exitCode = INTERRUPTED;
  });
}

/** Does jobs for the process that forked it, until that one ends or says so. */
export async function rescanHelper(config: Config): Promise<void> {
  // A small rescan is over before this process has begun: then nobody will say so again.
  if (!process.connected) return;
  const parent = process.ppid;
  const ended = once(process, 'disconnect').then(() => {
    // Whoever forked it was killed: nobody waits for the slice at hand, and a later rescan has it done anew.
    if (process.ppid !== parent) process.exit(INTERRUPTED);
  });
  // A signal from the terminal reaches every process; this one ends when its parent says so.
  for (const signal of SIGNALS) process.on(signal, () => undefined);
  keepHeapSmall();
  await withApp(config, async (app) => {
    await app.get(JobRunner).start(1);
    await ended;
  });
}

/**
 * Percent by which the heap may grow over what is in use before it is cleared. By default V8 lets garbage
 * treble it or more, since a rescan makes much and the machine has room.
 */
const HEAP_GROWTH = 20;

const keepHeapSmall = (): void => setFlagsFromString(`--heap-growing-percent=${HEAP_GROWTH}`);

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/** Aborted by the first signal; the second ends the process. */
function interruption(): { signal: AbortSignal; done: () => void } {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(INTERRUPTED);
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, stop);
  return {
    signal: controller.signal,
    done: () => SIGNALS.forEach((name) => process.off(name, stop)),
  };
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
 * @param stopped ends it before
 * @param tell is given each line
 * @throws FatalError where nobody will do the rest
 */
export async function follow(
  rescans: RescanService,
  id: string,
  { stopped, tell = show }: { stopped?: AbortSignal; tell?: (line: string) => void } = {},
): Promise<RescanProgress> {
  const pace = new Pace();
  let [done, still] = [-1, PATIENCE];
  for (;;) {
    // The answer lies in the queue, which is long: only where nothing seems to move is it worth the search.
    const halted = still < PATIENCE ? null : await rescans.halted(id);
    const progress = await rescans.progress(id);
    const now = progress.read + progress.compared;
    [done, still] = [now, now === done ? still + 1 : 0];
    const line = pace.line(progress);
    if (line) tell(line);
    if (progress.finished || stopped?.aborted) {
      if (process.stderr.isTTY) process.stderr.write('\n');
      return progress;
    }
    if (halted !== null) {
      throw new FatalError(
        `The rescan stands still: ${halted}. Mend that and run it again; it goes on where it was.`,
      );
    }
    await sleep(LOOK, undefined, { signal: stopped }).catch(() => undefined);
  }
}

function show(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`);
  else note(line);
}

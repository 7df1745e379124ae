import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own, ready to answer. */
export interface Server {
  url: string;
  /** Milliseconds from the start of the process to the line that says it listens. */
  startedIn: number;
  /** Resident memory now, in MB. */
  memory(): number;
  /** The most it has had, in MB. */
  peak(): number;
  /** Processor time so far, in milliseconds. */
  processor(): number;
  stop(): Promise<void>;
}

/**
 * The built application, exactly as `npm start` runs it. BENCH_NODE_OPTIONS may add options of Node,
 * such as --cpu-prof.
 */
export function startIsnad(dataDir: string, env: Record<string, string> = {}): Promise<Server> {
  const nodeOptions = (process.env.BENCH_NODE_OPTIONS ?? '').split(' ').filter(Boolean);
  const main = fileURLToPath(new URL('../src/main.js', import.meta.url));
  return start([...nodeOptions, main], {
    ...environment(dataDir),
    ...env,
  });
}

function environment(dataDir: string): Record<string, string> {
  return {
    PORT: '0',
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    ISNAD_DATA_DIR: dataDir,
    ISNAD_SEED: 'off',
    DATABASE_URL: '',
    // One user and one address send all of the load.
    ISNAD_RATE_PER_USER: '0',
    ISNAD_RATE_PER_ADDRESS: '0',
  };
}

/** What a process that has ended took. */
export interface Run {
  seconds: number;
  /** Standard output. */
  output: string;
  /** The most resident memory it or any process it started had, in MB. */
  memory: number;
}

/** One command of the built application, to its end; what it says on standard error is shown. */
export async function runIsnad(dataDir: string, args: string[]): Promise<Run> {
  const main = fileURLToPath(new URL('../src/cli.js', import.meta.url));
  const began = performance.now();
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...process.env, ...environment(dataDir) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  let memory = 0;
  const watch = setInterval(() => {
    memory = Math.max(memory, ...withChildren(child.pid!).map(peakMemory));
  }, 250);
  let output = '';
  for await (const text of child.stdout.setEncoding('utf8')) output += text as string;
  const [code] = await ended;
  clearInterval(watch);
  if (code !== 0) throw new Error(`isnad ${args.join(' ')} ended with exit code ${code}`);
  return { seconds: (performance.now() - began) / 1000, output, memory };
}

/** A process and those it started. */
function withChildren(pid: number): number[] {
  try {
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
    return [pid, ...children.filter(Boolean).map(Number)];
  } catch {
    return [];
  }
}

/** The floor: one hand-written SQL statement behind a bare HTTP server. */
export function startFloor(databaseUrl: string): Promise<Server> {
  const main = fileURLToPath(new URL('./floor-server.js', import.meta.url));
  return start([main], { DATABASE_URL: databaseUrl });
}

async function start(args: string[], env: Record<string, string>): Promise<Server> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await Promise.race([listening(child), failed(child)]);
  return {
    url,
    startedIn: performance.now() - began,
    memory: () => residentMemory(child),
    peak: () => peakMemory(child.pid!),
    processor: () => processorTime(child.pid!),
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function listening(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout! })) {
    const url = /listens on (\S+)/.exec(line)?.[1];
    if (!url) continue;
    child.stdout!.resume();
    return url;
  }
  return new Promise(() => undefined);
}

async function failed(child: ChildProcess): Promise<never> {
  const [code] = (await once(child, 'exit')) as [number | null];
  throw new Error(`The server ended before it listened (exit code ${code})`);
}

/** Milliseconds of processor time that a process has taken, by Linux's account: hundredths of a second. */
export function processorTime(pid: number): number {
  // The name, in brackets, may hold spaces: what is counted from there on is state, parent…
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

function residentMemory(child: ChildProcess): number {
  return megabytes(child.pid!, 'VmRSS');
}

/** The most resident memory that a process has had, in MB; 0 once it is gone. */
export function peakMemory(pid: number): number {
  return megabytes(pid, 'VmHWM');
}

function megabytes(pid: number, field: string): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? 0) / 1024);
  } catch {
    return 0;
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';

/** Whether this runs from the sources, as the test does, or from the build. */
const BUILT = !import.meta.url.endsWith('.ts');

const HOOKS = new URL('../../test/support/run-typescript.mjs', import.meta.url).href;

/** What `node` is to be given to run one of the application's own programs. */
function program(name: 'main' | 'cli'): string[] {
  const file = fileURLToPath(new URL(`../../src/${name}.${BUILT ? 'js' : 'ts'}`, import.meta.url));
  return BUILT ? [file] : ['--import', HOOKS, file];
}

export type Settings = Record<string, string>;

function environment(settings: Settings): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'production',
    LOG_LEVEL: 'fatal',
    ISNAD_SEED: 'off',
    DATABASE_URL: '',
    ...settings,
  };
}

/** A server on a port of its own, started again whenever it ends, as a service manager does. */
export class SupervisedServer {
  private child!: ChildProcess;
  private stopping = false;
  /** Exit codes of the times it ended by itself, though it had listened. */
  readonly endings: (number | null)[] = [];
  /** How often it did not come so far: one that is started without its database gives up. */
  failedStarts = 0;
  private killed = false;

  private constructor(
    private readonly port: number,
    private readonly settings: Settings,
  ) {
    this.start();
  }

  static async start(settings: Settings): Promise<SupervisedServer> {
    return new SupervisedServer(await freePort(), settings);
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** As `kill -9` does. */
  kill(): void {
    this.killed = true;
    this.child.kill('SIGKILL');
  }

  /** As a service manager does. @returns its exit code; null where a signal ended it */
  async stop(): Promise<number | null> {
    this.stopping = true;
    if (this.child.exitCode !== null) return this.child.exitCode;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    const [code] = (await ended) as [number | null];
    return code;
  }

  private start(): void {
    this.killed = false;
    let listened = false;
    this.child = spawn(process.execPath, program('main'), {
      env: environment({ ...this.settings, PORT: String(this.port) }),
      stdio: ['ignore', 'pipe', process.env.FAULTS_VERBOSE ? 'inherit' : 'ignore'],
    });
    this.child.stdout!.on('data', (text: Buffer) => (listened ||= text.includes('listens on')));
    this.child.once('exit', (code) => {
      if (this.stopping) return;
      if (!this.killed && listened) this.endings.push(code);
      if (!this.killed && !listened) this.failedStarts += 1;
      this.start();
    });
  }
}

/** One command of the application, to its end. @returns what it said on standard output and error */
export async function runCommand(
  command: string[],
  settings: Settings,
): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [...program('cli'), ...command], {
    env: environment(settings),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const collect = (text: Buffer): void => void (said += text.toString('utf8'));
  child.stdout.on('data', collect);
  child.stderr.on('data', collect);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said: said.trim() };
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

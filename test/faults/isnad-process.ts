import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const HOOKS = new URL('../support/run-typescript.mjs', `file://${import.meta.filename}`).href;

/** What a test gives a process of its own to go by. */
export type Settings = Record<string, string>;

/** How a process ended, and what it said. */
export interface Ended {
  code: number | null;
  output: string;
  /** Standard error. */
  notes: string;
}

/** Isnad in a process of its own, as the working tree has it: it can be sent signals, which a Jest worker cannot. */
export class IsnadProcess {
  readonly ended: Promise<Ended>;
  private output = '';
  private notes = '';

  private constructor(readonly child: ChildProcess) {
    child.stdout!.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (this.notes += text));
    this.ended = once(child, 'close').then(([code]) => ({
      code: code as number | null,
      output: this.output,
      notes: this.notes,
    }));
  }

  /** @param entry `src/main.ts`, or `src/cli.ts` with its arguments */
  static start(entry: string[], settings: Settings): IsnadProcess {
    return new IsnadProcess(
      spawn(process.execPath, ['--import', HOOKS, ...entry], {
        env: {
          PATH: process.env.PATH,
          HOME: process.env.HOME,
          PORT: '0',
          NODE_ENV: 'production',
          LOG_LEVEL: 'warn',
          ISNAD_SEED: 'off',
          ...settings,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    );
  }

  static async run(command: string[], settings: Settings): Promise<Ended> {
    return IsnadProcess.start(['src/cli.ts', ...command], settings).ended;
  }

  /** Where the server listens, once it does. */
  async origin(): Promise<string> {
    const lines = createInterface({ input: this.child.stdout! });
    const listening = new Promise<string>((resolve) =>
      lines.on('line', (line) => {
        const url = /listens on (\S+)\/graphql/.exec(line)?.[1];
        if (url) resolve(url);
      }),
    );
    const origin = await Promise.race([listening, this.ended]);
    if (typeof origin === 'string') return origin;
    throw new Error(`The server ended with exit code ${origin.code}: ${origin.notes}`);
  }

  /** Ends it as `kill -9` does, where it still runs. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** A line that `holder.mjs` prints. */
export interface HolderLine {
  url?: string;
  ms?: number;
  log?: string;
  released?: boolean;
  lost?: string;
  error?: string;
  name?: string;
}

/** A separate Node process that holds an embedded database, so that it can be killed. */
export class Holder {
  private readonly lines: AsyncIterator<string>;
  private readonly exit: Promise<unknown[]>;

  private constructor(readonly process: ChildProcess) {
    if (!process.stdout) throw new Error('the holder has no standard output');
    this.lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
    this.exit = once(process, 'exit');
  }

  static start(platformDir: string, dataDir: string, role: 'server' | 'command'): Holder {
    const args = [join(platformDir, 'holder.mjs'), dataDir, role];
    return new Holder(spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] }));
  }

  /** The next line that is not a log line. */
  async next(): Promise<HolderLine> {
    for (;;) {
      const result = await this.lines.next();
      if (result.done) throw new Error('the holder ended without a word');
      const line = JSON.parse(result.value) as HolderLine;
      if (line.log === undefined) return line;
    }
  }

  async release(): Promise<HolderLine> {
    this.process.stdin?.write('\n');
    return await this.next();
  }

  /** Kills it as `kill -9` does, and waits until it is gone. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.exit;
  }

  async exitCode(): Promise<number | null> {
    await this.exit;
    return this.process.exitCode;
  }
}

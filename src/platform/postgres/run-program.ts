import { spawn } from 'node:child_process';

/** Who runs PostgreSQL's programs. Without numbers: whoever runs Isnad. */
export interface Owner {
  readonly name: string;
  readonly uid?: number;
  readonly gid?: number;
}

export interface ProgramResult {
  /** null when the program could not be run at all, or was killed. */
  readonly code: number | null;
  /** Standard output and standard error as they came, or why the program did not run. */
  readonly output: string;
}

export interface RunOptions {
  readonly owner?: Owner;
  readonly cwd?: string;
  readonly env?: Record<string, string>;
}

/**
 * Runs a program to its end; never throws. Its environment is ours to choose: PGDATA, PGPORT, LD_LIBRARY_PATH
 * and their kin, set for some other PostgreSQL, must not reach this one, and messages must be in English
 * because some are recognised. `detached` keeps a Ctrl-C in the terminal from stopping it half-way.
 */
export function runProgram(
  file: string,
  args: readonly string[],
  { owner, cwd = '/', env = {} }: RunOptions = {},
): Promise<ProgramResult> {
  return new Promise((done) => {
    const child = spawn(file, args, {
      uid: owner?.uid,
      gid: owner?.gid,
      cwd,
      env: {
        PATH: process.env.PATH ?? '/usr/sbin:/usr/bin:/sbin:/bin',
        LC_ALL: 'C',
        TZ: 'UTC',
        ...env,
      },
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => (output += chunk.toString('utf8'));
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => done({ code: null, output: error.message }));
    child.once('close', (code) => done({ code, output }));
  });
}

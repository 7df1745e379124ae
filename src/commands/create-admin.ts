import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { isEmail } from 'class-validator';
import { passwordFault } from '../access/passwords/password-rules.js';
import { Role } from '../access/roles.js';
import { UsersService } from '../access/users/users.service.js';
import type { Config } from '../platform/config/load-config.js';
import { AppError } from '../platform/errors/app-error.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import { withApp } from './with-app.js';

export interface CreateAdminOptions {
  email: string;
  name?: string;
  /** Have a password made and shown, instead of asking for one. */
  generate?: boolean;
}

/**
 * Adds an administrator, the first one or after all others are lost. The password comes from a prompt, or
 * from standard input where that is no terminal – never from the command line, where other users of the machine
 * could read it.
 */
export async function createAdmin(config: Config, options: CreateAdminOptions): Promise<void> {
  const { email, generate } = options;
  if (!isEmail(email)) throw new FatalError(`--email "${email}" is no e-mail address.`);
  const name = options.name?.trim() ?? email.slice(0, email.lastIndexOf('@'));
  const password = generate ? null : await askForPassword(email, name);
  await withApp(config, async (app) => {
    try {
      const made = await app.get(UsersService).create({ email, name, role: Role.ADMIN, password });
      process.stdout.write(`${name} <${email}> is an ADMIN now.\n`);
      if (made.password) {
        process.stdout.write(`Password, shown this once: ${made.password}\n`);
      }
    } catch (error) {
      throw error instanceof AppError ? new FatalError(error.message) : error;
    }
  });
}

/** Checked before anything is started. */
async function askForPassword(email: string, name: string): Promise<string> {
  const password = process.stdin.isTTY ? await prompt() : await readLine();
  const fault = passwordFault(password, [email, name]);
  if (fault) throw new FatalError(`The password ${fault}; or have one made with --generate.`);
  return password;
}

async function prompt(): Promise<string> {
  const one = await hidden('Password: ');
  if (one === (await hidden('Again: '))) return one;
  throw new FatalError('The two passwords differ; nothing was changed.');
}

/** Reads a line from the terminal without showing what is typed. */
function hidden(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true });
  const answer = new Promise<string>((resolve, reject) => {
    lines.once('SIGINT', () => reject(new FatalError('Nothing was changed.')));
    lines.question('', resolve);
  });
  return answer.finally(() => {
    lines.close();
    process.stderr.write('\n');
  });
}

async function readLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  try {
    for await (const line of lines) return line;
  } finally {
    lines.close();
  }
  throw new FatalError(
    'A password is needed: one line on standard input, a prompt at a terminal, or --generate.',
  );
}

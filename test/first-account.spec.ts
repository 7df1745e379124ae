import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outcome, PASSWORD, signIn } from './support/accounts.js';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { DemoAccount } from './support/isnad.js';
import { word } from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const hooks = new URL('./support/run-typescript.mjs', `file://${import.meta.filename}`).href;

/** A command as the terminal runs it, on the spec's database. */
async function isnad(
  args: string[],
  input = '',
  env: Record<string, string> = {},
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, ['--import', hooks, 'src/cli.ts', ...args], {
    env: { ...process.env, DATABASE_URL: app.url, LOG_LEVEL: 'warn', NODE_OPTIONS: '', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(input);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: (await exited)[0], out, err };
}

describe('isnad create-admin', () => {
  it('adds an admin with the password from standard input', async () => {
    const email = `${word()}@newsroom.example`;
    const { code, out } = await isnad(
      ['create-admin', '--email', email, '--name', 'ليلى'],
      `${PASSWORD}\n`,
    );
    expect({ code, out }).toEqual({ code: 0, out: `ليلى <${email}> is an ADMIN now.\n` });
    const { data } = await signIn(app.anonymous, email, PASSWORD);
    expect(data.signIn.user).toMatchObject({ name: 'ليلى', role: 'ADMIN' });
  }, 60_000);

  it.each([
    ['a weak password', ['--email', 'weak@newsroom.example'], 'password123\n', 'tried first'],
  ])(
    'refuses %s in one line, and adds nobody',
    async (_what, args, input, fault) => {
      const { code, err } = await isnad(['create-admin', ...args], input);
      expect(code).toBe(1);
      expect(err).toMatch(new RegExp(`^isnad: .*${fault}.*\\n$`));
      const found = await withClient(app.url, (client) =>
        client.query('SELECT FROM app_user WHERE email = $1', [args[1]]),
      );
      expect(found.rowCount).toBe(0);
    },
    60_000,
  );
});

describe('isnad rotate-token-keys', () => {
  it('refuses every access token given so far', async () => {
    const other = await startTestApp();
    try {
      const keys = () =>
        withClient(other.url, async (client) => {
          const { rows } = await client.query<{ id: string }>('SELECT id FROM token_key');
          return rows.map(({ id }) => id);
        });
      const before = await keys();
      const { code } = await isnad(['rotate-token-keys'], '', { DATABASE_URL: other.url });
      expect(code).toBe(0);
      const after = await keys();
      expect(after).toHaveLength(1);
      expect(before).not.toContain(after[0]);
    } finally {
      await other.close();
    }
  }, 60_000);
});

describe('the demo account', () => {
  it('has a new password at each start, and none once it is withdrawn', async () => {
    const own = await startTestApp();
    try {
      // As where nobody else has an account.
      await withClient(own.url, (client) => client.query(`UPDATE app_user SET role = 'VIEWER'`));
      const demo = own.nest.get(DemoAccount);
      const first = await demo.offer();
      const { data } = await signIn(own.anonymous, first.email, first.password);
      expect(data.signIn.user.role).toBe('ADMIN');
      const second = await demo.offer();
      expect(second.email).toBe(first.email);
      expect(await outcome(signIn(own.anonymous, first.email, first.password))).toBe(
        'UNAUTHENTICATED',
      );
      const tokens = await signIn(own.anonymous, second.email, second.password);
      expect(await demo.withdraw()).toBe(true);
      expect(await demo.withdraw()).toBe(false);
      const sender = own.bearer(tokens.data.signIn.accessToken);
      expect(await outcome(sender.send('{ me { id } }'))).toBe('UNAUTHENTICATED');
      expect(await outcome(signIn(own.anonymous, second.email, second.password))).toBe(
        'UNAUTHENTICATED',
      );
      const third = await demo.offer();
      expect(await outcome(signIn(own.anonymous, third.email, third.password))).toBe(200);
    } finally {
      await own.close();
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import {
  CHANGE_PASSWORD,
  createAccount,
  outcome,
  PASSWORD,
  REFRESH,
  session,
  signIn,
  type SignedIn,
} from './support/accounts.js';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { createApp, TokenKeys } from './support/isnad.js';
import { word } from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const sql = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
  withClient(app.url, async (client) => (await client.query<Row>(text, values)).rows);

const ME = '{ me { id role permissions } }';

describe('signing in', () => {
  it('gives tokens that say who asks', async () => {
    const { accessToken, expiresAt, user, sender } = await session(app, 'REVIEWER');
    expect(user).toMatchObject({ role: 'REVIEWER' });
    const seconds = (Date.parse(expiresAt) - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(800);
    expect(seconds).toBeLessThanOrEqual(900);
    const { me } = await sender.run<{ me: { id: string; permissions: string[] } }>(ME);
    expect(me.id).toBe(user.id);
    expect(me.permissions).toContain('contradictions:review');
    expect(me.permissions).not.toContain('users:manage');
    // The token names ids and nothing of the person: it ends up in logs and proxies.
    const payload = Buffer.from(accessToken.split('.')[1]!, 'base64url').toString();
    expect(Object.keys(JSON.parse(payload) as object).sort()).toEqual(
      ['aud', 'exp', 'iat', 'iss', 'sid', 'sub'].sort(),
    );
  });

  it('takes the address in any case and the password in any Unicode form', async () => {
    const { email } = await createAccount(app);
    const wide = PASSWORD.replace('camel', 'ｃａｍｅｌ');
    expect(await outcome(signIn(app.anonymous, ` ${email.toUpperCase()}`, wide))).toBe(200);
  });

  it('answers the same for every reason there is to refuse', async () => {
    const known = await createAccount(app);
    const disabled = await createAccount(app);
    await app.run('mutation ($input: UserInput!) { disableUser(input: $input) { id } }', {
      input: { id: disabled.id },
    });
    const without = `${word()}@newsroom.example`;
    await sql(
      `INSERT INTO app_user (id, name, email, email_key, role) VALUES (gen_random_uuid(), 'x', $1, $1, 'VIEWER')`,
      [without],
    );
    const answers = await Promise.all([
      signIn(app.anonymous, known.email, 'not the password'),
      signIn(app.anonymous, `${word()}@newsroom.example`, PASSWORD),
      signIn(app.anonymous, disabled.email, PASSWORD),
      signIn(app.anonymous, without, PASSWORD),
      signIn(app.anonymous, without, ''),
    ]);
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0].errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('hashes the password anew where the parameters have changed', async () => {
    const { id, email } = await createAccount(app);
    const weak = await hash(PASSWORD, { memoryCost: 8192, timeCost: 1 });
    await sql('UPDATE app_user SET password_hash = $2 WHERE id = $1', [id, weak]);
    expect(await outcome(signIn(app.anonymous, email, PASSWORD))).toBe(200);
    const [row] = await sql<{ password_hash: string }>(
      'SELECT password_hash FROM app_user WHERE id = $1',
      [id],
    );
    expect(row!.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await outcome(signIn(app.anonymous, email, PASSWORD))).toBe(200);
  });
});

describe('a session', () => {
  const refresh = (refreshToken: string) =>
    app.anonymous.send<{ refreshSession: SignedIn }>(REFRESH, { input: { refreshToken } });

  it('goes on with a new pair of tokens each time', async () => {
    const first = await session(app);
    const second = (await refresh(first.refreshToken)).data.refreshSession;
    const third = (await refresh(second.refreshToken)).data.refreshSession;
    expect(new Set([first, second, third].map((each) => each.refreshToken)).size).toBe(3);
    expect(third.user.id).toBe(first.user.id);
    expect(await outcome(app.bearer(third.accessToken).send(ME))).toBe(200);
  });

  it('ends for everyone where a refresh token is used twice', async () => {
    const first = await session(app);
    const second = (await refresh(first.refreshToken)).data.refreshSession;
    expect(await outcome(app.bearer(second.accessToken).send(ME))).toBe(200);
    expect(await outcome(refresh(first.refreshToken))).toBe('UNAUTHENTICATED');
    expect(await outcome(refresh(second.refreshToken))).toBe('UNAUTHENTICATED');
    expect(await outcome(app.bearer(second.accessToken).send(ME))).toBe('UNAUTHENTICATED');
  });

  it('lets only one of many win who refresh with one token at once', async () => {
    const { refreshToken } = await session(app);
    const all = await Promise.all(Array.from({ length: 8 }, () => outcome(refresh(refreshToken))));
    expect(all.filter((each) => each === 200).length).toBeLessThanOrEqual(1);
    expect(await outcome(refresh(refreshToken))).toBe('UNAUTHENTICATED');
  });

  it('ends by signing out, and others of the same user do not', async () => {
    const { email } = await createAccount(app);
    const [one, other] = [
      (await signIn(app.anonymous, email, PASSWORD)).data.signIn,
      (await signIn(app.anonymous, email, PASSWORD)).data.signIn,
    ];
    expect(await app.bearer(one.accessToken).run('mutation { signOut }')).toEqual({
      signOut: true,
    });
    expect(await outcome(app.bearer(one.accessToken).send(ME))).toBe('UNAUTHENTICATED');
    expect(await outcome(refresh(one.refreshToken))).toBe('UNAUTHENTICATED');
    expect(await outcome(app.bearer(other.accessToken).send(ME))).toBe(200);
    await app.bearer(other.accessToken).run('mutation { signOutEverywhere }');
    expect(await outcome(app.bearer(other.accessToken).send(ME))).toBe('UNAUTHENTICATED');
  });

  it('ends with the thirty days, refreshed or not', async () => {
    const { refreshToken, sender, user } = await session(app);
    await sql(`UPDATE user_session SET expires_at = now() WHERE user_id = $1`, [user.id]);
    expect(await outcome(refresh(refreshToken))).toBe('UNAUTHENTICATED');
    expect(await outcome(sender.send(ME))).toBe('UNAUTHENTICATED');
  });

  it('ends when the password is changed, and the new one works', async () => {
    const mine = await session(app);
    const change = (currentPassword: string, newPassword: string) =>
      mine.sender.send<{ changePassword: SignedIn }>(CHANGE_PASSWORD, {
        input: { currentPassword, newPassword },
      });
    expect(await outcome(change('not it at all', 'three herons at dusk'))).toBe('UNAUTHENTICATED');
    expect(await outcome(change(PASSWORD, 'password123'))).toBe('BAD_USER_INPUT');
    const { data } = await change(PASSWORD, 'three herons at dusk');
    expect(await outcome(mine.sender.send(ME))).toBe('UNAUTHENTICATED');
    expect(await outcome(app.bearer(data.changePassword.accessToken).send(ME))).toBe(200);
    expect(await outcome(signIn(app.anonymous, mine.email, PASSWORD))).toBe('UNAUTHENTICATED');
    expect(await outcome(signIn(app.anonymous, mine.email, 'three herons at dusk'))).toBe(200);
  });

  it('is kept without anything that could be used', async () => {
    const { refreshToken, accessToken, email } = await session(app);
    const rows = await sql(`
      SELECT to_jsonb(u) || to_jsonb(s) || to_jsonb(r) AS all FROM app_user u
      JOIN user_session s ON s.user_id = u.id JOIN refresh_token r ON r.session_id = s.id
      WHERE u.email = '${email}'`);
    const dump = JSON.stringify(rows);
    expect(rows).toHaveLength(1);
    for (const secret of [refreshToken, accessToken, PASSWORD]) expect(dump).not.toContain(secret);
  });
});

describe('the keys that tokens are signed with', () => {
  it('are shared by all servers of one database, and can be replaced at once', async () => {
    const other = await createApp({ url: app.url, logLevel: 'silent', graphiql: false });
    await other.listen(0, '127.0.0.1');
    const ask = async (token: string): Promise<number> =>
      (
        await fetch(`${await other.getUrl()}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: '{"query":"{ me { id } }"}',
        })
      ).status;
    try {
      const before = await session(app);
      expect(await ask(before.accessToken)).toBe(200);
      await app.nest.get(TokenKeys).replaceAll();
      expect(await outcome(app.bearer(`${before.accessToken}`).send(ME))).toBe('UNAUTHENTICATED');
      // The session itself goes on: its refresh token is signed by nobody.
      const { data } = await app.anonymous.send<{ refreshSession: SignedIn }>(REFRESH, {
        input: { refreshToken: before.refreshToken },
      });
      expect(await ask(data.refreshSession.accessToken)).toBe(200);
    } finally {
      await other.close();
    }
    app.headers.authorization = (await app.as('ADMIN')).headers.authorization!;
  });

  it('may be given, several at a time, and then none is in the database', async () => {
    const secret = (letter: string): string => letter.repeat(32);
    const open = (...tokenSecrets: string[]) =>
      startTestApp({ access: { tokenSecrets, singleSignOn: null } });
    const [one, both, none] = [
      await open(secret('a')),
      await open(secret('b'), secret('a')),
      await open(secret('b')),
    ];
    try {
      const { accessToken } = await session(one);
      // Another database has no such session: the answer tells a sound signature from none by its keys alone.
      const verify = async ({ nest }: TestApp): Promise<boolean> => {
        const kid = (
          JSON.parse(Buffer.from(accessToken.split('.')[0]!, 'base64url').toString()) as {
            kid: string;
          }
        ).kid;
        return (await nest.get(TokenKeys).find(kid)) !== null;
      };
      expect([await verify(one), await verify(both), await verify(none)]).toEqual([
        true,
        true,
        false,
      ]);
      const kept = await withClient(one.url, (client) => client.query('SELECT FROM token_key'));
      expect(kept.rowCount).toBe(0);
    } finally {
      await Promise.all([one, both, none].map((each) => each.close()));
    }
  });
});

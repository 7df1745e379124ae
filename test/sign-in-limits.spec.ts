import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALLOWED } from '../src/access/sign-in/allowed.js';
import {
  CHANGE_PASSWORD,
  createAccount,
  outcome,
  PASSWORD,
  session,
  signIn,
} from './support/accounts.js';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { createApp, SignInLimits, SignInService } from './support/isnad.js';
import { word } from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const forget = (): Promise<unknown> =>
  withClient(app.url, (client) => client.query('DELETE FROM sign_in_limit'));

/** As if it came from there; the sockets of a test all come from one address. */
const from = (address: string, email: string, password: string): Promise<string> =>
  app.nest
    .get(SignInService)
    .signIn(email, password, address)
    .then(
      () => 'in',
      (error: { code: string }) => error.code,
    );

async function fail(times: number, attempt: (i: number) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < times; i++) await attempt(i);
}

describe('guessing a password', () => {
  it('is stopped for the account at the address, with the seconds to wait', async () => {
    await forget();
    const { email } = await createAccount(app);
    await fail(ALLOWED.accountHere, async () => {
      expect(await outcome(signIn(app.anonymous, email, 'a wrong guess'))).toBe('UNAUTHENTICATED');
    });
    const { errors } = await signIn(app.anonymous, email, PASSWORD);
    expect(errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    const retryAfter = errors![0]!.extensions.retryAfter as number;
    expect(retryAfter).toBeGreaterThan(0);
    expect(retryAfter).toBeLessThanOrEqual(15 * 60);
    // Others at the same address are not hindered.
    expect(await outcome(signIn(app.anonymous, (await createAccount(app)).email, PASSWORD))).toBe(
      200,
    );
  });

  it('of an account that does not exist is stopped just the same', async () => {
    await forget();
    const email = `${word()}@newsroom.example`;
    await fail(ALLOWED.accountHere, () => signIn(app.anonymous, email, PASSWORD));
    expect(await outcome(signIn(app.anonymous, email, PASSWORD))).toBe('RATE_LIMITED');
  });

  it('is not let through by sending all guesses at once, at two servers', async () => {
    await forget();
    const { email } = await createAccount(app);
    const other = await createApp({ url: app.url, logLevel: 'silent', graphiql: false });
    try {
      const services = [app.nest.get(SignInService), other.get(SignInService)];
      const guess = (service: (typeof services)[number]) =>
        service
          .signIn(email, 'a wrong guess', '203.0.113.9')
          .catch((error: { code: string }) => error.code);
      const outcomes = await Promise.all(
        Array.from({ length: 24 }, (_, i) => guess(services[i % 2]!)),
      );
      const judged = outcomes.filter((each) => each === 'UNAUTHENTICATED');
      expect(judged).toHaveLength(ALLOWED.accountHere);
      expect(outcomes.filter((each) => each === 'RATE_LIMITED')).toHaveLength(24 - judged.length);
    } finally {
      await other.close();
    }
  });

  it('on every account is stopped at the address, a whole IPv6 network counting as one', async () => {
    await forget();
    const limits = app.nest.get(SignInLimits);
    await fail(ALLOWED.address, (i) =>
      limits.begin(`${word()}@newsroom.example`, `2001:db8:1:2::${i.toString(16)}`),
    );
    const { email } = await createAccount(app);
    expect(await from('2001:db8:1:2:ffff::1', email, PASSWORD)).toBe('RATE_LIMITED');
    expect(await from('2001:db8:1:3::1', email, PASSWORD)).toBe('in');
  });

  it('from many machines is stopped for the account, and where its user works it is not', async () => {
    await forget();
    const { email } = await createAccount(app);
    const desk = '198.51.100.7';
    expect(await from(desk, email, PASSWORD)).toBe('in');
    const limits = app.nest.get(SignInLimits);
    await fail(ALLOWED.accountElsewhere, (i) => limits.begin(email, `203.0.113.${i}`));
    expect(await from('203.0.113.200', email, PASSWORD)).toBe('RATE_LIMITED');
    expect(await from(desk, email, PASSWORD)).toBe('in');
  });

  it('locks nobody out for longer: the window ends however often it is tried meanwhile', async () => {
    await forget();
    const { email } = await createAccount(app);
    await fail(ALLOWED.accountHere + 3, () => signIn(app.anonymous, email, 'a wrong guess'));
    const ends = () =>
      withClient(app.url, async (client) => {
        const { rows } = await client.query<{ ends: Date }>(
          'SELECT max(window_ends) AS ends FROM sign_in_limit',
        );
        return rows[0]!.ends.getTime();
      });
    const before = await ends();
    await fail(3, () => signIn(app.anonymous, email, 'a wrong guess'));
    expect(await ends()).toBe(before);
    await withClient(app.url, (client) =>
      client.query(`UPDATE sign_in_limit SET window_ends = now() - interval '1 second'`),
    );
    expect(await outcome(signIn(app.anonymous, email, PASSWORD))).toBe(200);
  });

  it('is forgiven by signing in, and by a new password from an admin', async () => {
    await forget();
    const { id, email } = await createAccount(app);
    await fail(ALLOWED.accountHere - 1, () => signIn(app.anonymous, email, 'a wrong guess'));
    expect(await outcome(signIn(app.anonymous, email, PASSWORD))).toBe(200);
    await fail(ALLOWED.accountHere - 1, () => signIn(app.anonymous, email, 'a wrong guess'));
    expect(await outcome(signIn(app.anonymous, email, PASSWORD))).toBe(200);
    const limits = app.nest.get(SignInLimits);
    await fail(ALLOWED.accountElsewhere, (i) =>
      limits.begin(email, `203.0.113.${i}`).catch(() => undefined),
    );
    expect(await from('203.0.113.201', email, PASSWORD)).toBe('RATE_LIMITED');
    await app.run(
      'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { password } }',
      { input: { id, password: 'three herons at dusk' } },
    );
    expect(await from('203.0.113.201', email, 'three herons at dusk')).toBe('in');
  });

  it('is counted by the address a trusted proxy names, and by no other’s word', async () => {
    const guess = async (own: TestApp, email: string, address: string): Promise<string> => {
      const body = JSON.stringify({
        query: 'mutation ($input: SignInInput!) { signIn(input: $input) { user { id } } }',
        variables: { input: { email, password: 'a wrong guess' } },
      });
      const response = await fetch(`${own.origin}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body,
      });
      const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
      return errors[0]!.extensions.code;
    };
    for (const trustedProxies of [[], ['127.0.0.1']]) {
      const own = await startTestApp({ trustedProxies });
      try {
        const email = `${word()}@newsroom.example`;
        await fail(ALLOWED.accountHere, () => guess(own, email, '203.0.113.1'));
        const trusted = trustedProxies.length > 0;
        const elsewhere = await guess(own, email, '203.0.113.2');
        expect(elsewhere).toBe(trusted ? 'UNAUTHENTICATED' : 'RATE_LIMITED');
        expect(await guess(own, email, '203.0.113.1')).toBe('RATE_LIMITED');
      } finally {
        await own.close();
      }
    }
  });

  it('with a stolen session is stopped too', async () => {
    await forget();
    const { sender } = await session(app);
    const change = (currentPassword: string) =>
      outcome(
        sender.send(CHANGE_PASSWORD, {
          input: { currentPassword, newPassword: 'three herons at dusk' },
        }),
      );
    await fail(ALLOWED.accountHere, async () => {
      expect(await change('a wrong guess')).toBe('UNAUTHENTICATED');
    });
    expect(await change(PASSWORD)).toBe('RATE_LIMITED');
  });
});

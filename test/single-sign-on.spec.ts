import { createHmac, createPublicKey } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Role } from '../src/access/roles.js';
import type { SingleSignOn } from '../src/access/single-sign-on/single-sign-on.options.js';
import { outcome } from './support/accounts.js';
import { startTestApp, type TestApp } from './support/app.js';
import { AUDIENCE, type Issuer, startIssuer } from './support/issuer.js';
import { fault, word } from './support/records.js';

let issuer: Issuer;
let app: TestApp;

const ROLES = { readers: 'VIEWER', newsdesk: 'EDITOR', heads: 'REVIEWER' };

function openedTo({ url }: Issuer): Promise<TestApp> {
  const singleSignOn: SingleSignOn = {
    issuer: url,
    audience: AUDIENCE,
    roleClaim: 'groups',
    roles: new Map(Object.entries(ROLES) as [string, Role][]),
    cooldownMs: 0,
  };
  return startTestApp({ access: { tokenSecrets: [], singleSignOn } });
}

beforeAll(async () => {
  issuer = await startIssuer();
  app = await openedTo(issuer);
});
afterAll(async () => {
  await app.close();
  await issuer.close();
});

const ME = '{ me { id name email role permissions } }';

interface Me {
  me: { id: string; name: string; email: string | null; role: string };
}

const ask = (token: string) => app.bearer(token).run<Me>(ME);
const refused = (token: string) => outcome(app.bearer(token).send(ME));

describe('a token of the newsroom’s sign-on', () => {
  it('brings its bearer in, as the same user each time', async () => {
    const claims = {
      sub: word(),
      name: 'سلمى',
      email: 'Salma@newsroom.example',
      email_verified: true,
    };
    const { me } = await ask(await issuer.token(claims));
    expect(me).toMatchObject({ name: 'سلمى', email: 'Salma@newsroom.example', role: 'EDITOR' });
    expect((await ask(await issuer.token({ ...claims, iat: 1 }))).me.id).toBe(me.id);
    expect((await ask(await issuer.token({ sub: word() }))).me.id).not.toBe(me.id);
  });

  it('brings one user in, however many requests come at once', async () => {
    const sub = word();
    const tokens = await Promise.all([1, 2, 3, 4, 5, 6].map((iat) => issuer.token({ sub, iat })));
    const all = await Promise.all(tokens.map(ask));
    expect(new Set(all.map(({ me }) => me.id)).size).toBe(1);
  });

  it.each<[unknown, string | null]>([
    [['readers'], 'VIEWER'],
    [['readers', 'heads', 'newsdesk', 'canteen'], 'REVIEWER'],
    ['newsdesk', 'EDITOR'],
    [['canteen'], null],
    [[], null],
    ['ADMIN', null],
    [{ newsdesk: true }, null],
    [['__proto__', 'constructor'], null],
    [undefined, null],
  ])('with the groups %j gives the role %s', async (groups, role) => {
    const token = await issuer.token({ sub: word(), groups });
    if (role === null) expect(await refused(token)).toBe('UNAUTHENTICATED');
    else expect((await ask(token)).me.role).toBe(role);
  });

  it('changes the role of a known user, and no admin here does', async () => {
    const sub = word();
    const { me } = await ask(await issuer.token({ sub, groups: ['heads'] }));
    const reader = await issuer.token({ sub, groups: ['readers'] });
    expect((await ask(reader)).me).toMatchObject({ id: me.id, role: 'VIEWER' });
    const update = 'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { id } }';
    expect(await fault(app, update, { input: { id: me.id, role: 'ADMIN' } })).toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('does not hold for a user who was disabled or erased here', async () => {
    for (const operation of ['disableUser', 'eraseUser']) {
      const sub = word();
      const token = await issuer.token({ sub });
      const { me } = await ask(token);
      await app.run(`mutation ($input: UserInput!) { ${operation}(input: $input) { id } }`, {
        input: { id: me.id },
      });
      if (operation === 'disableUser') {
        expect(await refused(token)).toBe('UNAUTHENTICATED');
      } else {
        // Nobody knows any more who that was: they come as somebody new.
        expect((await ask(token)).me.id).not.toBe(me.id);
      }
    }
  });

  it('does not take over an account that has the same address', async () => {
    const email = `${word()}@newsroom.example`;
    const { createUser } = await app.run<{ createUser: { user: { id: string } } }>(
      'mutation ($input: CreateUserInput!) { createUser(input: $input) { user { id } } }',
      { input: { email, name: word(), role: 'ADMIN' } },
    );
    const { me } = await ask(await issuer.token({ sub: word(), email, email_verified: true }));
    expect(me.id).not.toBe(createUser.user.id);
    expect(me).toMatchObject({ email: null, role: 'EDITOR' });
    const unverified = await ask(
      await issuer.token({ sub: word(), email: `${word()}@newsroom.example` }),
    );
    expect(unverified.me.email).toBeNull();
  });

  it('has no session to end', async () => {
    const sender = app.bearer(await issuer.token({ sub: word() }));
    expect(await sender.run('mutation { signOut }')).toEqual({ signOut: false });
  });
});

describe('a token that is', () => {
  const now = (): number => Math.floor(Date.now() / 1000);

  it.each<[string, () => Promise<string>]>([
    ['for somebody else', () => issuer.token({ aud: 'another-service' })],
    ['for nobody', () => issuer.token({ aud: undefined })],
    ['of another issuer', () => issuer.token({ iss: 'https://sso.elsewhere.example' })],
    ['of a path below the issuer', () => issuer.token({ iss: `${issuer.url}/tenant` })],
    ['of Isnad, it says', () => issuer.token({ iss: 'isnad', aud: 'isnad', sid: 'x' })],
    ['expired', () => issuer.token({ exp: now() - 60 })],
    ['not to expire', () => issuer.token({ exp: undefined })],
    ['not valid yet', () => issuer.token({ nbf: now() + 120 })],
    ['of nobody', () => issuer.token({ sub: undefined })],
    ['signed by an unknown key', () => issuer.token({}, { kid: 'key-99' })],
    [
      'signed by somebody else under the name of its key',
      async () => {
        const other = await startIssuer();
        const token = await other.token({ iss: issuer.url });
        await other.close();
        return token;
      },
    ],
    [
      'not signed at all',
      async () => {
        const [, payload] = (await issuer.token()).split('.');
        return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.`;
      },
    ],
    [
      'signed by HMAC with the public key',
      async () => {
        const [, payload] = (await issuer.token()).split('.');
        const header = { alg: 'HS256', kid: issuer.publicJwk().kid };
        const signed = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${payload}`;
        const pem = createPublicKey({ key: issuer.publicJwk(), format: 'jwk' } as never).export({
          type: 'spki',
          format: 'pem',
        });
        return `${signed}.${createHmac('sha256', pem).update(signed).digest('base64url')}`;
      },
    ],
    [
      'altered',
      async () => {
        const [header, , signature] = (await issuer.token()).split('.');
        const [, payload] = (await issuer.token({ groups: ['heads'] })).split('.');
        return `${header}.${payload}.${signature}`;
      },
    ],
  ])('%s is refused', async (_what, make) => {
    expect(await refused(await make())).toBe('UNAUTHENTICATED');
  });

  it('a few seconds off by another clock is taken', async () => {
    expect(await refused(await issuer.token({ sub: word(), nbf: now() + 10 }))).toBe(200);
    expect(await refused(await issuer.token({ sub: word(), exp: now() - 10 }))).toBe(200);
  });
});

describe('the issuer', () => {
  it('may change its keys: new tokens are taken, those of a withdrawn key no longer', async () => {
    const own = await startIssuer();
    const opened = await openedTo(own);
    try {
      const before = await own.token({ sub: word() });
      expect(await outcome(opened.bearer(before).send(ME))).toBe(200);
      await own.rotate();
      expect(await outcome(opened.bearer(await own.token({ sub: word() })).send(ME))).toBe(200);
      const old = await own.token({ sub: word() }, { kid: 'key-1' });
      expect(await outcome(opened.bearer(old).send(ME))).toBe('UNAUTHENTICATED');
    } finally {
      await opened.close();
      await own.close();
    }
  });

  it('that is down makes its own tokens fail as UNAVAILABLE, and nobody else’s', async () => {
    const own = await startIssuer();
    const opened = await openedTo(own);
    try {
      own.setDown(true);
      const token = await own.token({ sub: word() });
      const answer = await opened.bearer(token).send(ME);
      expect(answer).toMatchObject({
        status: 503,
        errors: [{ extensions: { code: 'UNAVAILABLE', reason: 'SIGN_ON_UNREACHABLE' } }],
      });
      expect(await outcome(opened.send(ME))).toBe(200);
      expect(await outcome(opened.anonymous.send('{ __typename }'))).toBe(200);
    } finally {
      await opened.close();
      await own.close();
    }
  });

  it('whose discovery document names another is not believed', async () => {
    const own = await startIssuer();
    const opened = await openedTo(own);
    try {
      own.pretend('https://sso.newsroom.example');
      expect(await outcome(opened.bearer(await own.token()).send(ME))).toBe('UNAVAILABLE');
    } finally {
      await opened.close();
      await own.close();
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  CREATE_USER,
  createAccount,
  outcome,
  PASSWORD,
  REFRESH,
  session,
  signIn,
} from './support/accounts.js';
import { type Sender, startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { fault, word } from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const ME = '{ me { id name email role } }';
const UPDATE = `mutation ($input: UpdateUserInput!) {
  updateUser(input: $input) { id name role permissions } }`;
const byId = (name: string): string =>
  `mutation ($input: UserInput!) { ${name}(input: $input) { id name email disabledAt erasedAt } }`;
const RESET =
  'mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { password user { id } } }';

interface UsersPage {
  users: { nodes: Row[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
}

interface Row {
  id: string;
  email: string | null;
}

describe('an admin', () => {
  it('adds a user with a password that is made, shown once and works', async () => {
    const email = `${word()}@newsroom.example`;
    const { createUser } = await app.run<{ createUser: { password: string; user: Row } }>(
      CREATE_USER,
      { input: { email, name: 'ليلى حداد', role: 'VIEWER' } },
    );
    expect(createUser.user).toMatchObject({ email, name: 'ليلى حداد', role: 'VIEWER' });
    expect(createUser.password).toMatch(/^([2-9a-z]{5}-){3}[2-9a-z]{5}$/);
    expect(await outcome(signIn(app.anonymous, email, createUser.password))).toBe(200);
  });

  it.each([
    ['an e-mail address that is none', { email: 'layla' }, 'input.email'],
    ['a blank name', { name: ' ' }, 'input.name'],
    ['a common password', { password: 'password123' }, 'input.password'],
    [
      'the name as password',
      { name: 'Tigris Euphrates', password: 'tigriseuphrates1' },
      'input.password',
    ],
  ])('is told where %s is wrong', async (_what, wrong, path) => {
    const input = { email: `${word()}@newsroom.example`, name: word(), role: 'VIEWER', ...wrong };
    expect(await fault(app, CREATE_USER, { input })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path,
    });
  });

  it('cannot give one address to two, whatever its case', async () => {
    const { email } = await createAccount(app);
    const input = { email: email.toUpperCase(), name: word(), role: 'VIEWER' };
    expect(await fault(app, CREATE_USER, { input })).toMatchObject({ code: 'CONFLICT' });
  });

  it('lists everyone, page by page', async () => {
    const mine = [await createAccount(app), await createAccount(app)];
    const found: string[] = [];
    for (let after: string | null = null; ;) {
      const { users }: UsersPage = await app.run<UsersPage>(
        'query ($after: String) { users(first: 3, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
        { after },
      );
      found.push(...users.nodes.map(({ id }) => id));
      if (!users.pageInfo.hasNextPage) break;
      after = users.pageInfo.endCursor;
    }
    expect(new Set(found).size).toBe(found.length);
    expect(found).toEqual(expect.arrayContaining(mine.map(({ id }) => id)));
  });

  it('changes a role, and the change holds for the next request', async () => {
    const { sender, user } = await session(app, 'VIEWER');
    const create = 'mutation ($input: CreateTopicInput!) { createTopic(input: $input) { id } }';
    const add = () => outcome(sender.send(create, { input: { name: word() } }));
    expect(await add()).toBe('FORBIDDEN');
    await app.run(UPDATE, { input: { id: user.id, role: 'EDITOR', name: 'New Name' } });
    expect(await add()).toBe(200);
    expect(await sender.run(ME)).toMatchObject({ me: { name: 'New Name', role: 'EDITOR' } });
    await app.run(UPDATE, { input: { id: user.id, role: 'VIEWER' } });
    expect(await add()).toBe('FORBIDDEN');
  });

  it('disables a user at once, tokens, sessions and all, and lets them in again', async () => {
    const { sender, user, email, refreshToken } = await session(app);
    await sender.run(ME);
    const { disableUser } = await app.run<{ disableUser: { disabledAt: string } }>(
      byId('disableUser'),
      { input: { id: user.id } },
    );
    expect(disableUser.disabledAt).not.toBeNull();
    expect(await outcome(sender.send(ME))).toBe('UNAUTHENTICATED');
    expect(await outcome(app.anonymous.send(REFRESH, { input: { refreshToken } }))).toBe(
      'UNAUTHENTICATED',
    );
    expect(await outcome(signIn(app.anonymous, email, PASSWORD))).toBe('UNAUTHENTICATED');
    await app.run(byId('enableUser'), { input: { id: user.id } });
    expect(await outcome(sender.send(ME))).toBe('UNAUTHENTICATED');
    expect(await outcome(signIn(app.anonymous, email, PASSWORD))).toBe(200);
  });

  it('gives a new password, which ends the sessions of the old', async () => {
    const { sender, user, email } = await session(app);
    const { resetPassword } = await app.run<{ resetPassword: { password: string } }>(RESET, {
      input: { id: user.id },
    });
    expect(await outcome(sender.send(ME))).toBe('UNAUTHENTICATED');
    expect(await outcome(signIn(app.anonymous, email, PASSWORD))).toBe('UNAUTHENTICATED');
    expect(await outcome(signIn(app.anonymous, email, resetPassword.password))).toBe(200);
  });

  it('is told of a user there is none of', async () => {
    const id = '00000000-0000-7000-8000-000000000000';
    for (const [query, input] of [
      [UPDATE, { id, name: 'x' }],
      [byId('disableUser'), { id }],
      [byId('enableUser'), { id }],
      [byId('eraseUser'), { id }],
      [RESET, { id }],
    ] as const) {
      expect(await fault(app, query, { input })).toMatchObject({ code: 'NOT_FOUND' });
    }
  });
});

describe('the last admin', () => {
  const admins = (own: TestApp): Promise<Row[]> =>
    withClient(own.url, async (client) => {
      const { rows } = await client.query<Row>(
        `SELECT id FROM app_user WHERE role = 'ADMIN' AND disabled_at IS NULL`,
      );
      return rows;
    });

  it('can be neither demoted, disabled nor erased', async () => {
    const own = await startTestApp();
    try {
      const [{ id }] = (await admins(own)) as [Row];
      for (const [query, input] of [
        [UPDATE, { id, role: 'REVIEWER' }],
        [byId('disableUser'), { id }],
        [byId('eraseUser'), { id }],
      ] as const) {
        expect(await fault(own, query, { input })).toMatchObject({ code: 'CONFLICT' });
      }
      expect(await admins(own)).toHaveLength(1);
    } finally {
      await own.close();
    }
  });

  it('stays where two admins demote each other at the same moment', async () => {
    const own = await startTestApp();
    try {
      const other = await own.as('ADMIN');
      const { me: one } = await own.run<{ me: Row }>(ME);
      const { me: two } = await other.run<{ me: Row }>(ME);
      const demote = (as: Sender, id: string) =>
        outcome(as.send(UPDATE, { input: { id, role: 'EDITOR' } }));
      const both = await Promise.all([demote(own, two.id), demote(other, one.id)]);
      expect(both).toContain(200);
      expect(await admins(own)).toHaveLength(1);
    } finally {
      await own.close();
    }
  });
});

describe('a user', () => {
  it('is a node to admins and to oneself, and to nobody else', async () => {
    const [mine, theirs] = [await session(app, 'REVIEWER'), await createAccount(app)];
    const query = 'query ($id: ID!) { node(id: $id) { ... on User { email } } }';
    const see = (sender: Sender, id: string) => sender.run<{ node: object | null }>(query, { id });
    expect(await see(mine.sender, mine.user.id)).toEqual({ node: { email: mine.email } });
    expect(await see(mine.sender, theirs.id)).toEqual({ node: null });
    expect(await see(app, theirs.id)).toEqual({ node: { email: theirs.email } });
  });

  it('erased leaves an id and nothing that says who it was, nor any way in', async () => {
    const { sender, user, email, refreshToken } = await session(app);
    const { createApiKey } = await sender.run<{ createApiKey: { key: string } }>(
      'mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { key } }',
      { input: { label: `report of ${user.name}`, permissions: ['read'] } },
    );
    await withClient(app.url, (client) =>
      client.query('INSERT INTO user_identity (issuer, subject, user_id) VALUES ($1, $2, $3)', [
        'https://sso.example',
        email,
        user.id,
      ]),
    );
    const { eraseUser } = await app.run<{ eraseUser: object }>(byId('eraseUser'), {
      input: { id: user.id },
    });
    expect(eraseUser).toMatchObject({ id: user.id, name: '', email: null });
    expect(await outcome(sender.send(ME))).toBe('UNAUTHENTICATED');
    expect(await outcome(app.bearer(createApiKey.key).send('{ topics { totalCount } }'))).toBe(
      'UNAUTHENTICATED',
    );
    expect(await outcome(app.anonymous.send(REFRESH, { input: { refreshToken } }))).toBe(
      'UNAUTHENTICATED',
    );
    expect(await outcome(signIn(app.anonymous, email, PASSWORD))).toBe('UNAUTHENTICATED');
    const everything = await withClient(app.url, async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(
        `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
      );
      const dumps = [];
      for (const { name } of tables) {
        const { rows } = await client.query<{ dump: string | null }>(
          `SELECT string_agg(t::text, ' ') AS dump FROM ${name} t`,
        );
        dumps.push(rows[0]!.dump ?? '');
      }
      return dumps.join(' ');
    });
    expect(everything).toContain(user.id);
    expect(everything).not.toContain(email);
    expect(everything).not.toContain(user.name);
    for (const name of ['enableUser', 'updateUser']) {
      const query = name === 'updateUser' ? UPDATE : byId(name);
      const input = name === 'updateUser' ? { id: user.id, name: 'x' } : { id: user.id };
      expect(await fault(app, query, { input })).toMatchObject({ code: 'CONFLICT' });
    }
    // The address is free again.
    const again = { email, name: 'Someone else', role: 'VIEWER' };
    expect(await outcome(app.send(CREATE_USER, { input: again }))).toBe(200);
  });
});

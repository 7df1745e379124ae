import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outcome, session } from './support/accounts.js';
import { type Sender, startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { fault, word } from './support/records.js';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.close());

const FIELDS = 'id label prefix permissions expiresAt revokedAt lastUsedAt user { id }';
const CREATE = `mutation ($input: CreateApiKeyInput!) {
  createApiKey(input: $input) { key apiKey { ${FIELDS} } } }`;
const REVOKE = `mutation ($input: ApiKeyInput!) { revokeApiKey(input: $input) { ${FIELDS} } }`;
const LIST = `{ apiKeys(first: 100) { totalCount nodes { ${FIELDS} } } }`;
const READ = '{ topics { totalCount } }';
const WRITE = 'mutation ($input: CreateTopicInput!) { createTopic(input: $input) { id } }';

interface Created {
  key: string;
  apiKey: { id: string; prefix: string; lastUsedAt: string | null; user: { id: string } };
}

async function create(as: Sender, input: object = {}): Promise<Created> {
  const { createApiKey } = await as.run<{ createApiKey: Created }>(CREATE, {
    input: { label: word(), permissions: ['read'], ...input },
  });
  return createApiKey;
}

const write = (sender: Sender) => outcome(sender.send(WRITE, { input: { name: word() } }));
const sql = (text: string, values: unknown[] = []) =>
  withClient(
    app.url,
    async (client) => (await client.query<Record<string, unknown>>(text, values)).rows,
  );

describe('an API key', () => {
  it('does what it was made for and nothing else', async () => {
    const editor = await session(app, 'EDITOR');
    const reading = app.bearer((await create(editor.sender)).key);
    const writing = app.bearer(
      (await create(editor.sender, { permissions: ['sources:write'] })).key,
    );
    expect([await outcome(reading.send(READ)), await write(reading)]).toEqual([200, 'FORBIDDEN']);
    expect([await outcome(writing.send(READ)), await write(writing)]).toEqual(['FORBIDDEN', 200]);
    expect(await reading.run('{ me { id } }')).toEqual({ me: null });
  });

  it('has no permission that its maker has not, nor any over accounts', async () => {
    const viewer = await session(app, 'VIEWER');
    const refused = (as: Sender, permission: string) =>
      outcome(as.send(CREATE, { input: { label: 'x', permissions: ['read', permission] } }));
    for (const permission of ['claims:record', 'drafts:read', 'everything', '']) {
      expect(await refused(viewer.sender, permission)).toBe('FORBIDDEN');
    }
    for (const permission of ['users:manage', 'account:own']) {
      expect(await refused(app, permission)).toBe('FORBIDDEN');
    }
  });

  it('does less when its maker may do less, and nothing when they may not work', async () => {
    const editor = await session(app, 'EDITOR');
    const key = app.bearer(
      (await create(editor.sender, { permissions: ['read', 'sources:write'] })).key,
    );
    expect(await write(key)).toBe(200);
    const { id } = editor.user;
    await app.run('mutation ($input: UpdateUserInput!) { updateUser(input: $input) { id } }', {
      input: { id, role: 'VIEWER' },
    });
    expect([await outcome(key.send(READ)), await write(key)]).toEqual([200, 'FORBIDDEN']);
    const disable = 'mutation ($input: UserInput!) { disableUser(input: $input) { id } }';
    await app.run(disable, { input: { id } });
    expect(await outcome(key.send(READ))).toBe('UNAUTHENTICATED');
  });

  it('can neither make keys nor change accounts', async () => {
    const { key } = await create(app, { permissions: ['read', 'knowledge:configure'] });
    const sender = app.bearer(key);
    for (const [query, variables] of [
      [CREATE, { input: { label: 'x', permissions: ['read'] } }],
      [LIST, {}],
      ['mutation { signOutEverywhere }', {}],
      ['{ users { totalCount } }', {}],
    ] as const) {
      expect(await outcome(sender.send(query, variables))).toBe('FORBIDDEN');
    }
  });

  it('stops when it is revoked, and when its time is up', async () => {
    const editor = await session(app, 'EDITOR');
    const made = await create(editor.sender);
    const sender = app.bearer(made.key);
    expect(await outcome(sender.send(READ))).toBe(200);
    const { revokeApiKey } = await editor.sender.run<{ revokeApiKey: { revokedAt: string } }>(
      REVOKE,
      { input: { id: made.apiKey.id } },
    );
    expect(revokeApiKey.revokedAt).not.toBeNull();
    expect(await outcome(sender.send(READ))).toBe('UNAUTHENTICATED');
    const dated = await create(editor.sender, {
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    await sql('UPDATE api_key SET expires_at = now() WHERE id = $1', [dated.apiKey.id]);
    expect(await outcome(app.bearer(dated.key).send(READ))).toBe('UNAUTHENTICATED');
    for (const expiresAt of ['2020-01-01T00:00:00Z', 'tomorrow', '2021-02-30']) {
      const input = { label: 'x', permissions: ['read'], expiresAt };
      expect(await fault(app, CREATE, { input })).toMatchObject({ path: 'input.expiresAt' });
    }
  });

  it('is listed and revoked by whoever made it, and by those who manage users', async () => {
    const [one, other] = [await session(app, 'VIEWER'), await session(app, 'EDITOR')];
    const { apiKey } = await create(one.sender);
    const listed = async (as: Sender): Promise<string[]> =>
      (await as.run<{ apiKeys: { nodes: { id: string }[] } }>(LIST)).apiKeys.nodes.map(
        ({ id }) => id,
      );
    expect(apiKey.user.id).toBe(one.user.id);
    expect(await listed(one.sender)).toEqual([apiKey.id]);
    expect(await listed(other.sender)).toEqual([]);
    expect(await listed(app)).toContain(apiKey.id);
    expect(
      await fault({ ...app, ...other.sender }, REVOKE, { input: { id: apiKey.id } }),
    ).toMatchObject({
      code: 'NOT_FOUND',
    });
    await app.run(REVOKE, { input: { id: apiKey.id } });
  });

  it('is kept as a hash, and its last use to the minute', async () => {
    const made = await create(app);
    const row = async () =>
      (await sql('SELECT * FROM api_key WHERE id = $1', [made.apiKey.id]))[0]!;
    expect(JSON.stringify(await row())).not.toContain(made.key.split('_').at(-1));
    expect(made.key).toMatch(/^isnad_[a-z0-9]{10}_[\w-]{43}$/);
    expect((await row()).last_used_at).toBeNull();
    const sender = app.bearer(made.key);
    await sender.run(READ);
    const used = (await row()).last_used_at as Date;
    expect(used).toBeInstanceOf(Date);
    await sender.run(READ);
    expect((await row()).last_used_at).toEqual(used);
  });

  it('with one letter changed is nobody’s', async () => {
    const { key } = await create(app);
    const changed = key.slice(0, -1) + (key.endsWith('A') ? 'B' : 'A');
    const [mark, prefix, ...secret] = key.split('_') as [string, string, ...string[]];
    for (const wrong of [changed, `${mark}_${prefix}`, `${mark}_aaaaaaaaaa_${secret.join('_')}`]) {
      expect(await outcome(app.bearer(wrong).send(READ))).toBe('UNAUTHENTICATED');
    }
  });
});

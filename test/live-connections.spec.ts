import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import WebSocket from 'ws';
import { startTestApp, type TestApp } from './support/app.js';
import { withClient } from './support/database.js';
import { LiveSockets, SessionsService } from './support/isnad.js';
import {
  type Ear,
  HEAR,
  hear,
  type Listening,
  open,
  reader,
  pause,
  received,
  silence,
  startServer,
  storeLike,
} from './support/live.js';
import { clash, recordClaim, word } from './support/records.js';

const FIELD = 'contradictionDetected { id }';
const PROTOCOL = 'graphql-transport-ws';

let app: TestApp;
/** A server on the same database that looks after its connections all the time. */
let strict: Listening;
const ears: Ear[] = [];
const sockets: WebSocket[] = [];
const servers: Listening[] = [];

beforeAll(async () => {
  app = await startTestApp();
  strict = await startServer(app.url, {
    initWait: 100,
    lookAgain: 100,
    credentialsAge: 0,
    connectionsOfActor: 2,
    subscriptions: 2,
    messagesAMinute: 10,
    messageBytes: 2000,
  });
});
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate();
  await silence(app, strict, ears);
});
afterAll(async () => {
  for (const { nest } of [...servers, strict]) await nest.close();
  await app.close();
});

async function ear(at: Listening, variables: object = {}): Promise<Ear> {
  const made = await hear(at, variables);
  ears.push(made);
  return made;
}

/** A WebSocket without the client's library, to say what that would not. */
async function raw(
  at: Listening,
  options: { protocol?: string; path?: string; origin?: string; autoPong?: boolean } = {},
): Promise<WebSocket> {
  const { protocol = PROTOCOL, path = '/graphql', ...more } = options;
  const socket = new WebSocket(at.origin.replace('http', 'ws') + path, protocol, more);
  sockets.push(socket);
  await once(socket, 'open');
  return socket;
}

async function closing(socket: WebSocket): Promise<{ code: number; reason: string }> {
  const [code, reason] = (await once(socket, 'close')) as [number, Buffer];
  return { code, reason: reason.toString() };
}

describe('who may listen', () => {
  it.each([
    ['nobody', {}, 'Send {"authorization":"Bearer …"} with connection_init.'],
    ['a stranger', { authorization: 'Bearer x' }, 'Your credentials have expired or were revoked.'],
  ])('is not %s', async (_who, headers, reason) => {
    const refused = open({ ...app, headers }, HEAR);
    expect(await refused.closed).toEqual({ code: 4401, reason });
  });

  it('says who it is, and soon', async () => {
    const silent = await raw(strict);
    expect(await closing(silent)).toEqual({
      code: 4408,
      reason: 'Connection initialisation timeout',
    });
  });

  it('asks only after it has said who it is', async () => {
    const hasty = await raw(app);
    hasty.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: HEAR } }));
    expect(await closing(hasty)).toEqual({ code: 4401, reason: 'Unauthorized' });
  });

  it('is sent away when its session has ended, and hears nothing after', async () => {
    const headers = await reader(strict.nest);
    const [stays, goes] = [await ear(strict), await ear({ ...strict, headers })];
    await withClient(app.url, (client) =>
      client.query(
        `UPDATE user_session SET revoked_at = now()
         WHERE user_id = (SELECT id FROM app_user WHERE role = 'VIEWER' ORDER BY id DESC LIMIT 1)`,
      ),
    );
    await strict.nest.get(SessionsService).revokeAll('00000000-0000-0000-0000-000000000000');
    const { id } = await clash(app);
    await received(stays, 1);
    expect(stays.ids()).toEqual([id]);
    expect(await goes.closed).toEqual({
      code: 4401,
      reason: 'Your credentials have expired or were revoked.',
    });
    expect(goes.heard).toEqual([]);
  });

  it('may not be a page of another origin', async () => {
    const refused = raw(app, { origin: 'https://elsewhere.example' });
    await expect(refused).rejects.toThrow('403');
    await expect(raw(app, { origin: 'null' })).rejects.toThrow('403');
    expect((await raw(app, { origin: app.origin })).readyState).toBe(WebSocket.OPEN);
  });
});

describe('what is asked over a WebSocket', () => {
  it.each([
    ['a query', '{ topics { totalCount } }', {}, 'BAD_USER_INPUT', /POST/],
    ['no document', 'subscription {', {}, 'BAD_USER_INPUT', /Syntax/],
    [
      'an unknown field',
      'subscription { claimRecorded { id } }',
      {},
      'BAD_USER_INPUT',
      /claimRecorded/,
    ],
    ['two at once', `subscription { a: ${FIELD} b: ${FIELD} }`, {}, 'BAD_USER_INPUT', /one/],
    ['an id that is none', HEAR, { topicId: 'x' }, 'BAD_USER_INPUT', /topicId/],
    [
      'an unknown topic',
      HEAR,
      { topicId: '01890000-0000-4000-8000-000000000000' },
      'NOT_FOUND',
      /Topic/,
    ],
    [
      'an unknown speaker',
      HEAR,
      { speakerId: '01890000-0000-4000-8000-000000000000' },
      'NOT_FOUND',
      /Speaker/,
    ],
  ])('is refused for %s', async (_what, query, variables, code, message) => {
    const refused = open(app, query, variables);
    ears.push(refused);
    expect(await refused.ended).toMatchObject([
      { message: expect.stringMatching(message), extensions: { code } },
    ]);
    expect(refused.heard).toEqual([]);
    expect(app.nest.get(LiveSockets).subscriptions).toBe(0);
  });

  it('is found only at its path, in its protocol', async () => {
    await expect(raw(app, { path: '/graphql/x' })).rejects.toThrow('404');
    const old = await raw(app, { protocol: 'graphql-ws' }).catch((error: Error) => error);
    // The server names no protocol that it knows, and the client gives up by itself.
    expect(old).toBeInstanceOf(Error);
  });
});

describe('a connection', () => {
  it('is one of few of the same user', async () => {
    await ear(strict);
    await ear(strict);
    const third = open(strict, HEAR);
    expect(await third.closed).toMatchObject({ code: 4429 });
    await ear({ ...strict, headers: await reader(strict.nest) });
  });

  it('holds few subscriptions, and more when others end', async () => {
    const first = await ear(strict);
    const sockets = strict.nest.get(LiveSockets);
    const subscribe = (): { ended: Promise<unknown>; end: () => void } => {
      let end = (): void => undefined;
      const ended = new Promise((resolve) => {
        const complete = (): void => resolve(null);
        end = first.client.subscribe({ query: HEAR }, { next: complete, error: resolve, complete });
      });
      return { ended, end };
    };
    const second = subscribe();
    while (sockets.subscriptions < 2) await pause();
    expect(await subscribe().ended).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    second.end();
    while (sockets.subscriptions > 1) await pause();
    subscribe();
    while (sockets.subscriptions < 2) await pause();
  });

  it('is closed for a message that is too long, and for too many', async () => {
    const long = await raw(strict);
    long.send('x'.repeat(2001));
    expect(await closing(long)).toMatchObject({ code: 1009 });
    const noisy = await raw(strict);
    for (let n = 0; n <= 10; n++) noisy.send(JSON.stringify({ type: 'ping' }));
    expect(await closing(noisy)).toEqual({ code: 1008, reason: 'Too many messages.' });
  });

  it('is cut off where nobody answers', async () => {
    const impatient = await startServer(app.url, { keepAlive: 100 });
    servers.push(impatient);
    const dead = await raw(impatient, { autoPong: false });
    dead.send(JSON.stringify({ type: 'connection_init', payload: impatient.headers }));
    expect(await closing(dead)).toMatchObject({ code: 1006 });
  });

  it('of a slow reader is closed before what waits for it grows, and others miss nothing', async () => {
    // Neither its silence nor its slow goodbye may end it before its queue does.
    const patient = { keepAlive: 60_000, closeWait: 60_000 };
    const roomy = await startServer(app.url, { waiting: 100, ...patient });
    servers.push(roomy);
    const long = (): string => Array.from({ length: 150 }, word).join(' ');
    for (let n = 0; n < 30; n++) await recordClaim(app, long());
    const { id } = await clash(app);
    const many = Array.from({ length: 40 }, (_, n) => `a${n}: claimA { statement }`).join(' ');
    const fast = await ear(roomy);
    const slow = await raw(roomy);
    slow.send(JSON.stringify({ type: 'connection_init', payload: roomy.headers }));
    await once(slow, 'message');
    const query = `subscription { contradictionDetected { id ${many} } }`;
    slow.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query } }));
    const server = roomy.nest.get(LiveSockets);
    while (server.subscriptions < 2) await pause();
    slow.pause();
    const stored = await withClient(app.url, (client) => storeLike(client, id, 400));
    expect(stored).toHaveLength(400);
    await received(fast, 400);
    expect(fast.ids()).toEqual(stored);
    while (server.subscriptions > 1) await pause();
    let messages = 0;
    slow.on('message', () => (messages += 1));
    slow.resume();
    expect(await closing(slow)).toEqual({
      code: 1013,
      reason: expect.stringContaining('more slowly than events come'),
    });
    expect(messages).toBeLessThan(400);
  }, 120_000);

  it('is told when its server stops', async () => {
    const stopping = await startServer(app.url);
    const listener = await hear(stopping);
    await stopping.nest.close();
    expect(await listener.closed).toEqual({
      code: 1001,
      reason: 'The server stops. Connect again.',
    });
  });
});

import { setTimeout } from 'node:timers/promises';
import { type Client, createClient } from 'graphql-ws';
import type pg from 'pg';
import WebSocket from 'ws';
import type { TestApp } from './app.js';
import {
  createApp,
  DetectedContradictions,
  type LiveLimits,
  LiveSockets,
  SessionsService,
  UsersService,
} from './isnad.js';
import { word } from './records.js';

/** A pause in looking; one that is looked in forever must not keep the process. */
export function pause(): Promise<void> {
  return setTimeout(5, undefined, { ref: false });
}

export const HEAR = `subscription ($topicId: ID, $speakerId: ID) {
  contradictionDetected(topicId: $topicId, speakerId: $speakerId) {
    id status relation claimA { id statement } claimB { id statement } } }`;

/** What a subscriber received. */
export interface Heard {
  data?: { contradictionDetected: { id: string; status: string; claimA: { statement: string } } };
  errors?: readonly { message: string; extensions: { code: string } }[];
}

/** One WebSocket with one subscription. */
export interface Ear {
  client: Client;
  /** Everything received so far, oldest first. */
  heard: Heard[];
  ids(): string[];
  /** Resolves when the server has closed the connection. */
  closed: Promise<{ code: number; reason: string }>;
  /** What the subscription itself ended with. */
  ended: Promise<unknown>;
  dispose(): Promise<void>;
}

export type Listening = Pick<TestApp, 'origin' | 'nest' | 'headers'>;

/** Subscribes and returns at once; `hear` waits until the server listens. */
export function open(app: Listening, query: string, variables: object = {}): Ear {
  const heard: Heard[] = [];
  let close!: (event: { code: number; reason: string }) => void;
  const closed = new Promise<{ code: number; reason: string }>((resolve) => (close = resolve));
  const client = createClient({
    url: `${app.origin.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    connectionParams: app.headers,
    retryAttempts: 0,
    on: {
      closed: (event) => {
        const { code, reason } = event as { code: number; reason: string };
        close({ code, reason });
      },
    },
  });
  const ended = new Promise<unknown>((resolve) => {
    client.subscribe(
      { query, variables: { ...variables } },
      {
        next: (value) => heard.push(value as Heard),
        error: resolve,
        complete: () => resolve(null),
      },
    );
  });
  const ids = (): string[] => heard.map(({ data }) => data!.contradictionDetected.id);
  return { client, heard, ids, closed, ended, dispose: async () => client.dispose() };
}

/** Subscribes, and resolves when nothing is missed any more. One at a time: it counts who listens, not who. */
export async function hear(
  app: Listening,
  variables: object = {},
  query: string = HEAR,
): Promise<Ear> {
  const listeners = app.nest.get(DetectedContradictions);
  const before = listeners.size;
  const ear = open(app, query, variables);
  let failed: { because: unknown } | null = null;
  void ear.ended.then((because) => (failed = { because }));
  while (listeners.size <= before) {
    if (failed) throw new Error(`Not subscribed: ${JSON.stringify(failed)}`);
    await pause();
  }
  return ear;
}

/** Resolves when so much has been received; fails where no more will come. */
export async function received({ heard, closed }: Ear, count: number): Promise<void> {
  let farewell: object | null = null;
  void closed.then((event) => (farewell = event));
  while (heard.length < count) {
    if (farewell) throw new Error(`Closed after ${heard.length}: ${JSON.stringify(farewell)}`);
    await pause();
  }
}

/** Ends what was heard by, and resolves when the servers know. */
export async function silence(
  one: Pick<TestApp, 'nest'>,
  other: Pick<TestApp, 'nest'>,
  ears: Ear[],
): Promise<void> {
  await Promise.all(ears.splice(0).map((ear) => ear.dispose()));
  for (const { nest } of [one, other]) {
    while (nest.get(LiveSockets).size > 0) await pause();
  }
}

/** Stores copies of a contradiction for pairs of published claims that have none. @returns their ids */
export async function storeLike(client: pg.Client, id: string, count: number): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO contradiction
     SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
       'claim_a_id', a.id, 'claim_b_id', b.id))).*
     FROM contradiction c, claim a, claim b
     WHERE c.id = $1 AND a.id < b.id AND a.status = 'PUBLISHED' AND b.status = 'PUBLISHED'
       AND NOT EXISTS (SELECT FROM contradiction o WHERE (o.claim_a_id, o.claim_b_id) = (a.id, b.id))
     LIMIT $2 RETURNING id`,
    [id, count],
  );
  return rows.map((row) => row.id);
}

/** Another server on the same database, and somebody's access to it. */
export async function startServer(
  url: string,
  live: Partial<InstanceType<typeof LiveLimits>> = {},
): Promise<Listening> {
  const nest = await createApp({ url, logLevel: 'silent', graphiql: false, live });
  await nest.listen(0, '127.0.0.1');
  return { nest, origin: await nest.getUrl(), headers: await reader(nest) };
}

/** Headers of a new user who may read. */
export async function reader(nest: TestApp['nest']): Promise<Record<string, string>> {
  const email = `${word()}@newsroom.example`;
  const user = await nest.get(UsersService).add({ name: 'Reader', email, role: 'VIEWER' as never });
  const { access } = await nest.get(SessionsService).open(user.id);
  return { authorization: `Bearer ${access.token}` };
}

import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import WebSocket from 'ws';
import { newId } from '../src/platform/database/ids.js';
import { authorize } from './credentials.js';
import { type BenchOptions, withClaims } from './database.js';
import { machine, note, print, spread } from './figures.js';
import { type Server, startIsnad } from './processes.js';

export interface LiveOptions extends BenchOptions {
  /** Over both servers. */
  subscribers: number;
  events: number;
  /** Events a second while latency is measured. */
  rate: number;
}

/** What a wall in a newsroom shows of a contradiction. */
const WALL = `subscription { contradictionDetected {
  id score relation findings { sentenceAr sentenceEn }
  claimA { statement attributions { speaker { name } } }
  claimB { statement attributions { speaker { name } } } } }`;

/** Connections that share one key, as the screens of one desk do. */
const OF_ONE_KEY = 25;

/** Contradictions of one transaction in a burst, as a slice of a rescan stores them. */
const OF_ONE_TRANSACTION = 100;

/** When each event was sent for storing, and what has come of it. */
interface Tally {
  sent: Map<string, number>;
  latencies: number[];
  received: number;
}

/** From storing a contradiction to its arrival at subscribers of two servers on one database. */
export async function live(options: LiveOptions): Promise<void> {
  await withClaims(options, async ({ dataDir, url, claims }) => {
    const servers = [await startIsnad(dataDir), await startIsnad(dataDir, { DATABASE_URL: url })];
    const tally: Tally = { sent: new Map(), latencies: [], received: 0 };
    const sockets = await subscribe(servers, url, options.subscribers, tally);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const pairs = await freePairs(client, 2 * options.events);
      print(
        `live, ${claims} claims, ${options.subscribers} subscribers over ${servers.length} servers`,
      );
      print(machine());
      await measureLatency(servers, client, pairs.slice(0, options.events), options, tally);
      await measureBurst(servers, client, pairs.slice(options.events), options, tally);
      print(`servers: ${servers.map((server) => `${server.peak()} MB`).join(', ')} at most`);
    } finally {
      for (const socket of sockets) socket.terminate();
      await client.end();
      for (const server of servers.reverse()) await server.stop();
    }
  });
}

/** One after the other, each in a transaction of its own, so far apart that none waits for another. */
async function measureLatency(
  servers: readonly Server[],
  client: pg.Client,
  pairs: readonly Pair[],
  { subscribers, rate }: LiveOptions,
  tally: Tally,
): Promise<void> {
  await store(client, pairs.slice(0, 20), tally);
  await arrived(tally, subscribers * 20);
  reset(tally);
  const began = performance.now();
  const worked = processorOf(servers);
  for (const [n, pair] of pairs.entries()) {
    if (n < 20) continue;
    await sleep(Math.max(0, began + ((n - 20) * 1000) / rate - performance.now()));
    await store(client, [pair], tally);
  }
  await arrived(tally, (pairs.length - 20) * subscribers);
  print(
    `one at a time, ${rate} a second: ${spread(tally.latencies)}, of ${tally.latencies.length}; ${effort(servers, worked, tally)}`,
  );
}

/** As fast as they can be stored. */
async function measureBurst(
  servers: readonly Server[],
  client: pg.Client,
  pairs: readonly Pair[],
  { subscribers }: LiveOptions,
  tally: Tally,
): Promise<void> {
  reset(tally);
  const began = performance.now();
  const worked = processorOf(servers);
  for (let n = 0; n < pairs.length; n += OF_ONE_TRANSACTION) {
    await store(client, pairs.slice(n, n + OF_ONE_TRANSACTION), tally);
  }
  const stored = (performance.now() - began) / 1000;
  await arrived(tally, pairs.length * subscribers);
  const seconds = (performance.now() - began) / 1000;
  print(
    `${pairs.length} at once (stored in ${stored.toFixed(1)} s): ${(pairs.length / seconds).toFixed(0)} events/s to each, ${(tally.received / seconds).toFixed(0)} deliveries/s; ${spread(tally.latencies)}; ${effort(servers, worked, tally)}`,
  );
}

/** Milliseconds of processor time that the servers have taken so far. */
function processorOf(servers: readonly Server[]): number {
  return servers.reduce((sum, server) => sum + server.processor(), 0);
}

/** On a machine that others use too, this tells more than what the clock says. */
function effort(servers: readonly Server[], before: number, { received }: Tally): string {
  const each = (processorOf(servers) - before) / received;
  return `${each.toFixed(2)} ms of processor time a delivery`;
}

function reset(tally: Tally): void {
  tally.latencies = [];
  tally.received = 0;
}

/** @throws where one subscriber is sent away, since the figures would then be of fewer */
async function arrived(tally: Tally, count: number): Promise<void> {
  while (tally.received < count) {
    if (tally.received < 0) throw new Error('A subscriber was sent away');
    await sleep(5);
  }
}

async function subscribe(
  servers: readonly Server[],
  url: string,
  count: number,
  tally: Tally,
): Promise<WebSocket[]> {
  const sockets: WebSocket[] = [];
  let headers = await authorize(url);
  for (let n = 0; n < count; n++) {
    if (n > 0 && n % OF_ONE_KEY === 0) headers = await authorize(url);
    const address = servers[n % servers.length]!.url.replace('http', 'ws');
    const socket = new WebSocket(address, 'graphql-transport-ws');
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'connection_init', payload: headers }));
    await once(socket, 'message');
    socket.on('message', (data: Buffer) => hear(data, tally));
    socket.on('close', (code, reason) => {
      if (code !== 1006) note(`Sent away: ${code} ${String(reason)}`);
      tally.received = -Infinity;
    });
    socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: WALL } }));
    sockets.push(socket);
  }
  // The protocol does not say when a subscription holds; a first event is sent until all have it.
  await sleep(1000);
  return sockets;
}

function hear(data: Buffer, tally: Tally): void {
  const { type, payload } = JSON.parse(data.toString('utf8')) as {
    type: string;
    payload: { data?: { contradictionDetected: { id: string } }; errors?: unknown };
  };
  if (type !== 'next' || !payload.data || payload.errors) throw new Error(data.toString('utf8'));
  const sent = tally.sent.get(payload.data.contradictionDetected.id);
  if (sent === undefined) return;
  tally.received += 1;
  tally.latencies.push(performance.now() - sent);
}

type Pair = [string, string];

/** Published claims that nothing sets against each other yet. */
async function freePairs(client: pg.Client, count: number): Promise<Pair[]> {
  const { rows } = await client.query<{ a: string; b: string }>(
    `SELECT a.id AS a, b.id AS b
     FROM (SELECT id FROM claim WHERE status = 'PUBLISHED' ORDER BY id LIMIT 500) AS a
     JOIN (SELECT id FROM claim WHERE status = 'PUBLISHED' ORDER BY id LIMIT 500) AS b ON a.id < b.id
     WHERE NOT EXISTS (SELECT FROM contradiction o WHERE (o.claim_a_id, o.claim_b_id) = (a.id, b.id))
     ORDER BY md5(a.id::text || b.id::text) LIMIT $1`,
    [count],
  );
  if (rows.length < count) throw new Error(`There are only ${rows.length} pairs; use more claims`);
  return rows.map(({ a, b }) => [a, b]);
}

/** What detection writes for a finding, without the detection. */
async function store(client: pg.Client, pairs: readonly Pair[], { sent }: Tally): Promise<void> {
  const finding = {
    kind: 'QUANTITY',
    relation: 'CONTRARY',
    score: 0.9,
    spansA: [],
    spansB: [],
    valueA: '2,500',
    valueB: '900',
    sentenceAr: 'يذكر أحدهما 2500 والآخر 900 للشيء نفسه في الوقت نفسه.',
    sentenceEn: 'One says 2,500 and the other 900 of the same thing at the same time.',
    rule: 'quantity',
    ruleVersion: 1,
  };
  const ids = pairs.map(() => newId());
  for (const id of ids) sent.set(id, performance.now());
  await client.query(
    `INSERT INTO contradiction (id, claim_a_id, claim_b_id, kinds, relation, score, findings, status,
       revision, engine_version, detected_at)
     SELECT new.id, new.a, new.b, '{QUANTITY}', 'CONTRARY', 0.9, $4, 'SUGGESTED', 1, 'bench', now()
     FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS new (id, a, b)`,
    [ids, pairs.map(([a]) => a), pairs.map(([, b]) => b), JSON.stringify([finding])],
  );
}

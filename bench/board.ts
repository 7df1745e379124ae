import assert from 'node:assert/strict';
import autocannon from 'autocannon';
import { BOARD_QUERY } from './board.sql.js';
import { authorize } from './credentials.js';
import { backendTimes, type BenchOptions, withClaims } from './database.js';
import { machine, median, note, print } from './figures.js';
import { type Server, startFloor, startIsnad } from './processes.js';

export interface BoardOptions extends BenchOptions {
  rounds: number;
  /** Seconds a round, for each of the two. */
  seconds: number;
  connections: number;
}

/** A server under load, and the name its connections have in PostgreSQL. */
interface Side {
  server: Server;
  application: string;
}

/** Requests a second; latencies and processor time a request in milliseconds. */
interface Round {
  rate: number;
  p50: number;
  p97: number;
  server: number;
  database: number;
}

/** Seconds until V8 has compiled what it will compile. */
const WARM_UP = 15;

type BoardRequest = ReturnType<typeof boardRequest>;

/** The same to both sides: the floor pays for the header's bytes, and only Isnad for what they mean. */
function boardRequest(headers: { authorization: string }) {
  return {
    method: 'POST' as const,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query: BOARD_QUERY }),
  };
}

/** The board over HTTP against one hand-written statement, in turns. */
export async function board(options: BoardOptions): Promise<void> {
  await withClaims(options, async ({ dataDir, url, claims }) => {
    const isnad = { server: await startIsnad(dataDir), application: 'isnad' };
    const floor = { server: await startFloor(url), application: 'floor' };
    try {
      const request = boardRequest(await authorize(url));
      const bytes = await checkSameAnswer(request, isnad.server, floor.server);
      await load(request, isnad, url, options, WARM_UP);
      await load(request, floor, url, options, 3);
      const rounds: [Round, Round][] = [];
      for (let i = 0; i < options.rounds; i++) {
        const ours = await load(request, isnad, url, options);
        const theirs = await load(request, floor, url, options);
        note(`Round ${i + 1}: ${ours.rate.toFixed(0)} and ${theirs.rate.toFixed(0)} requests/s`);
        rounds.push([ours, theirs]);
      }
      print(
        `board, ${claims} claims, ${options.connections} connections, ${bytes} bytes an answer`,
      );
      report(rounds, [isnad, floor]);
    } finally {
      await isnad.server.stop();
      await floor.server.stop();
    }
  });
}

function report(rounds: [Round, Round][], sides: [Side, Side]): void {
  const column = (side: 0 | 1, key: keyof Round): string =>
    median(rounds.map((round) => round[side][key])).toFixed(key === 'rate' ? 0 : 1);
  print(machine());
  (['Isnad', 'one SQL statement'] as const).forEach((name, i) => {
    const side = i as 0 | 1;
    const latency = `p50 ${column(side, 'p50')} ms, p97.5 ${column(side, 'p97')} ms`;
    const processor = `processor ${column(side, 'server')} + ${column(side, 'database')} ms a request`;
    const memory = `${sides[side].server.memory()} MB`;
    print(`${name}: ${column(side, 'rate')} requests/s, ${latency}, ${processor}, ${memory}`);
  });
  const ratio = median(rounds.map(([ours, theirs]) => ours.rate / theirs.rate));
  print(`ratio: ${ratio.toFixed(2)} (median of ${rounds.length} rounds)`);
}

async function load(
  request: BoardRequest,
  { server, application }: Side,
  url: string,
  { connections, seconds }: BoardOptions,
  duration = seconds,
): Promise<Round> {
  const before = await backendTimes(url, application);
  const began = server.processor();
  const result = await autocannon({ ...request, url: server.url, connections, duration });
  const failures = result.errors + result.non2xx;
  if (failures > 0) throw new Error(`${failures} of ${result.requests.total} requests failed`);
  let database = 0;
  for (const [pid, time] of await backendTimes(url, application)) {
    database += time - (before.get(pid) ?? 0);
  }
  const { total, average } = result.requests;
  return {
    rate: average,
    p50: result.latency.p50,
    p97: result.latency.p97_5,
    server: (server.processor() - began) / total,
    database: database / total,
  };
}

/** A floor that answered something else would be no floor. @returns the answer's size */
async function checkSameAnswer(
  request: BoardRequest,
  isnad: Server,
  floor: Server,
): Promise<number> {
  const texts = await Promise.all([isnad, floor].map((server) => answer(request, server.url)));
  const [ours, theirs] = texts.map((text) => JSON.parse(text) as unknown);
  assert.deepEqual(ours, theirs);
  return Buffer.byteLength(texts[0]!);
}

async function answer(request: BoardRequest, url: string): Promise<string> {
  const response = await fetch(url, request);
  return response.text();
}

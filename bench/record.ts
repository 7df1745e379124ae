import pg from 'pg';
import { files, readLines } from './claims/load.js';
import type { Rival } from './claims/newsroom.js';
import { authorize } from './credentials.js';
import { type BenchDatabase, type BenchOptions, withClaims } from './database.js';
import { machine, median, note, print, spread, timed } from './figures.js';
import { send } from './graphql.js';
import { insertByHand, type RecordInput } from './insert-by-hand.js';
import { startIsnad } from './processes.js';
import { Random } from './random.js';
import { query } from './sql.js';

export interface RecordOptions extends BenchOptions {
  /** How many calls one after the other, and as many again by parallel clients. */
  calls: number;
  clients: number;
}

const MUTATION = `
  mutation ($input: RecordClaimInput!) {
    recordClaim(input: $input) {
      claim { id }
      contradictions { id score claimA { id } claimB { id } }
      nearDuplicates { score claim { id } }
    }
  }`;

interface Recorded {
  recordClaim: { contradictions: { claimA: { id: string }; claimB: { id: string } }[] };
}

/** Calls until V8 has compiled what it will compile. */
const WARM_UP = 30;

/** What recording among so many claims takes; times in milliseconds. */
export interface RecordFigures {
  ours: number[];
  byHand: number[];
  parallel: number[];
  /** Claims a second by parallel clients. */
  rate: number;
  /** Calls that had a rival in the collection, and how many of these found it. */
  rivals: number;
  found: number;
  /** Of the server, in MB. */
  memory: number;
}

/** recordClaim over HTTP, in turns with a transaction that inserts the same rows by hand. */
export async function record(options: RecordOptions): Promise<void> {
  await withClaims(options, async (database) => {
    const figures = await measureRecording(database, options);
    const { ours, byHand, parallel, rate } = figures;
    print(`record, ${database.claims} claims`);
    print(machine());
    print(`one after the other: ${spread(ours)}, of ${ours.length}`);
    print(`by hand: ${spread(byHand)}`);
    print(`ratio: ${(median(byHand) / median(ours)).toFixed(2)}`);
    print(`${options.clients} clients at once: ${spread(parallel)}; ${rate.toFixed(0)} claims/s`);
    print(`rivals found: ${figures.found} of ${figures.rivals}; server ${figures.memory} MB`);
  });
}

export async function measureRecording(
  { dataDir, url }: Pick<BenchDatabase, 'dataDir' | 'url'>,
  { calls, clients }: { calls: number; clients: number },
): Promise<RecordFigures> {
  const inputs = await rivalInputs(dataDir, url);
  const isnad = await startIsnad(dataDir);
  const endpoint = { url: isnad.url, headers: await authorize(url) };
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    let [rivals, found] = [0, 0];
    const call = async (): Promise<void> => {
      const { input, rivalId } = inputs();
      const { recordClaim } = await send<Recorded>(endpoint, MUTATION, { input });
      rivals += 1;
      const sides = recordClaim.contradictions.flatMap(({ claimA, claimB }) => [claimA, claimB]);
      if (sides.some(({ id }) => id === rivalId)) found += 1;
    };
    for (let i = 0; i < WARM_UP; i++) await call();
    [rivals, found] = [0, 0];
    const ours: number[] = [];
    const byHand: number[] = [];
    for (let i = 0; i < calls; i++) {
      ours.push(await timed(call));
      const { input } = inputs();
      byHand.push(await timed(() => insertByHand(client, input)));
    }
    const parallel: number[] = [];
    const began = performance.now();
    const one = async (): Promise<void> => {
      for (let i = 0; i < calls / clients; i++) parallel.push(await timed(call));
    };
    await Promise.all(Array.from({ length: clients }, one));
    const rate = (parallel.length * 1000) / (performance.now() - began);
    return { ours, byHand, parallel, rate, rivals, found, memory: isnad.peak() };
  } finally {
    await client.end();
    await isnad.stop();
  }
}

/**
 * Statements that each contradict one claim of the collection, attributed to its speakers and articles.
 * Those that an earlier run recorded are passed over.
 */
async function rivalInputs(
  dataDir: string,
  url: string,
): Promise<() => { input: RecordInput; rivalId: string }> {
  const random = new Random(7);
  const rivals = await readLines<Rival>(files(dataDir).rivals);
  const refs = await references(url);
  const ids = new Map(
    (
      await query<{ key: string; id: string }>(
        url,
        `SELECT key, record_id AS id FROM exchange_key WHERE entity_type = 'Claim' AND key = ANY($1)`,
        [rivals.map((rival) => rival.of)],
      )
    ).map(({ key, id }) => [key, id]),
  );
  let next = await recordedSince(url);
  note(`${rivals.length} rivals, ${next} used before`);
  return () => {
    const rival = rivals[next++ % rivals.length]!;
    const { statement, language, kind, saidAt } = rival;
    const input = {
      statement,
      language,
      kind,
      topicIds: [random.pick(refs.topics)],
      article: { id: random.pick(refs.articles) },
      speaker: { id: random.pick(refs.speakers) },
      form: 'INDIRECT_QUOTE',
      saidAt,
    };
    return { input, rivalId: ids.get(rival.of)! };
  };
}

/** Claims recorded after the import. */
async function recordedSince(url: string): Promise<number> {
  const [row] = await query<{ n: number }>(
    url,
    `SELECT ((SELECT count(*) FROM claim) - (SELECT coalesce(sum(claims), 0) FROM import_file))::int AS n`,
  );
  return row?.n ?? 0;
}

async function references(
  url: string,
): Promise<{ articles: string[]; speakers: string[]; topics: string[] }> {
  const ids = async (table: string, where = 'true'): Promise<string[]> => {
    const sql = `SELECT id FROM ${table} WHERE ${where} ORDER BY id LIMIT 2000`;
    return (await query<{ id: string }>(url, sql)).map((row) => row.id);
  };
  return {
    articles: await ids('article'),
    speakers: await ids('speaker', `kind = 'PERSON'`),
    topics: await ids('topic'),
  };
}

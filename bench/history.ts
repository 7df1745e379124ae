import pg from 'pg';
import { migrateIsnad } from '../src/migrate.js';
import { newId } from '../src/platform/database/ids.js';
import { EmbeddedPostgres } from '../src/platform/postgres/embedded-postgres.js';
import { authorize } from './credentials.js';
import { withDataDir } from './database.js';
import { machine, median, note, print, timed } from './figures.js';
import { type Endpoint, send } from './graphql.js';
import { runIsnad, startIsnad } from './processes.js';

export interface HistoryOptions {
  /** Rounds with and without links, in turns. */
  rounds: number;
  /** Writes a round. */
  calls: number;
  /** Parallel clients. */
  clients: number;
}

const TOPIC = 'mutation ($input: CreateTopicInput!) { createTopic(input: $input) { id } }';
const CLAIM = `mutation ($input: RecordClaimInput!) {
  recordClaim(input: $input) { claim { id } contradictions { id } } }`;

/** Entries a transaction, as import writes them. */
const BATCH = 2000;
const BATCHES = 50;

/** What the chain of hashes costs: the same writes with links and without, in turns. */
export async function history({ rounds, calls, clients }: HistoryOptions): Promise<void> {
  await withDataDir(undefined, async (dataDir) => {
    const postgres = await EmbeddedPostgres.open({ dataDir });
    const client = new pg.Client({ connectionString: postgres.url });
    try {
      await migrateIsnad(postgres.url);
      await client.connect();
      const isnad = await startIsnad(dataDir, {
        LOG_LEVEL: 'error',
        ISNAD_RATE_PER_USER: '10000000',
        ISNAD_RATE_PER_ADDRESS: '10000000',
      });
      const to = { url: isnad.url, headers: await authorize(postgres.url) };
      print(`history, ${calls} writes a round, ${rounds} rounds of each in turns`);
      print(machine());
      try {
        await turns(client, rounds, 'createTopic, 1 client', () => each(calls, 1, () => topic(to)));
        await turns(client, rounds, `createTopic, ${clients} clients`, () =>
          each(calls, clients, () => topic(to)),
        );
        await turns(client, rounds, 'recordClaim, 1 client', () => each(calls, 1, () => claim(to)));
        await turns(client, rounds, `recordClaim, ${clients} clients`, () =>
          each(calls, clients, () => claim(to)),
        );
      } finally {
        await isnad.stop();
      }
      await turns(client, rounds, `batches of ${BATCH} entries`, () => batch(client), BATCH);
      await verification(client, dataDir);
    } finally {
      await client.end();
      await postgres.release();
    }
  });
}

/** @param per writes that one call of `work` stands for */
async function turns(
  client: pg.Client,
  rounds: number,
  what: string,
  work: () => Promise<number>,
  per = 1,
): Promise<void> {
  const rates: Record<'ENABLE' | 'DISABLE', number[]> = { ENABLE: [], DISABLE: [] };
  await work();
  for (let round = 0; round < rounds; round++) {
    for (const links of ['ENABLE', 'DISABLE'] as const) {
      await client.query(`ALTER TABLE history_entry ${links} TRIGGER history_entry_link`);
      rates[links].push((await work()) * per);
    }
  }
  await client.query('ALTER TABLE history_entry ENABLE TRIGGER history_entry_link');
  const [linked, bare] = [median(rates.ENABLE), median(rates.DISABLE)];
  print(
    `${what}: ${linked.toFixed(0)}/s with links, ${bare.toFixed(0)}/s without; ratio ${(linked / bare).toFixed(2)}`,
  );
}

/** So many writes by so many clients. @returns writes a second */
async function each(
  calls: number,
  clients: number,
  write: () => Promise<unknown>,
): Promise<number> {
  const milliseconds = await timed(() =>
    Promise.all(
      Array.from({ length: clients }, async () => {
        for (let i = 0; i < calls / clients; i++) await write();
      }),
    ),
  );
  return (calls * 1000) / milliseconds;
}

function topic(to: Endpoint): Promise<unknown> {
  return send(to, TOPIC, { input: { name: newId() } });
}

function claim(to: Endpoint): Promise<unknown> {
  const [place, name] = [newId().slice(-12), newId()];
  return send(to, CLAIM, {
    input: {
      statement: `There are ${1000 + Math.floor(Math.random() * 9000)} troops in camp ${place}`,
      form: 'PARAPHRASE',
      article: { create: { headline: name, language: 'EN' } },
      speaker: { create: { name, kind: 'PERSON' } },
    },
  });
}

/** Entries in one transaction. @returns transactions a second */
async function batch(client: pg.Client): Promise<number> {
  const milliseconds = await timed(() =>
    client.query(
      `INSERT INTO history_entry (id, entity_type, entity_id, operation, changes, actor_kind, via)
       SELECT gen_random_uuid(), 'Claim', gen_random_uuid(), 'recorded', '[]', 'SYSTEM', 'isnad import'
       FROM generate_series(1, $1)`,
      [BATCH],
    ),
  );
  return 1000 / milliseconds;
}

/** `isnad verify-history` over a longer history, without what was written without links. */
async function verification(client: pg.Client, dataDir: string): Promise<void> {
  await client.query(`
    ALTER TABLE history_entry DISABLE TRIGGER ALL;
    DELETE FROM history_entry e WHERE NOT EXISTS (SELECT FROM history_link l WHERE l.batch = e.batch);
    ALTER TABLE history_entry ENABLE TRIGGER ALL`);
  for (let i = 0; i < BATCHES; i++) await batch(client);
  const { seconds, output, memory } = await runIsnad(dataDir, ['verify-history']);
  const [counts] = output.split('\n');
  note(output.trim());
  print(`verify-history: ${counts} in ${seconds.toFixed(1)} s, start included; ${memory} MB`);
}

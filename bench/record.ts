import pg from 'pg';
import { candidateKeys, indexDay } from '../src/contradictions/candidates/candidate-keys.js';
import { INDEX_CLAIM } from '../src/contradictions/candidates/claim-index.queries.js';
import { analyse } from '../src/contradictions/detection/analyse.js';
import { ENGINE_VERSION } from '../src/contradictions/detection/rules.js';
import { searchText } from '../src/claims/search/search-text.js';
import { Language } from '../src/language/language.js';
import { readQuantities } from '../src/language/quantities.js';
import { newId } from '../src/platform/database/ids.js';
import { type BenchOptions, query, withClaims } from './database.js';
import { machine, median, print, spread, timed } from './figures.js';
import { vocabulary } from './generate.js';
import { send } from './graphql.js';
import { startIsnad } from './processes.js';
import { Random } from './random.js';
import { canBeContradicted, contradict, makeStatement, type Statement } from './statements.js';

export interface RecordOptions extends BenchOptions {
  /** How many calls one after the other, and as many again by parallel clients. */
  calls: number;
  clients: number;
}

const MUTATION = `
  mutation ($input: RecordClaimInput!) {
    recordClaim(input: $input) {
      claim { id }
      contradictions { id score }
      nearDuplicates { score claim { id } }
    }
  }`;

interface Recorded {
  recordClaim: { contradictions: unknown[]; nearDuplicates: unknown[] };
}

/** recordClaim over HTTP, in turns with a transaction that inserts the same rows by hand. */
export async function record(options: RecordOptions): Promise<void> {
  const { calls, clients } = options;
  await withClaims(options, async ({ dataDir, url, claims }) => {
    const isnad = await startIsnad(dataDir);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      const inputs = new Inputs(await references(url));
      let found = 0;
      const call = async (): Promise<void> => {
        const answer = await send<Recorded>(isnad.url, MUTATION, { input: inputs.next() });
        found += answer.recordClaim.contradictions.length;
      };
      for (let i = 0; i < 20; i++) await call();
      found = 0;
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let i = 0; i < calls; i++) {
        ours.push(await timed(call));
        const rows = inputs.next();
        theirs.push(await timed(() => insertByHand(client, rows)));
      }
      const parallel: number[] = [];
      const began = performance.now();
      const one = async (): Promise<void> => {
        for (let i = 0; i < calls / clients; i++) parallel.push(await timed(call));
      };
      await Promise.all(Array.from({ length: clients }, one));
      const rate = (parallel.length * 1000) / (performance.now() - began);
      print(`record, ${claims} claims`);
      print(machine());
      print(`one after the other: ${spread(ours)}, of ${ours.length}`);
      print(`by hand: ${spread(theirs)}`);
      print(`ratio: ${(median(theirs) / median(ours)).toFixed(2)}`);
      print(`${clients} clients at once: ${spread(parallel)}; ${rate.toFixed(0)} claims/s`);
      print(`contradictions found: ${found}`);
    } finally {
      await client.end();
      await isnad.stop();
    }
  });
}

interface References {
  articles: string[];
  speakers: string[];
  topics: string[];
}

async function references(url: string): Promise<References> {
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

interface RecordInput {
  statement: string;
  language: Language;
  kind: string;
  topicIds: string[];
  article: { id: string };
  speaker: { id: string };
  form: string;
  saidAt: string;
}

/** New statements from the same world as the generated ones; every fifth contradicts an earlier one. */
class Inputs {
  private readonly random = new Random(7);
  private readonly names = vocabulary();
  private readonly earlier: Statement[] = [];

  constructor(private readonly refs: References) {}

  next(): RecordInput {
    const { random, refs } = this;
    const rival = this.earlier.length > 20 && random.chance(0.2) ? random.pick(this.earlier) : null;
    const statement = rival ? contradict(random, rival) : makeStatement(random, this.names);
    if (canBeContradicted(statement)) this.earlier.push(statement);
    const language = random.chance(0.7) ? Language.AR : Language.EN;
    return {
      statement: (language === Language.AR ? statement.ar : statement.en).text,
      language,
      kind: statement.pattern.kind,
      topicIds: [random.pick(refs.topics)],
      article: { id: random.pick(refs.articles) },
      speaker: { id: random.pick(refs.speakers) },
      form: 'INDIRECT_QUOTE',
      saidAt: `202${random.between(0, 5)}-0${random.between(1, 9)}-1${random.between(0, 9)}`,
    };
  }
}

/** The least that keeps the same rows: what is derived of the statement included, comparison not. */
async function insertByHand(client: pg.Client, input: RecordInput): Promise<void> {
  const { statement, language, kind, topicIds, article, speaker, form, saidAt } = input;
  const id = newId();
  const insert = (name: string, text: string, values: unknown[]): Promise<unknown> =>
    client.query({ name, text, values });
  await client.query('BEGIN');
  await insert(
    'claim',
    `INSERT INTO claim (id, statement, language, kind, status, said_on, search_text)
     VALUES ($1, $2, $3, $4, 'PUBLISHED', $5, $6)`,
    [id, statement, language, kind, saidAt, searchText(statement, null)],
  );
  await insert('topic', 'INSERT INTO claim_topic VALUES ($1, $2, true)', [id, topicIds[0]]);
  await insert(
    'quantity',
    `INSERT INTO quantity SELECT $1, q.ordinal, q.subject, q.unit, q.lower, q.upper, q.comparator, q.start, q."end", false
     FROM jsonb_to_recordset($2) AS q (ordinal int, subject text, unit text, lower float8, upper float8,
       comparator comparator, start int, "end" int)`,
    [
      id,
      JSON.stringify(readQuantities(statement, language).map((q, ordinal) => ({ ...q, ordinal }))),
    ],
  );
  await insert(
    'attribution',
    `INSERT INTO attribution (id, claim_id, ordinal, article_id, speaker_id, said_at, stance, form)
     VALUES ($1, $2, 0, $3, $4, $5, 'ASSERTS', $6)`,
    [newId(), id, article.id, speaker.id, saidAt, form],
  );
  await insert(
    'history',
    `INSERT INTO history_entry (id, entity_type, entity_id, operation, changes)
     VALUES ($1, 'Claim', $2, 'recorded', '[]')`,
    [newId(), id],
  );
  await insert('index', INDEX_CLAIM, [
    id,
    indexDay(saidAt, new Date()),
    candidateKeys(analyse({ statement, language })),
    ENGINE_VERSION,
  ]);
  await client.query('COMMIT');
}

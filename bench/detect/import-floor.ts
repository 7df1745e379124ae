import { randomBytes } from 'node:crypto';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { migrateIsnad } from '../../src/migrate.js';
import { timed } from '../figures.js';
import { query } from '../sql.js';

/** Claims whose rows are copied: enough to measure by, few enough to hold. */
const SAMPLE = 20_000;

/** The first claims' rows, table by table as foreign keys allow, as conditions on the table `t`. */
const ROWS: Record<string, string> = {
  topic: 'true',
  outlet: 'true',
  outlet_name: 'true',
  speaker: 'true',
  speaker_name: 'true',
  position: 'true',
  article: 'id IN (SELECT article_id FROM attribution WHERE claim_id <= $last)',
  article_version: 'article_id IN (SELECT article_id FROM attribution WHERE claim_id <= $last)',
  claim: 'id <= $last',
  claim_topic: 'claim_id <= $last',
  quantity: 'claim_id <= $last',
  attribution: 'claim_id <= $last',
  chain_hop: 'attribution_id IN (SELECT id FROM attribution WHERE claim_id <= $last)',
  history_entry: 'entity_id IN (SELECT id FROM claim WHERE id <= $last)',
};

/**
 * COPY of rows that an import made into the same tables of another database, indexes, foreign keys and
 * triggers included: what is left of an import when nothing is read, checked or looked up.
 *
 * @returns claims a second
 */
export async function importFloor(url: string): Promise<number> {
  const name = `floor_${randomBytes(4).toString('hex')}`;
  const floorUrl = new URL(url);
  floorUrl.pathname = `/${name}`;
  await query(url, `CREATE DATABASE ${name}`);
  try {
    await migrateIsnad(floorUrl.toString());
    return await copyRows(url, floorUrl.toString());
  } finally {
    await query(url, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}

async function copyRows(url: string, floorUrl: string): Promise<number> {
  const source = new pg.Client({ connectionString: url });
  const target = new pg.Client({ connectionString: floorUrl });
  await Promise.all([source.connect(), target.connect()]);
  try {
    const { rows } = await source.query<{ id: string; n: number }>(
      `SELECT id, n::int FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM claim) AS placed
       WHERE n <= ${SAMPLE} ORDER BY n DESC LIMIT 1`,
    );
    const [last] = rows;
    if (!last) throw new Error('There are no claims to copy');
    let milliseconds = 0;
    await target.query('BEGIN');
    for (const [table, condition] of Object.entries(ROWS)) {
      const columns = await storedColumns(source, table);
      const where = condition.replaceAll('$last', `'${last.id}'`);
      const data = await read(source, `SELECT ${columns} FROM "${table}" t WHERE ${where}`);
      milliseconds += await timed(async () => {
        const stream = target.query(copyFrom(`COPY "${table}" (${columns}) FROM STDIN`));
        stream.end(data);
        await finished(stream);
      });
    }
    milliseconds += await timed(() => target.query('COMMIT'));
    return (last.n * 1000) / milliseconds;
  } finally {
    await source.end();
    await target.end();
  }
}

async function storedColumns(client: pg.Client, table: string): Promise<string> {
  const { rows } = await client.query<{ columns: string }>(
    `SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) AS columns
     FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'`,
    [table],
  );
  return rows[0]!.columns;
}

async function read(client: pg.Client, sql: string): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of client.query(copyTo(`COPY (${sql}) TO STDOUT`))) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

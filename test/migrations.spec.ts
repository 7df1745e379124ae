import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createDatabase, type TestDatabase, withClient } from './support/database.js';
import {
  DataSource,
  dataSourceOptions,
  getMetadataArgsStorage,
  MIGRATIONS,
} from './support/isnad.js';

/** What a database has of ours, extensions aside, in words that compare. */
const STRUCTURE = `
  WITH ours AS (
    SELECT oid, relname, relkind FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relname <> 'migrations' AND relname <> 'migrations_id_seq')
  SELECT 'column ' || c.relname || '.' || attname || ' ' || format_type(atttypid, atttypmod)
    || CASE WHEN attnotnull THEN ' not null' ELSE '' END
    || coalesce(' ' || pg_get_expr(adbin, adrelid), '') AS line
  FROM ours c JOIN pg_attribute ON attrelid = c.oid AND attnum > 0 AND NOT attisdropped
  LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum WHERE relkind = 'r'
  UNION ALL SELECT 'constraint ' || conname || ' ' || pg_get_constraintdef(pg_constraint.oid)
  FROM pg_constraint JOIN ours c ON conrelid = c.oid WHERE contype <> 'n'
  UNION ALL SELECT pg_get_indexdef(indexrelid) FROM pg_index JOIN ours c ON indrelid = c.oid
  UNION ALL SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t JOIN ours c ON tgrelid = c.oid WHERE NOT tgisinternal
  UNION ALL SELECT 'enum ' || typname || ' ' || enumlabel FROM pg_enum JOIN pg_type t ON t.oid = enumtypid
  UNION ALL SELECT pg_get_functiondef(p.oid) FROM pg_proc p WHERE pronamespace = 'public'::regnamespace
    AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
  ORDER BY line`;

async function structure(url: string): Promise<string[]> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ line: string }>(STRUCTURE);
    return rows.map((row) => row.line);
  });
}

let database: TestDatabase;

beforeAll(async () => {
  database = await createDatabase();
});
afterAll(() => database.drop());

describe('the migrations', () => {
  it('go up, all the way down, and up again to the same schema', async () => {
    const empty = await createDatabase({ empty: true });
    const dataSource = new DataSource({
      ...dataSourceOptions(empty.url),
      extra: {},
      migrations: MIGRATIONS,
      migrationsTransactionMode: 'each',
    });
    await dataSource.initialize();
    try {
      await dataSource.runMigrations();
      const first = await structure(empty.url);
      expect(first.length).toBeGreaterThan(200);
      expect(first).toEqual(await structure(database.url));
      let undone = 0;
      while (undone++ < MIGRATIONS.length) await dataSource.undoLastMigration();
      expect(await structure(empty.url)).toEqual([]);
      await dataSource.runMigrations();
      expect(await structure(empty.url)).toEqual(first);
    } finally {
      await dataSource.destroy();
      await empty.drop();
    }
  });

  it('make the schema that the entities expect', async () => {
    const entities = getMetadataArgsStorage().tables.map((table) => table.target as () => object);
    expect(entities.length).toBeGreaterThan(12);
    // TypeORM asks this table of its own for generated columns; it is empty here as in production.
    await withClient(database.url, (client) =>
      client.query(
        'CREATE TABLE typeorm_metadata (type text, database text, schema text, "table" text, name text, value text)',
      ),
    );
    const dataSource = new DataSource({
      ...dataSourceOptions(database.url),
      entities,
    });
    await dataSource.initialize();
    const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
    await dataSource.destroy();
    const intended = await deliberateDifferences();
    const differences = upQueries
      .map(({ query }) => query.replaceAll('"', '').replace(/\s+/g, ' ').trim())
      .filter((query) => !intended.has(query) && !query.startsWith('DELETE FROM typeorm_metadata'));
    expect(differences).toEqual([]);
  });
});

/**
 * What TypeORM would change and must not: foreign keys (the entities map none, on purpose), columns that
 * PostgreSQL generates with the indexes and checks on them, and indexes that share a constraint's name, which it
 * cannot see – these it would create just as they are.
 */
async function deliberateDifferences(): Promise<Set<string>> {
  const { rows } = await withClient(database.url, (client) =>
    client.query<{ line: string }>(`
      SELECT format('ALTER TABLE %s DROP CONSTRAINT %s', conrelid::regclass, conname) AS line
      FROM pg_constraint WHERE contype = 'f' OR EXISTS (
        SELECT FROM pg_attribute WHERE attrelid = conrelid AND attnum = ANY (conkey) AND attgenerated <> '')
      UNION ALL SELECT format('ALTER TABLE %s DROP COLUMN %s', attrelid::regclass, attname)
      FROM pg_attribute WHERE attgenerated <> ''
      UNION ALL SELECT format('DROP INDEX public.%s', indexrelid::regclass)
      FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey) WHERE attgenerated <> ''
      UNION ALL SELECT replace(replace(pg_get_indexdef(indexrelid), ' USING btree', ''), 'public.', '')
      FROM pg_index JOIN pg_constraint ON conname = indexrelid::regclass::text`),
  );
  return new Set(rows.map((row) => row.line.replaceAll('"', '')));
}

describe('the database itself', () => {
  const [low, high, article, version, speaker, attribution, contradiction] = Array.from(
    { length: 7 },
    () => randomUUID(),
  ).sort() as [string, string, string, string, string, string, string];

  beforeAll(() =>
    withClient(database.url, async (client) => {
      for (const id of [low, high]) {
        await client.query(
          `INSERT INTO claim (id, statement, language, kind, status, search_text) VALUES ($1, 'x', 'EN', 'FACT', 'PUBLISHED', 'x')`,
          [id],
        );
      }
      await client.query(`
        INSERT INTO article (id, headline, headline_key, language) VALUES ('${article}', 'x', 'x', 'EN');
        INSERT INTO article_version (id, article_id, number, body, sha256, captured_at)
          VALUES ('${version}', '${article}', 1, 'x', repeat('a', 64), now());
        INSERT INTO speaker (id, name, sort_key, kind) VALUES ('${speaker}', 'x', 'x', 'PERSON');
        INSERT INTO attribution (id, claim_id, ordinal, article_id, speaker_id, stance, form)
          VALUES ('${attribution}', '${low}', 0, '${article}', '${speaker}', 'ASSERTS', 'PARAPHRASE');
        INSERT INTO contradiction (id, claim_a_id, claim_b_id, kinds, relation, score, findings, status, engine_version, detected_at)
          VALUES ('${contradiction}', '${low}', '${high}', '{QUANTITY}', 'CONTRARY', 0.5, '[]', 'SUGGESTED', '1', now());
        INSERT INTO review (id, contradiction_id, decision) VALUES (gen_random_uuid(), '${contradiction}', 'CONFIRMED');
        INSERT INTO contradiction_report (id, snapshot) VALUES (gen_random_uuid(), '{}');
        INSERT INTO history_entry (id, entity_type, entity_id, operation, changes)
          VALUES (gen_random_uuid(), 'Claim', '${low}', 'recorded', '[]');`);
    }),
  );

  const CHECK = '23514';
  const UNIQUE = '23505';
  const RESTRICTED = '23001';
  const pair = (a: string, b: string, kinds = '{QUANTITY}', score = 0.5): string =>
    `INSERT INTO contradiction (id, claim_a_id, claim_b_id, kinds, relation, score, findings, status, engine_version, detected_at)
     VALUES (gen_random_uuid(), '${a}', '${b}', '${kinds}', 'CONTRARY', ${score}, '[]', 'SUGGESTED', '1', now())`;
  const quote = (values: string): string =>
    `UPDATE attribution SET (quote_exact, quote_prefix, quote_suffix, quote_start, quote_end, article_version_id) = (${values})
     WHERE id = '${attribution}'`;
  const changes = (table: string): [string, string, string][] => [
    [`an update of ${table}`, `UPDATE ${table} SET created_at = now()`, RESTRICTED],
    [`a delete from ${table}`, `DELETE FROM ${table}`, RESTRICTED],
  ];

  it.each<[string, string, string]>([
    ['an unordered pair', pair(high, low), CHECK],
    ['a claim against itself', pair(low, low), CHECK],
    ['a duplicate pair', pair(low, high), UNIQUE],
    ['a kind that is none', `UPDATE contradiction SET kinds = '{GUESS}'`, CHECK],
    ['a contradiction without a kind', `UPDATE contradiction SET kinds = '{}'`, CHECK],
    ['a score above 1', 'UPDATE contradiction SET score = 1.1', CHECK],
    ['a month no calendar has', `UPDATE claim SET period_from = '2021-13'`, '22008'],
    ['a day no calendar has', `UPDATE claim SET period_from = '2021-02-30'`, '22008'],
    ['a date in another form', `UPDATE article SET published_at = '10/12/2021'`, '22P02'],
    ['a backward period', `UPDATE claim SET period_from = '2021', period_to = '2019'`, '22000'],
    ['a period just backward', `UPDATE claim SET period_from = '2021', period_to = '2020'`, CHECK],
    [
      'an office held backwards',
      `INSERT INTO position (id, speaker_id, title, title_key, from_date, to_date) VALUES (gen_random_uuid(), '${speaker}', 'x', 'x', '2021-05', '2021-04')`,
      CHECK,
    ],
    ['a retraction without a reason', `UPDATE claim SET status = 'RETRACTED'`, CHECK],
    ['a status that is none', `UPDATE claim SET status = 'GONE'`, '22P02'],
    ['a quote without a version', quote(`'x', '', '', 0, 1, NULL`), CHECK],
    ['a quote without an end', quote(`'x', '', '', 0, NULL, '${version}'`), CHECK],
    ['a quote that ends before it begins', quote(`'x', '', '', 1, 1, '${version}'`), CHECK],
    ['a version of another article', quote(`NULL, NULL, NULL, NULL, NULL, '${low}'`), '23503'],
    [
      'a dismissal without a reason',
      `INSERT INTO review (id, contradiction_id, decision) VALUES (gen_random_uuid(), '${contradiction}', 'DISMISSED')`,
      CHECK,
    ],
    [
      'a resolution without evidence',
      `INSERT INTO review (id, contradiction_id, decision, holds, note) VALUES (gen_random_uuid(), '${contradiction}', 'RESOLVED', 'A', '')`,
      CHECK,
    ],
    ['a speaker merged into itself', 'UPDATE speaker SET merged_into_id = id', CHECK],
    [
      'a quantity without bounds',
      `INSERT INTO quantity (claim_id, ordinal, comparator, start_offset, end_offset, corrected) VALUES ('${low}', 0, 'EXACT', 0, 1, false)`,
      CHECK,
    ],
    [
      'crossed bounds',
      `INSERT INTO quantity (claim_id, ordinal, lower, upper, comparator, start_offset, end_offset, corrected) VALUES ('${low}', 0, 2, 1, 'EXACT', 0, 1, false)`,
      CHECK,
    ],
    ...['history_entry', 'review', 'article_version', 'contradiction_report'].flatMap(changes),
  ])('refuses %s', async (_what, sql, code) => {
    const refused = await withClient(database.url, (client) =>
      client.query(sql).then(
        () => null,
        (error: pg.DatabaseError) => error.code,
      ),
    );
    expect(refused).toBe(code);
  });

  it.each([
    ['2021', '[2021-01-01,2022-01-01)'],
    ['2020-02', '[2020-02-01,2020-03-01)'],
    ['2021-12-31', '[2021-12-31,2022-01-01)'],
  ])('knows the days of %s', async (date, days) => {
    const { rows } = await withClient(database.url, (client) =>
      client.query<{ days: string }>('SELECT days_of($1)::text AS days', [date]),
    );
    expect(rows).toEqual([{ days }]);
  });
});

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The index by which a claim's rivals are found, in whole numbers instead of words and ids: a fifth of
 * the size, and read nearest in time first where a word is common. It is filled by reading statements,
 * which SQL cannot do: claims recorded before get entries without keys, which the server has a rescan fill.
 */
export class Candidates1795305600010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE claim_term;

      -- Rewritten in part by every rescan: the room on each page keeps that off the indexes.
      CREATE TABLE claim_index (
        claim_id uuid CONSTRAINT claim_index_pk PRIMARY KEY CONSTRAINT claim_index_claim REFERENCES claim,
        -- Stands for the claim in claim_posting: a quarter of a uuid.
        number int GENERATED ALWAYS AS IDENTITY CONSTRAINT claim_index_number UNIQUE,
        -- Days since 1970: when it was first said, else recorded. Never moves, so that its postings stay found.
        day int NOT NULL,
        -- The hashes of what it can be found by, ascending; none for a retracted claim.
        keys int[] NOT NULL,
        -- The engine that read the keys, and the one that last compared the claim with all others; null for never.
        keys_engine text,
        compared_engine text
      ) WITH (fillfactor = 85);
      INSERT INTO claim_index (claim_id, day, keys)
      SELECT id, coalesce(said_on, (created_at AT TIME ZONE 'UTC')::date) - DATE '1970-01-01', '{}'
      FROM claim WHERE status <> 'RETRACTED' ORDER BY id;

      -- No foreign key: the rows are derived, there are dozens a claim, and checking each would cost as much as
      -- writing it.
      CREATE TABLE claim_posting (
        key int NOT NULL,
        day int NOT NULL,
        claim int NOT NULL,
        CONSTRAINT claim_posting_pk PRIMARY KEY (key, day, claim)
      ) WITH (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
      -- The planner's list of common values doubles as ours: it tells how common a common key is.
      ALTER TABLE claim_posting ALTER key SET STATISTICS 1000;

      -- Keeps two claims that could meet from being compared at once. A transaction of many claims keeps out
      -- all others instead: the table of locks is not for thousands.
      CREATE FUNCTION hold_candidate_keys(keys int[]) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        held int := coalesce(nullif(current_setting('isnad.held_keys', true), ''), '0')::int + cardinality(keys);
      BEGIN
        PERFORM set_config('isnad.held_keys', held::text, true);
        IF held > 300 THEN
          PERFORM pg_advisory_xact_lock(7201963);
        ELSE
          PERFORM pg_advisory_xact_lock_shared(7201963);
          PERFORM pg_advisory_xact_lock(7201963, sorted.key)
          FROM (SELECT DISTINCT key FROM unnest(keys) AS key ORDER BY key) AS sorted;
        END IF;
      END
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION hold_candidate_keys;
      DROP TABLE claim_posting, claim_index;
      CREATE TABLE claim_term (
        term text NOT NULL,
        claim_id uuid NOT NULL CONSTRAINT claim_term_claim REFERENCES claim,
        CONSTRAINT claim_term_pk PRIMARY KEY (term, claim_id)
      );
      CREATE INDEX claim_term_claim ON claim_term (claim_id);
    `);
  }
}

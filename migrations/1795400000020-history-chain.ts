import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who did what is in the history from now on, every entry is covered by a link of a hash chain, and what is
 * append-only refuses TRUNCATE too.
 */
export class HistoryChain1795400000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TYPE actor_kind AS ENUM ('USER', 'API_KEY', 'SYSTEM', 'ANONYMOUS');

      CREATE TABLE history_link (
        number bigint CONSTRAINT history_link_pk PRIMARY KEY,
        -- The entries that one transaction wrote.
        batch bigint NOT NULL CONSTRAINT history_link_batch UNIQUE,
        created_at timestamptz NOT NULL,
        -- Of what is hashed, and how.
        format smallint NOT NULL,
        entries int NOT NULL CONSTRAINT history_link_entries CHECK (entries > 0),
        -- The SHA-256 of each entry in turn, end to end.
        digests bytea NOT NULL CONSTRAINT history_link_digests CHECK (length(digests) = 32 * entries),
        -- The hash of the link before; empty in the first.
        previous bytea NOT NULL,
        hash bytea NOT NULL
      );
      -- Hashes do not compress.
      ALTER TABLE history_link ALTER digests SET STORAGE EXTERNAL;

      CREATE SEQUENCE history_batch;

      -- The number under which this transaction's entries stand together, given out with the first of them.
      CREATE FUNCTION current_history_batch() RETURNS bigint LANGUAGE plpgsql AS $$
      DECLARE
        batch text := current_setting('isnad.history_batch', true);
      BEGIN
        IF batch IS NULL OR batch = '' THEN
          batch := set_config('isnad.history_batch', nextval('history_batch')::text, true);
        END IF;
        RETURN batch::bigint;
      END
      $$;

      -- Counts this transaction's entries from 1.
      CREATE FUNCTION next_history_place() RETURNS int LANGUAGE plpgsql AS $$
      BEGIN
        RETURN set_config('isnad.history_place',
          (coalesce(nullif(current_setting('isnad.history_place', true), ''), '0')::int + 1)::text, true)::int;
      END
      $$;

      ALTER TABLE history_entry
        ADD batch bigint,
        ADD place int,
        -- None in entries written before these columns.
        ADD actor_kind actor_kind,
        ADD actor_id uuid,
        ADD request_id text,
        ADD via text;
      ALTER TABLE history_entry DISABLE TRIGGER history_entry_append_only;
      UPDATE history_entry entry
      SET batch = (numbered.n - 1) / 1000 + 1, place = (numbered.n - 1) % 1000 + 1
      FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM history_entry) AS numbered
      WHERE entry.id = numbered.id;
      ALTER TABLE history_entry ENABLE TRIGGER history_entry_append_only;
      SELECT setval('history_batch', max(batch)) FROM history_entry HAVING max(batch) IS NOT NULL;
      ALTER TABLE history_entry
        ALTER batch SET DEFAULT current_history_batch(),
        ALTER batch SET NOT NULL,
        ALTER place SET DEFAULT next_history_place(),
        ALTER place SET NOT NULL;
      CREATE UNIQUE INDEX history_entry_batch ON history_entry (batch, place);
    `);
    await runner.query(`
      -- An entry's content as bytes that do not depend on settings: jsonb writes one value in one way, and an
      -- instant is whole microseconds since 1970. Whoever changes this gives it a new format number, and
      -- verification keeps the old one. Its twin is in src/history/chain/chain.queries.ts.
      CREATE FUNCTION history_digest(entry history_entry) RETURNS bytea LANGUAGE sql STABLE AS $$
        SELECT sha256(convert_to(jsonb_build_array(1, entry.batch, entry.place, entry.id,
          (extract(epoch FROM entry.created_at) * 1000000)::bigint, entry.entity_type, entry.entity_id,
          entry.operation, entry.changes, entry.reason, entry.actor_kind, entry.actor_id, entry.request_id,
          entry.via)::text, 'UTF8'))
      $$;

      CREATE FUNCTION history_link_hash(link history_link) RETURNS bytea LANGUAGE sql STABLE AS $$
        SELECT sha256(convert_to(jsonb_build_array(link.format, link.number, link.batch,
          (extract(epoch FROM link.created_at) * 1000000)::bigint, link.entries,
          encode(sha256(link.digests), 'hex'), encode(link.previous, 'hex'))::text, 'UTF8'))
      $$;

      -- Covers a batch by the next link. The lock is taken last, when everything else is done, and held for as
      -- long as the commit takes: links must follow one another, but hashing need not.
      CREATE FUNCTION add_history_link(of_batch bigint) RETURNS void LANGUAGE plpgsql AS $$
      DECLARE
        link history_link;
      BEGIN
        SELECT string_agg(history_digest(entry), '' ORDER BY place), count(*) INTO link.digests, link.entries
        FROM history_entry entry WHERE batch = of_batch;
        PERFORM pg_advisory_xact_lock(7201966);
        SELECT number, hash INTO link.number, link.previous FROM history_link ORDER BY number DESC LIMIT 1;
        link.number := coalesce(link.number, 0) + 1;
        link.previous := coalesce(link.previous, '');
        link.batch := of_batch;
        link.created_at := clock_timestamp();
        link.format := 1;
        link.hash := history_link_hash(link);
        INSERT INTO history_link SELECT link.* ON CONFLICT (number) DO NOTHING;
        -- Only a snapshot older than the lock can miss the newest link.
        IF NOT FOUND THEN
          RAISE EXCEPTION 'the history has grown since this transaction began' USING ERRCODE = 'serialization_failure';
        END IF;
      END
      $$;

      CREATE FUNCTION link_history() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM add_history_link(NEW.batch);
        -- What is still to come, where constraints were made immediate, is another batch.
        PERFORM set_config('isnad.history_batch', '', true), set_config('isnad.history_place', '', true);
        RETURN NULL;
      END
      $$;

      SELECT add_history_link(batch) FROM (SELECT DISTINCT batch FROM history_entry ORDER BY batch) AS earlier;

      -- Once a transaction, at its end.
      CREATE CONSTRAINT TRIGGER history_entry_link AFTER INSERT ON history_entry
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.place = 1) EXECUTE FUNCTION link_history();

      CREATE TRIGGER history_link_append_only BEFORE UPDATE OR DELETE ON history_link
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
    for (const [table, trigger] of APPEND_ONLY) {
      await runner.query(`
        CREATE TRIGGER ${table}_kept BEFORE TRUNCATE ON ${table}
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        -- Also for sessions that leave ordinary triggers out, as replication does.
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${table}_kept;
        ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${trigger};
      `);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [table, trigger] of APPEND_ONLY) {
      await runner.query(`
        DROP TRIGGER ${table}_kept ON ${table};
        ALTER TABLE ${table} ENABLE TRIGGER ${trigger};
      `);
    }
    await runner.query(`
      DROP TRIGGER history_entry_link ON history_entry;
      DROP FUNCTION link_history, add_history_link, history_link_hash, history_digest;
      DROP INDEX history_entry_batch;
      ALTER TABLE history_entry DROP batch, DROP place, DROP actor_kind, DROP actor_id, DROP request_id, DROP via;
      DROP FUNCTION current_history_batch, next_history_place;
      DROP SEQUENCE history_batch;
      DROP TABLE history_link;
      DROP TYPE actor_kind;
    `);
  }
}

/** Tables that only grow, each with the trigger that refuses updates and deletes. */
const APPEND_ONLY = [
  ['history_entry', 'history_entry_append_only'],
  ['history_link', 'history_link_append_only'],
  ['review', 'review_append_only'],
  ['article_version', 'article_version_immutable'],
  ['contradiction_report', 'contradiction_report_frozen'],
] as const;

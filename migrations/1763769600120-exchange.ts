import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How far imports have come, the keys that records have in files, and search words kept by the batch. */
export class Exchange1763769600120 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A file is known by what was read of it: the same beginning, whatever its name, goes on from there.
      CREATE TABLE import_file (
        id uuid CONSTRAINT import_file_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        name text NOT NULL,
        -- Of the part that is imported: its bytes, its lines, and the SHA-256 of those bytes.
        bytes bigint NOT NULL,
        lines int NOT NULL,
        sha256 text NOT NULL CONSTRAINT import_file_sha256 CHECK (sha256 ~ '^[0-9a-f]{64}$'),
        claims int NOT NULL,
        finished boolean NOT NULL
      );
      CREATE INDEX import_file_bytes ON import_file (bytes);

      CREATE TABLE exchange_key (
        entity_type text NOT NULL,
        key text NOT NULL,
        record_id uuid NOT NULL,
        import_id uuid NOT NULL CONSTRAINT exchange_key_import REFERENCES import_file,
        -- The line that brought it, to name it where a later one has the same key.
        line int NOT NULL,
        CONSTRAINT exchange_key_pk PRIMARY KEY (entity_type, key)
      );
      CREATE INDEX exchange_key_record ON exchange_key (record_id);

      -- Once a statement instead of once a row: a batch of claims has most of its words in common.
      CREATE FUNCTION keep_new_search_words() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO search_word
        SELECT DISTINCT words.word FROM added, unnest(tsvector_to_array(search_vector)) AS words (word)
        WHERE NOT EXISTS (SELECT FROM search_word known WHERE known.word = words.word)
        ORDER BY 1
        ON CONFLICT DO NOTHING;
        RETURN NULL;
      END
      $$;
      DROP TRIGGER claim_search_words ON claim;
      CREATE TRIGGER claim_search_words AFTER UPDATE OF search_text ON claim
        FOR EACH ROW EXECUTE FUNCTION keep_search_words();
      CREATE TRIGGER claim_new_search_words AFTER INSERT ON claim
        REFERENCING NEW TABLE AS added
        FOR EACH STATEMENT EXECUTE FUNCTION keep_new_search_words();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER claim_new_search_words ON claim;
      DROP TRIGGER claim_search_words ON claim;
      CREATE TRIGGER claim_search_words AFTER INSERT OR UPDATE OF search_text ON claim
        FOR EACH ROW EXECUTE FUNCTION keep_search_words();
      DROP FUNCTION keep_new_search_words;
      DROP TABLE exchange_key, import_file;
    `);
  }
}

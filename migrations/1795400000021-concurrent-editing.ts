import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Revisions of sources and topics, and the keys by which a repeated mutation is answered once more. */
export class ConcurrentEditing1795400000021 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of REVISED) {
      await runner.query(
        `ALTER TABLE ${table} ADD revision int NOT NULL DEFAULT 1 CONSTRAINT ${table}_revision CHECK (revision > 0)`,
      );
    }
    await runner.query(`
      CREATE TABLE idempotency_key (
        -- Whose key it is, by kind and id: one does not meet another's.
        actor text NOT NULL,
        key text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now(),
        operation text NOT NULL,
        -- The SHA-256 of the input, the key left out.
        input bytea NOT NULL,
        -- What was answered, records by their ids; null only until the transaction that gave the key out ends.
        answer jsonb,
        CONSTRAINT idempotency_key_pk PRIMARY KEY (actor, key)
      );
      CREATE INDEX idempotency_key_created ON idempotency_key (created_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_key');
    for (const table of REVISED) await runner.query(`ALTER TABLE ${table} DROP revision`);
  }
}

const REVISED = ['outlet', 'speaker', 'article', 'topic'];

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What administrators add to the shipped lexicons, and which state of it is in force. */
export class Knowledge1795305600020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TYPE knowledge_kind AS ENUM ('OPPOSED_PAIR', 'SYNONYM', 'UNIT', 'ALIAS');

      CREATE TABLE knowledge_entry (
        id uuid CONSTRAINT knowledge_entry_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        kind knowledge_kind NOT NULL,
        forms text[] NOT NULL CONSTRAINT knowledge_entry_forms CHECK (cardinality(forms) > 0),
        opposites text[],
        relation relation,
        unit text,
        factor double precision CONSTRAINT knowledge_entry_factor CHECK (factor > 0 AND factor < 'Infinity'),
        dimension text,
        note text,
        added_by text,
        revision int NOT NULL DEFAULT 1 CONSTRAINT knowledge_entry_revision CHECK (revision > 0),
        removed_at timestamptz,
        -- Forms of earlier revisions: claims that have them were indexed by what the entry said then.
        past_forms text[] NOT NULL DEFAULT '{}',
        -- The forms, folded by the application for matching.
        search_text text NOT NULL,
        CONSTRAINT knowledge_entry_content CHECK (CASE kind
          WHEN 'OPPOSED_PAIR' THEN COALESCE(cardinality(opposites), 0) > 0 AND relation IS NOT NULL
            AND num_nonnulls(unit, factor, dimension) = 0
          WHEN 'UNIT' THEN num_nulls(unit, factor, dimension) = 0 AND num_nonnulls(opposites, relation) = 0
          ELSE num_nonnulls(opposites, relation, unit, factor, dimension) = 0 END)
      );

      -- One row. Its revision goes up in every transaction that changes an entry.
      CREATE TABLE knowledge_state (
        only_row boolean NOT NULL DEFAULT true CONSTRAINT knowledge_state_pk PRIMARY KEY
          CONSTRAINT knowledge_state_only_row CHECK (only_row),
        revision int NOT NULL
      );
      INSERT INTO knowledge_state (revision) VALUES (0);

      -- The revision in force, kept in force until the transaction ends: whoever changes an entry takes the
      -- same lock alone. The second statement has a snapshot of its own, taken when the lock was given.
      CREATE FUNCTION hold_knowledge() RETURNS int LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock_shared(7201965);
        RETURN (SELECT revision FROM knowledge_state);
      END
      $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION hold_knowledge;
      DROP TABLE knowledge_state, knowledge_entry;
      DROP TYPE knowledge_kind;
    `);
  }
}

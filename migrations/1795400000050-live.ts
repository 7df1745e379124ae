import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every contradiction that comes before the editors is told to whoever listens, with its commit: triggers, so
 * that no way of storing one can forget it. A message may have 8,000 bytes, which 200 ids stay below.
 */
const UP = `
  CREATE FUNCTION tell_of_contradictions() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('isnad_contradictions', string_agg(id::text, ' '))
    FROM (SELECT id, (row_number() OVER () - 1) / 200 AS message FROM added) AS numbered
    GROUP BY message ORDER BY message;
    RETURN NULL;
  END $$;

  CREATE TRIGGER contradictions_told AFTER INSERT ON contradiction
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION tell_of_contradictions();

  CREATE FUNCTION tell_of_reopened_contradiction() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_notify('isnad_contradictions', NEW.id::text);
    RETURN NULL;
  END $$;

  CREATE TRIGGER reopened_contradiction_told AFTER UPDATE OF status ON contradiction
    FOR EACH ROW WHEN (OLD.status <> 'SUGGESTED' AND NEW.status = 'SUGGESTED')
    EXECUTE FUNCTION tell_of_reopened_contradiction();

  CREATE INDEX review_reopened ON review (created_at) WHERE decision = 'REOPENED'`;

const DOWN = `
  DROP INDEX review_reopened;
  DROP TRIGGER reopened_contradiction_told ON contradiction;
  DROP FUNCTION tell_of_reopened_contradiction();
  DROP TRIGGER contradictions_told ON contradiction;
  DROP FUNCTION tell_of_contradictions()`;

export class Live1795400000050 implements MigrationInterface {
  name = 'Live1795400000050';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(UP);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(DOWN);
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What only some may see – drafts, notes on sources – and who decided a review. */
export class ClosedFields1795400000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A draft that is retracted was never public either: its status alone does not say so.
      ALTER TABLE claim ADD COLUMN was_published boolean NOT NULL DEFAULT true;
      UPDATE claim SET was_published = false WHERE status = 'DRAFT';
      ALTER TABLE claim ALTER COLUMN was_published SET DEFAULT false;

      CREATE FUNCTION remember_publication() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.was_published := NEW.was_published OR NEW.status = 'PUBLISHED';
        RETURN NEW;
      END
      $$;
      CREATE TRIGGER claim_publication BEFORE INSERT OR UPDATE OF status ON claim
        FOR EACH ROW WHEN (NEW.status = 'PUBLISHED') EXECUTE FUNCTION remember_publication();

      -- Who an anonymous source is, or how the newsroom knows: for editors.
      ALTER TABLE speaker ADD COLUMN note text;

      -- The user or API key that decided; their name is kept with them and nowhere else. Reviews from
      -- before there were users keep the name that was typed in.
      ALTER TABLE review ADD COLUMN reviewer_id uuid;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE review DROP COLUMN reviewer_id;
      ALTER TABLE speaker DROP COLUMN note;
      DROP TRIGGER claim_publication ON claim;
      DROP FUNCTION remember_publication;
      ALTER TABLE claim DROP COLUMN was_published;
    `);
  }
}

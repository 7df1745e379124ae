import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What tells of a claim, without reading it again, which others it cannot conflict with. */
export class Gists1795400000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Some 400 bytes, written with the keys by the same engine: empty where a claim has none, null where it is
      -- not known or no longer holds. A rescan reads such claims anew.
      ALTER TABLE claim_index ADD gist bytea;

      -- A gist holds what a claim's words come to, and by whom and when they were said. Whoever records or revises
      -- a claim writes its gist anew; these changes are made without reading it.
      CREATE FUNCTION forget_gists_of_speaker() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE claim_index i SET gist = NULL
        FROM attribution a WHERE a.speaker_id = NEW.id AND i.claim_id = a.claim_id AND i.gist IS NOT NULL;
        RETURN NULL;
      END
      $$;
      CREATE TRIGGER speaker_gists AFTER UPDATE OF name, kind ON speaker
        FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name OR OLD.kind IS DISTINCT FROM NEW.kind)
        EXECUTE FUNCTION forget_gists_of_speaker();

      CREATE FUNCTION forget_gist_of_claim() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE claim_index SET gist = NULL WHERE claim_id = OLD.claim_id AND gist IS NOT NULL;
        RETURN NULL;
      END
      $$;
      CREATE TRIGGER attribution_gists AFTER UPDATE OF speaker_id, said_at, stance, ordinal OR DELETE ON attribution
        FOR EACH ROW EXECUTE FUNCTION forget_gist_of_claim();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER attribution_gists ON attribution;
      DROP TRIGGER speaker_gists ON speaker;
      DROP FUNCTION forget_gist_of_claim();
      DROP FUNCTION forget_gists_of_speaker();
      ALTER TABLE claim_index DROP gist;
    `);
  }
}

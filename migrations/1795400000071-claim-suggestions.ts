import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Claims that articles seem to hold, and what editors make of them. */
export class ClaimSuggestions1795400000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TYPE suggestion_status AS ENUM ('OPEN', 'ACCEPTED', 'REJECTED');
      CREATE TYPE rejection_reason AS ENUM ('NOT_A_CLAIM', 'WRONG_SPAN', 'WRONG_SPEAKER', 'WRONG_READING',
        'ALREADY_RECORDED', 'NOT_WORTH_CHECKING', 'OTHER');

      CREATE TABLE claim_suggestion (
        id uuid CONSTRAINT claim_suggestion_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        article_id uuid NOT NULL CONSTRAINT claim_suggestion_article REFERENCES article,
        article_version_id uuid NOT NULL,
        fingerprint text NOT NULL,
        language language NOT NULL,
        proposal jsonb NOT NULL,
        worth double precision NOT NULL CONSTRAINT claim_suggestion_worth CHECK (worth BETWEEN 0 AND 1),
        reasons jsonb NOT NULL,
        near_duplicates jsonb NOT NULL,
        conflicts jsonb NOT NULL,
        compared_at timestamptz NOT NULL,
        extractor_version text NOT NULL,
        status suggestion_status NOT NULL,
        claim_id uuid CONSTRAINT claim_suggestion_recorded_as REFERENCES claim,
        corrected text[] NOT NULL DEFAULT '{}',
        rejection rejection_reason,
        note text,
        decided_at timestamptz,
        revision int NOT NULL DEFAULT 1,
        CONSTRAINT claim_suggestion_version_of_article FOREIGN KEY (article_version_id, article_id)
          REFERENCES article_version (id, article_id),
        CONSTRAINT claim_suggestion_content UNIQUE (article_id, fingerprint),
        CONSTRAINT claim_suggestion_accepted CHECK ((status = 'ACCEPTED') = (claim_id IS NOT NULL)),
        CONSTRAINT claim_suggestion_rejected CHECK ((status = 'REJECTED') = (rejection IS NOT NULL)),
        CONSTRAINT claim_suggestion_decided CHECK ((status = 'OPEN') = (decided_at IS NULL))
      );
      CREATE INDEX claim_suggestion_order ON claim_suggestion (status, worth, id);
      CREATE INDEX claim_suggestion_version ON claim_suggestion (article_version_id);
      CREATE INDEX claim_suggestion_claim ON claim_suggestion (claim_id);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE claim_suggestion;
      DROP TYPE suggestion_status, rejection_reason;`);
  }
}

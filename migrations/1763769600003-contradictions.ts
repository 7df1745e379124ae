import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contradictions with their findings, the reviews that decide them, and frozen reports. */
export class Contradictions1763769600003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TYPE relation AS ENUM ('CONTRADICTORY', 'CONTRARY', 'TENSION');
      CREATE TYPE contradiction_status AS ENUM ('SUGGESTED', 'CONFIRMED', 'DISMISSED', 'RESOLVED');
      CREATE TYPE dismissal_reason AS ENUM (
        'SUPERSEDED', 'DIFFERENT_SCOPE', 'DIFFERENT_SUBJECT', 'COMPATIBLE_BOUNDS', 'REPORTED_NOT_ASSERTED',
        'SAME_ORIGIN', 'NOT_CONTRADICTORY', 'OTHER');
      CREATE TYPE review_decision AS ENUM ('CONFIRMED', 'DISMISSED', 'RESOLVED', 'REOPENED');
      CREATE TYPE resolution AS ENUM ('A', 'B', 'BOTH', 'NEITHER');

      CREATE TABLE contradiction (
        id uuid CONSTRAINT contradiction_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        claim_a_id uuid NOT NULL CONSTRAINT contradiction_claim_a REFERENCES claim,
        claim_b_id uuid NOT NULL CONSTRAINT contradiction_claim_b REFERENCES claim,
        -- Text, because the driver reads arrays of an enum type as one string.
        kinds text[] NOT NULL CONSTRAINT contradiction_kinds CHECK (cardinality(kinds) > 0 AND kinds <@ ARRAY[
          'QUANTITY', 'NEGATION', 'OPPOSITION', 'TIMING', 'QUANTIFIER', 'IDENTITY', 'ATTRIBUTION', 'SELF', 'EDITORIAL']),
        relation relation NOT NULL,
        score double precision NOT NULL CONSTRAINT contradiction_score CHECK (score BETWEEN 0 AND 1),
        findings jsonb NOT NULL,
        self_speaker_id uuid CONSTRAINT contradiction_self_speaker REFERENCES speaker,
        status contradiction_status NOT NULL,
        revision int NOT NULL DEFAULT 1,
        engine_version text NOT NULL,
        detected_at timestamptz NOT NULL,
        CONSTRAINT contradiction_ordered_pair CHECK (claim_a_id < claim_b_id),
        CONSTRAINT contradiction_pair_unique UNIQUE (claim_a_id, claim_b_id)
      );
      CREATE INDEX contradiction_claim_b ON contradiction (claim_b_id);
      CREATE INDEX contradiction_score ON contradiction (score, id);
      CREATE INDEX contradiction_detected ON contradiction (detected_at, id);
      CREATE INDEX contradiction_status ON contradiction (status, score, id);
      CREATE INDEX contradiction_kinds ON contradiction USING gin (kinds);
      CREATE INDEX contradiction_relation ON contradiction (relation, score, id);
      CREATE INDEX contradiction_self ON contradiction (self_speaker_id) WHERE self_speaker_id IS NOT NULL;

      CREATE TABLE review (
        id uuid CONSTRAINT review_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        contradiction_id uuid NOT NULL CONSTRAINT review_contradiction REFERENCES contradiction,
        decision review_decision NOT NULL,
        reason dismissal_reason,
        holds resolution,
        note text,
        reviewer text,
        CONSTRAINT review_reason CHECK ((decision = 'DISMISSED') = (reason IS NOT NULL)),
        CONSTRAINT review_holds CHECK ((decision = 'RESOLVED') = (holds IS NOT NULL)),
        CONSTRAINT review_evidence CHECK (decision <> 'RESOLVED' OR note <> '')
      );
      CREATE INDEX review_contradiction ON review (contradiction_id, id);
      CREATE TRIGGER review_append_only BEFORE UPDATE OR DELETE ON review
        FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE contradiction_report (
        id uuid CONSTRAINT contradiction_report_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        snapshot jsonb NOT NULL
      );
      CREATE TRIGGER contradiction_report_frozen BEFORE UPDATE OR DELETE ON contradiction_report
        FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE contradiction_report, review, contradiction;
      DROP TYPE resolution, review_decision, dismissal_reason, contradiction_status, relation;
    `);
  }
}

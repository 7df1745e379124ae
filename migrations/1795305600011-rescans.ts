import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Detecting again over many claims: what is to be done, and what of it is done. */
export class Rescans1795305600011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TYPE rescan_stage AS ENUM ('READ', 'COMPARE', 'DONE');
      CREATE TABLE rescan (
        id uuid CONSTRAINT rescan_pk PRIMARY KEY,
        created_at timestamptz NOT NULL DEFAULT now(),
        finished_at timestamptz,
        -- What was asked for, in words that compare: an interrupted rescan is continued by the same words.
        scope text NOT NULL,
        -- Whether it takes in every claim, so that each pair need be looked at from one side only.
        whole boolean NOT NULL,
        claims int NOT NULL,
        stage rescan_stage NOT NULL,
        -- Slices not yet done in this stage.
        slices_left int NOT NULL
      );
      CREATE TABLE rescan_slice (
        rescan_id uuid NOT NULL CONSTRAINT rescan_slice_rescan REFERENCES rescan,
        ordinal int NOT NULL,
        -- Of claim_index, ascending.
        numbers int[] NOT NULL,
        read_at timestamptz,
        compared_at timestamptz,
        -- The session that compared it: how the work was shared.
        compared_by int,
        CONSTRAINT rescan_slice_pk PRIMARY KEY (rescan_id, ordinal)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE rescan_slice, rescan; DROP TYPE rescan_stage;');
  }
}

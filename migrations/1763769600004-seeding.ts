import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which record came from which entry of the seed files, so that loading twice gives the same rows. */
export class Seeding1763769600004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE seed_record (
        key text CONSTRAINT seed_record_pk PRIMARY KEY,
        record_id uuid NOT NULL,
        created_at timestamptz NOT NULL DEFAULT now()
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE seed_record');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who taught the engine something is kept by id; `added_by` stays for what was typed in before there were users. */
export class TaughtBy1795400000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE knowledge_entry ADD added_by_id uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE knowledge_entry DROP added_by_id');
  }
}

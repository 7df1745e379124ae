import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finding the article that reads as a page does. */
export class Ingest1795400000070 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX article_version_sha256_lookup ON article_version (sha256)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX article_version_sha256_lookup');
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was proposed before periods were has none; it says so, so that every proposal is read alike. */
export class ProposedPeriods1795400000080 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE claim_suggestion SET proposal = proposal || '{"period": null}' WHERE NOT proposal ? 'period'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE claim_suggestion SET proposal = proposal - 'period'`);
  }
}

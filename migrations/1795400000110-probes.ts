import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a claim's rivals are looked up by, so that a rescan need not read the claim for it a second time. */
export class Probes1795400000110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Some 50 bytes, written with the keys and the gist by the same engine: two for each of the keys, and a few
      -- further keys. Null where it is not known; a rescan reads such claims anew.
      ALTER TABLE claim_index ADD probe bytea;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE claim_index DROP probe;');
  }
}

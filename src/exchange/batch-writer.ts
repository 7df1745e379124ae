import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { BatchPlan } from './batch-plan.js';
import { COUNT_VERSIONS, HOLD_SPEAKERS } from './import.queries.js';

/** Something that a plan was made upon has changed since; it is to be made anew. */
export class PlanOutdated extends Error {
  constructor() {
    super('The records that a batch refers to have changed');
    this.name = new.target.name;
  }
}

/** Writes what is planned: all of it or nothing. */
@Injectable()
export class BatchWriter {
  constructor(private readonly database: Database) {}

  /**
   * Must run in a transaction.
   *
   * @throws PlanOutdated where an editor was quicker; another who took a name makes a unique index refuse
   */
  async write({ rows, upon }: BatchPlan): Promise<void> {
    const speakers = [...upon.speakers];
    const held = await this.database.query<{ merged_into_id: string | null }>(HOLD_SPEAKERS, [
      speakers,
    ]);
    const merged = held.some(({ merged_into_id: into }) => into !== null);
    if (merged || held.length !== speakers.length) throw new PlanOutdated();
    const [count] = await this.database.query<{ versions: number }>(COUNT_VERSIONS, [
      [...upon.articles],
    ]);
    if (count!.versions !== upon.versions) throw new PlanOutdated();
    await rows.write(this.database);
  }
}

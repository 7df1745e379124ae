import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import type { BatchPlan } from './batch-plan.js';
import { COUNT_VERSIONS, HOLD, MAY_LEAVE_TRIGGERS } from './import.queries.js';

/** Something that a plan was made upon has changed since; it is to be made anew. */
export class PlanOutdated extends Error {
  constructor() {
    super('The records that a batch refers to have changed');
    this.name = new.target.name;
  }
}

interface Held {
  speakers: number;
  articles: number;
  topics: number;
}

/** Writes what is planned: all of it or nothing. */
@Injectable()
export class BatchWriter {
  /** Whether references may be checked once a batch; null until the database has been asked. */
  private once: boolean | null = null;

  constructor(private readonly database: Database) {}

  /**
   * Must run in a transaction.
   *
   * @throws PlanOutdated where an editor was quicker; another who took a name makes a unique index refuse
   */
  async write({ rows, upon }: BatchPlan): Promise<void> {
    const { speakers, articles, topics } = upon;
    const lists = [[...speakers], [...articles], [...topics]];
    const [held] = await this.database.query<Held>(HOLD, lists);
    const [count] = await this.database.query<{ versions: number }>(COUNT_VERSIONS, [lists[1]]);
    const same =
      held!.speakers === speakers.size &&
      held!.articles === articles.size &&
      held!.topics === topics.size &&
      count!.versions === upon.versions;
    if (!same) throw new PlanOutdated();
    await rows.write(this.database, await this.checksOnce());
  }

  /** True with the built-in PostgreSQL; elsewhere where an administrator has granted it. */
  private async checksOnce(): Promise<boolean> {
    if (this.once === null) {
      const [row] = await this.database.query<{ may: boolean }>(MAY_LEAVE_TRIGGERS);
      this.once = row!.may;
    }
    return this.once;
  }
}

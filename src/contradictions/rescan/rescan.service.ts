import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../platform/database/database.js';
import { newId } from '../../platform/database/ids.js';
import { JobsService, type KeyedJob } from '../../platform/jobs/jobs.service.js';
import { isOlder } from './engine-order.js';
import * as sql from './rescan.queries.js';
import { SliceComparison } from './slice-comparison.js';
import { SliceReading } from './slice-reading.js';

/** Claims compared at a time: enough to share their reads, few enough to show progress and to begin again after a kill. */
const SLICE = 500;

/**
 * A job takes slices in a row while there are many: what one has read of claims the next needs again, and
 * another process would read it anew; and at the end of each job the queue waits for the disk. It takes one
 * part of what is left: short jobs come last, so that no process waits long for another's.
 */
const LONGEST_RUN = 8;
const SHARES = 8;

/** From so many slices on it pays to tidy up between the stages. */
const MANY = 10;

const READ = 'rescan.read';
const COMPARE = 'rescan.compare';

/** How often a slice is tried: over some half an hour, after which the fault will not pass by itself. */
const ATTEMPTS = 8;

/** How far a rescan is. It reads all claims anew where the engine changed, and then compares them. */
export interface RescanProgress {
  stage: 'READ' | 'COMPARE' | 'DONE';
  claims: number;
  read: number;
  compared: number;
  finished: boolean;
}

interface Undone {
  stage: 'READ' | 'COMPARE';
  slice: number;
}

interface Taken {
  numbers: number[];
  claims: number;
  whole: boolean;
}

/**
 * Detects again over many claims, in jobs that any process may do. Decisions survive, as they do when a
 * single claim is compared again.
 */
@Injectable()
export class RescanService implements OnModuleInit {
  private readonly logger = new Logger(RescanService.name);

  constructor(
    private readonly database: Database,
    private readonly jobs: JobsService,
    private readonly reading: SliceReading,
    private readonly comparison: SliceComparison,
  ) {}

  onModuleInit(): void {
    this.define(READ, (rescan, slice) => this.readSlice(rescan, slice));
    this.define(COMPARE, (rescan, slice) => this.compareSlice(rescan, slice));
  }

  private define(task: string, work: (rescan: string, slice: number) => Promise<void>): void {
    this.jobs.define(task, async ({ rescan, slice, slices }) => {
      // What another has done meanwhile, or an earlier attempt, is left out.
      for (let i = 0; i < Number(slices ?? 1); i++) await work(String(rescan), Number(slice) + i);
    });
  }

  /**
   * Queues every claim, or those that no engine from `since` on has compared; continues an unfinished
   * rescan of the same scope, whatever became of its jobs.
   *
   * @returns the rescan's id
   */
  async enqueueAll(since: string | null): Promise<string> {
    const scope = since === null ? 'all' : `since ${since}`;
    return this.database.transaction(async () => {
      // Two commands at once continue one rescan.
      await this.database.query('SELECT pg_advisory_xact_lock(hashtext($1))', [`rescan ${scope}`]);
      const [unfinished] = await this.database.query<{ id: string }>(sql.UNFINISHED, [scope]);
      if (unfinished) {
        await this.resume(unfinished.id);
        return unfinished.id;
      }
      await this.database.query('SET LOCAL statement_timeout = 0');
      await this.database.query(sql.ADD_ENTRIES);
      if (since === null) return (await this.open(scope, sql.EVERY_CLAIM, null)).id;
      return (await this.open(scope, sql.COMPARED_BY, await this.versionsBefore(since))).id;
    });
  }

  /** Queues these claims. Runs in the caller's transaction. */
  async enqueue(claimIds: readonly string[]): Promise<{ claims: number }> {
    const { claims } = await this.database.transaction(() =>
      this.open(`claims ${newId()}`, sql.THESE_CLAIMS, claimIds),
    );
    return { claims };
  }

  async progress(id: string): Promise<RescanProgress> {
    const [row] = await this.database.query<RescanProgress>(sql.PROGRESS, [id]);
    if (!row) throw new Error(`There is no rescan ${id}`);
    return row;
  }

  /**
   * Why nobody will do what is left of an unfinished rescan until it is started again; null where
   * somebody will. To be asked before `progress`: what has halted since may have finished.
   */
  async halted(id: string): Promise<string | null> {
    const [reading, comparing] = await Promise.all(
      [READ, COMPARE].map((task) => this.jobs.state(keyOf(task, id, ''))),
    );
    if (reading!.live + comparing!.live > 0) return null;
    return reading!.error ?? comparing!.error ?? 'its jobs are gone from the queue';
  }

  /**
   * Queues again what is left of rescans that nobody works at any more, as after a restore or where their
   * jobs failed for good.
   *
   * @returns how many
   */
  async resumeHalted(): Promise<number> {
    const rescans = await this.database.query<{ id: string }>(sql.ALL_UNFINISHED);
    let resumed = 0;
    for (const { id } of rescans) {
      if ((await this.halted(id)) === null) continue;
      await this.database.transaction(() => this.resume(id));
      resumed += 1;
    }
    return resumed;
  }

  private async resume(id: string): Promise<void> {
    const undone = await this.database.query<Undone>(sql.UNDONE, [id]);
    const [first] = undone;
    if (!first) return;
    const task = first.stage === 'READ' ? READ : COMPARE;
    const slices = undone.map(({ slice }) => sliceJob(task, id, slice, 1));
    await this.jobs.enqueueAgain(task, slices);
  }

  private async open(
    scope: string,
    chosen: string,
    choice: unknown,
  ): Promise<{ id: string; claims: number }> {
    const id = newId();
    const whole = chosen === sql.EVERY_CLAIM;
    await this.database.query(sql.ADD_RESCAN, [id, scope, whole]);
    const [cut] = await this.database.query<{ slices: number; claims: number }>(
      sql.cutSlices(chosen),
      whole ? [id, SLICE] : [id, SLICE, choice],
    );
    const { slices, claims } = cut!;
    await this.database.query(sql.OPEN_STAGE, [id, claims, slices]);
    await this.queue(READ, id, slices);
    return { id, claims };
  }

  private async queue(task: string, rescan: string, slices: number): Promise<void> {
    const jobs: KeyedJob[] = [];
    let slice = 0;
    while (slice < slices) {
      const run = Math.min(LONGEST_RUN, Math.max(1, Math.floor((slices - slice) / SHARES)));
      jobs.push(sliceJob(task, rescan, slice, run));
      slice += run;
    }
    await this.jobs.enqueue(task, jobs);
  }

  private async versionsBefore(since: string): Promise<string[]> {
    const rows = await this.database.query<{ version: string }>(
      'SELECT DISTINCT compared_engine AS version FROM claim_index WHERE compared_engine IS NOT NULL',
    );
    return rows.map((row) => row.version).filter((version) => isOlder(version, since));
  }

  private async readSlice(id: string, slice: number): Promise<void> {
    const slices = await this.database.transaction(async () => {
      const [taken] = await this.database.query<Pick<Taken, 'numbers'>>(sql.TAKE_TO_READ, [
        id,
        slice,
      ]);
      if (!taken) return 0;
      await this.reading.run(taken.numbers);
      await this.database.query(sql.READ_DONE, [id, slice]);
      if ((await this.countOff(id)) > 0) return 0;
      const [begun] = await this.database.query<{ slices_left: number }>(sql.BEGIN_COMPARING, [id]);
      await this.queue(COMPARE, id, begun!.slices_left);
      return begun!.slices_left;
    });
    if (slices > MANY) await this.tidy();
  }

  /** Only makes the rest faster: nothing depends on it. */
  private async tidy(): Promise<void> {
    await this.database
      .query(sql.TIDY_POSTINGS)
      .catch((error: unknown) => this.logger.warn(`Not tidied: ${String(error)}`));
  }

  private async compareSlice(id: string, slice: number): Promise<void> {
    await this.database.transaction(async () => {
      const [taken] = await this.database.query<Taken>(sql.TAKE_TO_COMPARE, [id, slice]);
      if (!taken) return;
      const { numbers, claims, whole } = taken;
      await this.comparison.run({ id, claims, whole }, numbers);
      await this.database.query(sql.COMPARE_DONE, [id, slice]);
      if ((await this.countOff(id)) === 0) await this.database.query(sql.FINISH, [id]);
    });
  }

  private async countOff(id: string): Promise<number> {
    const rows = await this.database.query<{ slices_left: number }>(sql.COUNT_OFF, [id]);
    return rows[0]!.slices_left;
  }
}

/** @param slices how many in a row, from this one on */
function sliceJob(task: string, rescan: string, slice: number, slices: number): KeyedJob {
  return {
    payload: { rescan, slice, slices },
    key: keyOf(task, rescan, slice),
    attempts: ATTEMPTS,
  };
}

/** @param slice the empty string for what the keys of all its slices begin with */
function keyOf(task: string, rescan: string, slice: number | ''): string {
  return `${task} ${rescan} ${slice}`;
}

import { Injectable } from '@nestjs/common';
import { setImmediate } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { Database } from '../platform/database/database.js';
import { newId } from '../platform/database/ids.js';
import { withSessionLock } from '../platform/database/session-lock.js';
import { violatedUnique } from '../platform/database/sql-errors.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import type { BatchPlan } from './batch-plan.js';
import { BatchPlanner } from './batch-planner.js';
import { BatchWriter, PlanOutdated } from './batch-writer.js';
import { BatchRefused, LinesRefused } from './import-faults.js';
import { ImportProgress, type ResumePoint } from './import-progress.js';
import { WAITING } from './import.queries.js';
import { LineReader, type Mark } from './line-reader.js';
import { type LineFault, type PreparedLine, prepareLine } from './prepare-line.js';

/** Names of advisory locks: of the one import that may run, and of each batch until it is committed. */
const IMPORT_LOCK = 7_201_971;
const BATCH_LOCK = 7_201_972;

/** Milliseconds that reading may keep the thread while PostgreSQL waits for its next statement. */
const SLICE_MS = 1;

/** Lines of the first batch, at most; each after it may have twice as many, so that writing begins soon. */
const FIRST_BATCH = 250;

/** Characters of a batch, whatever the number of its lines: what bounds the memory. */
const MAX_BATCH_TEXT = 8 * 1024 * 1024;

/** An editor may add or change a source that a batch names: then the batch is planned anew. */
const MAX_ATTEMPTS = 3;

/** Where the lines come from. */
export interface ImportSource {
  name: string;
  /** Bytes; null where it can be read only once, as standard input. */
  size: number | null;
  /** @param from the first byte wanted */
  open(from: number): AsyncIterable<Buffer>;
}

export interface ImportOptions {
  /** Lines a transaction, at most. */
  batch: number;
  /** Only go on with an import that was begun before. */
  resume?: boolean;
  /** Told after each batch: bytes and lines read so far, claims added by this run. */
  onProgress?: (mark: Mark, added: number) => void;
}

export interface ImportOutcome {
  /** Claims added, and those that were there already by their keys. */
  added: number;
  known: number;
  /** The last line of an earlier import that this one went on from; 0 where it began anew. */
  resumedAfter: number;
  lines: number;
}

/** Lines to be written in one transaction. */
interface Batch {
  lines: PreparedLine[];
  faults: LineFault[];
  text: number;
  /** The first and last line read. */
  range: [number, number];
  /** How far the file is read with the last. */
  mark: Mark;
}

interface Written {
  plan: BatchPlan;
  /** Whether it had to be planned once more, so that what the next was planned upon never came to be. */
  anew: boolean;
}

/** Brings claims with their sources in from NDJSON, batch by batch. */
@Injectable()
export class ImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly database: Database,
    private readonly progress: ImportProgress,
    private readonly planner: BatchPlanner,
    private readonly writer: BatchWriter,
  ) {}

  /**
   * Imports a file, going on where an earlier import of it stopped.
   *
   * @throws BatchRefused with the faults of the first batch that has any; the batches before it stay
   */
  async run(source: ImportSource, options: ImportOptions): Promise<ImportOutcome> {
    const outcome = await withSessionLock(this.dataSource, IMPORT_LOCK, async () => {
      // The last batch of a process that was killed may be about to be committed still.
      await this.database.transaction(() => this.lockBatch());
      const resume = await this.resumePoint(source);
      if (options.resume && !resume) throw nothingBegun(source);
      return this.load(source, options, resume);
    });
    if (outcome) return outcome;
    throw new FatalError('Another import is running; wait until it is done, then run this again.');
  }

  /** How many published claims wait for detection, which an import leaves to a rescan, and of how many. */
  async waiting(): Promise<{ waiting: number; claims: number }> {
    const rows = await this.database.query<{ waiting: number; claims: number }>(WAITING);
    return rows[0]!;
  }

  private async resumePoint(source: ImportSource): Promise<ResumePoint | null> {
    const { size } = source;
    return size === null ? null : this.progress.find(() => source.open(0), size);
  }

  private async load(
    source: ImportSource,
    options: ImportOptions,
    resume: ResumePoint | null,
  ): Promise<ImportOutcome> {
    const before = resume && { ...resume.beginning, hash: resume.hash };
    const importId = before?.id ?? newId();
    const reader = new LineReader(source.open(before?.bytes ?? 0), before);
    const total = { added: 0, known: 0, resumedAfter: before?.lines ?? 0, lines: 0 };
    let written: Promise<Written> | null = null;
    const write = async (batch: Batch, plan: BatchPlan): Promise<Written> => {
      const done = await this.write(batch, plan, { importId, name: source.name });
      total.added += done.plan.added;
      total.known += batch.lines.length - done.plan.added;
      options.onProgress?.(batch.mark, total.added);
      return done;
    };
    let pending: BatchPlan['pending'] | undefined;
    // While PostgreSQL writes one batch, the next is read and planned.
    for await (const batch of batches(reader, options.batch)) {
      const planned = settled(this.plan(batch, importId, pending));
      const anew: boolean = (await written)?.anew ?? false;
      const plan: BatchPlan = anew ? await this.plan(batch, importId) : (await planned)();
      pending = plan.pending;
      written = write(batch, plan);
      written.catch(() => undefined);
    }
    await written;
    const mark = reader.mark();
    if (mark.bytes > 0) await this.keep(importId, source.name, mark, 0, true);
    return { ...total, lines: mark.lines };
  }

  private async plan(
    { lines, faults, range }: Batch,
    importId: string,
    before?: BatchPlan['pending'],
  ): Promise<BatchPlan> {
    if (faults.length > 0) throw new BatchRefused(faults, range);
    try {
      return await this.planner.plan(lines, importId, before);
    } catch (error) {
      throw error instanceof LinesRefused ? new BatchRefused(error.faults, range) : error;
    }
  }

  /** Writes a batch; the one before must be committed. */
  private async write(
    batch: Batch,
    plan: BatchPlan,
    { importId, name }: { importId: string; name: string },
  ): Promise<Written> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.database.transaction(async () => {
          await this.lockBatch();
          await this.progress.keep(importId, name, batch.mark, plan.added, false);
          await this.writer.write(plan);
        });
        return { plan, anew: attempt > 1 };
      } catch (error) {
        const outdated = error instanceof PlanOutdated || violatedUnique(error) !== null;
        if (!outdated || attempt >= MAX_ATTEMPTS) throw error;
        plan = await this.plan(batch, importId);
      }
    }
  }

  private async keep(
    id: string,
    name: string,
    mark: Mark,
    added: number,
    all: boolean,
  ): Promise<void> {
    await this.database.transaction(() => this.progress.keep(id, name, mark, added, all));
  }

  private async lockBatch(): Promise<void> {
    await this.database.query('SELECT pg_advisory_xact_lock($1)', [BATCH_LOCK]);
  }
}

function nothingBegun({ name, size }: ImportSource): FatalError {
  return new FatalError(
    size === null
      ? 'An import from standard input cannot be resumed; import a file, or leave --resume out.'
      : `No import that begins as ${name} does was begun here; leave --resume out to begin one.`,
  );
}

/** What the work came to, to be had later: its failure is nobody's loss until then. */
async function settled<T>(work: Promise<T>): Promise<() => T> {
  try {
    const result = await work;
    return () => result;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}

/** Prepares lines and gathers them, without keeping the thread from what else it has to do. */
async function* batches(reader: LineReader, size: number): AsyncGenerator<Batch> {
  let batch: Omit<Batch, 'mark'> | null = null;
  let limit = Math.min(size, FIRST_BATCH);
  let pause = performance.now() + SLICE_MS;
  for await (const raw of reader) {
    batch ??= { lines: [], faults: [], text: 0, range: [raw.number, raw.number] };
    batch.range[1] = raw.number;
    if (raw.text !== '') {
      const result = prepareLine(raw);
      if ('prepared' in result) batch.lines.push(result.prepared);
      else batch.faults.push(...result.faults);
      batch.text += raw.text?.length ?? 0;
    }
    if (raw.number - batch.range[0] + 1 >= limit || batch.text > MAX_BATCH_TEXT) {
      yield { ...batch, mark: reader.mark() };
      batch = null;
      limit = Math.min(size, limit * 2);
    }
    if (performance.now() < pause) continue;
    await setImmediate();
    pause = performance.now() + SLICE_MS;
  }
  if (batch) yield { ...batch, mark: reader.mark() };
}

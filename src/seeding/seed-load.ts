import type { Database } from '../platform/database/database.js';
import { AppError, type InputIssue } from '../platform/errors/app-error.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import { type Seeds, type SeedSet, toPath } from './seed-files.js';
import type { SeedRecord } from './seed-records.js';

/** One load: which records are there, and the ids behind their keys. */
export class SeedLoad {
  added = 0;
  unchanged = 0;

  constructor(
    private readonly database: Database,
    private readonly seeds: Seeds,
    private readonly ids: Map<string, string>,
  ) {}

  id(list: keyof SeedSet, key: string): string {
    const id = this.ids.get(nameOf(list, key));
    if (!id) throw new FatalError(`The seed "${key}" of ${list}.yaml is not loaded`);
    return id;
  }

  /** Adds a record unless an earlier load did; says whether it was added now. */
  async once(
    list: keyof SeedSet,
    { key }: SeedRecord,
    add: () => Promise<{ id: string }>,
  ): Promise<boolean> {
    const name = nameOf(list, key);
    if (this.ids.has(name)) {
      this.unchanged += 1;
      return false;
    }
    const { id } = await this.refusable(list, key, add);
    await this.database.query('INSERT INTO seed_record (key, record_id) VALUES ($1, $2)', [
      name,
      id,
    ]);
    this.ids.set(name, id);
    this.added += 1;
    return true;
  }

  /** Runs work for a record; what a service refuses of it is said of its place in the file. */
  async refusable<T>(list: keyof SeedSet, key: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const [issue] = (error.details.issues as InputIssue[] | undefined) ?? [];
      const dotted = issue?.path ?? (error.details.path as string | undefined) ?? 'input';
      // Services speak of what they were given as "input"; here that is the record.
      const within = dotted.split('.').slice(1).join('.');
      const message = issue?.message ?? error.message;
      throw within
        ? this.seeds.fault(list, key, toPath(within), `${within}: ${message}`)
        : this.seeds.fault(list, key, [], message);
    }
  }
}

/** How a record is remembered from one load to the next. */
function nameOf(list: keyof SeedSet, key: string): string {
  return `${list.slice(0, -1)}/${key}`;
}

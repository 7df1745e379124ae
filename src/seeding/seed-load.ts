import type { Database } from '../platform/database/database.js';
import { AppError } from '../platform/errors/app-error.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import type { SeedRecord } from './seed-records.js';

/** One load: which records are there, and the ids behind their keys. */
export class SeedLoad {
  added = 0;
  unchanged = 0;

  constructor(
    private readonly database: Database,
    private readonly ids: Map<string, string>,
  ) {}

  id(kind: string, key: string): string {
    const id = this.ids.get(`${kind}/${key}`);
    if (!id) throw new FatalError(`Seed ${kind} "${key}" is not loaded`);
    return id;
  }

  /** Adds a record unless an earlier load did; says whether it was added now. */
  async once(
    kind: string,
    { key }: SeedRecord,
    add: () => Promise<{ id: string }>,
  ): Promise<boolean> {
    const name = `${kind}/${key}`;
    if (this.ids.has(name)) {
      this.unchanged += 1;
      return false;
    }
    const { id } = await add().catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      throw new FatalError(`Seed ${kind} "${key}" was refused: ${error.message}`);
    });
    await this.database.query('INSERT INTO seed_record (key, record_id) VALUES ($1, $2)', [
      name,
      id,
    ]);
    this.ids.set(name, id);
    this.added += 1;
    return true;
  }
}

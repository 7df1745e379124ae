import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Addition,
  applyKnowledge,
  digestOf,
  knowledgeDigest,
} from '../../language/knowledge.js';
import { Database } from '../../platform/database/database.js';
import { isLockTimeout } from '../../platform/database/sql-errors.js';
import { conflict } from '../../platform/errors/app-error.js';
import {
  HOLD_KNOWLEDGE,
  KNOWLEDGE_ALONE,
  KNOWLEDGE_IN_FORCE,
  KNOWLEDGE_REVISION,
} from './knowledge.queries.js';

/** Milliseconds for which a change waits for claims that are being recorded. */
const PATIENCE = 20_000;

interface RevisionRow {
  revision: number;
}

interface InForce {
  revision: number;
  additions: Addition[];
}

/**
 * Keeps the engine of this process at what the database has in force.
 *
 * Every transaction begins by asking for the revision under a shared lock, which whoever changes the
 * knowledge takes alone. So nothing is recorded or detected beside a change: a transaction has what was
 * before it and is committed before it, or has what is after it; and a change that fails was never
 * read. A notification could be late, or lost with its connection; a question asked each time cannot.
 */
@Injectable()
export class EngineKnowledge implements OnModuleInit {
  private loaded: InForce & { digest: string } = { revision: -1, additions: [], digest: '' };

  /** Set in what is to run alone. */
  private readonly changing = new AsyncLocalStorage<boolean>();

  constructor(private readonly database: Database) {}

  async onModuleInit(): Promise<void> {
    this.database.openWith({
      ask: () => (this.changing.getStore() ? null : HOLD_KNOWLEDGE),
      answered: (row) => (row ? this.follow(row as RevisionRow) : this.openAlone()),
    });
    await this.refresh();
  }

  /**
   * Runs a change of the knowledge, whose transaction then begins when nothing is being recorded or detected,
   * and keeps it so until it ends. To ask for that within a transaction, which has the shared lock by then, would
   * end in a deadlock of any two that do.
   *
   * @throws CONFLICT where that takes too long
   */
  alone<T>(change: () => Promise<T>): Promise<T> {
    return this.changing.run(true, change);
  }

  /** For what reads statements outside a transaction. */
  async refresh(): Promise<void> {
    const [row] = await this.database.prepared<RevisionRow>(KNOWLEDGE_REVISION);
    await this.follow(row);
  }

  private async openAlone(): Promise<void> {
    try {
      await this.database.query(`SET LOCAL lock_timeout = ${PATIENCE}`);
      await this.database.query(KNOWLEDGE_ALONE);
    } catch (error) {
      if (!isLockTimeout(error)) throw error;
      throw conflict('Claims are being recorded in one long change; try again when it is done.');
    }
    await this.refresh();
  }

  private async follow(row: RevisionRow | undefined): Promise<void> {
    if (row && row.revision > this.loaded.revision) await this.load();
    // The engine is one a process, and an application on another database may have had it.
    if (knowledgeDigest() !== this.loaded.digest) applyKnowledge(this.loaded.additions);
  }

  private async load(): Promise<void> {
    const [found] = await this.database.query<InForce>(KNOWLEDGE_IN_FORCE);
    // An answer that was long on its way must not undo a newer one.
    if (!found || found.revision <= this.loaded.revision) return;
    this.loaded = { ...found, digest: digestOf(found.additions) };
  }
}

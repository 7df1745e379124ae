import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Addition,
  applyKnowledge,
  digestOf,
  knowledgeDigest,
} from '../../language/knowledge.js';
import { Database } from '../../platform/database/database.js';
import { HOLD_KNOWLEDGE, KNOWLEDGE_IN_FORCE, KNOWLEDGE_REVISION } from './knowledge.queries.js';

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

  constructor(private readonly database: Database) {}

  async onModuleInit(): Promise<void> {
    this.database.openWith(() => this.readAt(HOLD_KNOWLEDGE));
    await this.refresh();
  }

  /** For what reads statements outside a transaction. */
  refresh(): Promise<void> {
    return this.readAt(KNOWLEDGE_REVISION);
  }

  private async readAt(ask: string): Promise<void> {
    const [row] = await this.database.query<{ revision: number }>(ask);
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

import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '../../database/database.js';
import { conflict } from '../../errors/app-error.js';
import { JobsService } from '../../jobs/jobs.service.js';
import { currentRequest } from '../../requests/current-request.js';
import { NodeRegistry } from '../node.resolver.js';
import { EARLIER_ANSWER, KEEP_ANSWER, PURGE_KEYS, TAKE_KEY } from './idempotency.queries.js';
import { type KeptAnswer, keep, revive } from './idempotent-answer.js';
import type { KeyedCall } from './idempotency-key.js';

const PURGE = 'idempotency.purge';
const PURGED_AT_ONCE = 10_000;

interface EarlierAnswer {
  operation: string;
  same: boolean;
  answer: KeptAnswer | null;
}

/**
 * Does a mutation that comes with an idempotency key once, however often it is sent. The key is kept in the
 * transaction that does the work: after a crash there are both or neither, and of parallel requests the later
 * wait for the first.
 */
@Injectable()
export class IdempotencyService implements OnModuleInit {
  private readonly calls = new AsyncLocalStorage<KeyedCall | null>();

  constructor(
    private readonly database: Database,
    private readonly nodes: NodeRegistry,
    private readonly jobs: JobsService,
  ) {}

  onModuleInit(): void {
    this.jobs.define(PURGE, () => this.purge());
    this.jobs.schedule(PURGE, '23 3 * * *');
  }

  /** Runs a mutation so that `transaction`, called within, knows which key it came with. */
  asCall<T>(call: KeyedCall | null, work: () => T): T {
    return this.calls.run(call, work);
  }

  /**
   * Runs `work` in a transaction, unless it was done before under the key of the current mutation: then the
   * answer is the first one's, with its records as they are now.
   *
   * @throws CONFLICT where the key came with another operation or input
   */
  transaction<T>(work: () => Promise<T>): Promise<T> {
    const call = this.calls.getStore();
    return this.database.transaction(() => (call ? this.once(call, work) : work()));
  }

  /** Forgets keys whose time is over. */
  async purge(): Promise<void> {
    for (let purged = PURGED_AT_ONCE; purged === PURGED_AT_ONCE;) {
      const [row] = await this.database.transaction(() =>
        this.database.query<{ purged: number }>(PURGE_KEYS, [PURGED_AT_ONCE]),
      );
      purged = row?.purged ?? 0;
    }
  }

  private async once<T>({ key, operation, input }: KeyedCall, work: () => Promise<T>): Promise<T> {
    const { kind, id } = currentRequest().actor;
    const whose = [id === null ? kind : `${kind} ${id}`, key];
    const taken = await this.database.query(TAKE_KEY, [...whose, operation, input]);
    if (taken.length === 0) {
      const rows = await this.database.query<EarlierAnswer>(EARLIER_ANSWER, [
        ...whose,
        operation,
        input,
      ]);
      return (await this.earlier(rows[0], key)) as T;
    }
    const answer = await work();
    await this.database.query(KEEP_ANSWER, [...whose, JSON.stringify(keep(answer))]);
    return answer;
  }

  private async earlier(found: EarlierAnswer | undefined, key: string): Promise<unknown> {
    if (!found?.same || !found.answer) {
      throw conflict(
        `The idempotencyKey "${key}" was already used for ${found?.operation ?? 'something'} with other input; make a new key for each thing to be created.`,
        { path: 'input.idempotencyKey' },
      );
    }
    return revive(found.answer, async (id) => {
      const node = await this.nodes.findInTurn(id);
      if (node) return node;
      throw conflict(
        `What was made under the idempotencyKey "${key}" is no longer there; make a new key to create it anew.`,
        { path: 'input.idempotencyKey' },
      );
    });
  }
}

import { setImmediate } from 'node:timers/promises';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import type { QueryResult } from 'pg';
import { currentRequest } from '../requests/current-request.js';
import { asUncertain, isAborted, outageOf } from './sql-errors.js';
import type { TimedClient } from './timed-client.js';
import { type Connection, withinDeadline } from './within-deadline.js';

/** Milliseconds after a request's deadline at which PostgreSQL ends a statement whose cancelling was lost. */
const LATE = 1000;

/** Of one kind, what waits to be written before that: a transaction's memory stays bounded. */
const GATHERED = 500;

/** Writes all that a transaction has gathered of one kind: sends its statement before it first waits. */
export type Writer<Item> = (items: readonly Item[]) => Promise<void>;

/** What every transaction begins with. */
export interface Opening {
  /** A query of one row, sent with the statement that begins the transaction; null for none. */
  ask(): string | null;
  /** Told the row inside the transaction, before its work; null where nothing was asked. */
  answered(row: object | null): Promise<void>;
}

type SendingConnection = Connection & TimedClient;

/** A transaction that is under way. */
export class Transaction {
  private readonly gathered = new Map<Writer<unknown>, unknown[]>();
  private readonly effects: (() => void)[] = [];
  private readonly meanwhile: (() => void)[] = [];
  private readonly sent: Promise<unknown>[] = [];

  /** @param connection on which statements are answered in the order in which they are sent */
  constructor(
    readonly manager: EntityManager,
    readonly connection?: SendingConnection,
  ) {}

  /** Keeps something until `write` is given it with others of its kind, before the COMMIT. */
  async gather<Item>(write: Writer<Item>, item: Item): Promise<void> {
    const kind = write as Writer<unknown>;
    const items = this.gathered.get(kind) ?? [];
    this.gathered.set(kind, items);
    items.push(item);
    if (items.length >= GATHERED) await write(items.splice(0) as Item[]);
  }

  /** Has the COMMIT sent after a statement without waiting for the answer to that, and fail with it. */
  send(answer: Promise<unknown>): void {
    // Where something else fails first, nobody asks for it any more.
    answer.catch(() => undefined);
    this.sent.push(answer);
  }

  sendGathered(): void {
    for (const [write, items] of this.gathered)
      if (items.length > 0) this.send(write(items.splice(0)));
  }

  /** What became of the statements that nobody has waited for. */
  outcomes(): Promise<PromiseSettledResult<unknown>[]> {
    return Promise.allSettled(this.sent);
  }

  afterCommit(effect: () => void): void {
    this.effects.push(effect);
  }

  /** Has something worked out while this process would only wait for the COMMIT. */
  duringCommit(work: () => void): void {
    this.meanwhile.push(work);
  }

  /** Whether the change is kept does not hang on what is worked out: who needs that meets its failure again. */
  workMeanwhile(): void {
    for (const work of this.meanwhile) {
      try {
        work();
      } catch {
        // As said above.
      }
    }
  }

  get hasMeanwhile(): boolean {
    return this.meanwhile.length > 0;
  }

  haveEffect(): void {
    for (const effect of this.effects) effect();
  }
}

/**
 * Runs `work` in a read-write transaction of its own, to its COMMIT; where it fails nothing is kept. The
 * transaction fails at the request's deadline instead of being committed after it.
 *
 * @param work is given the transaction and the rows that the openings asked for
 * @throws UNAVAILABLE with `outcome: UNKNOWN` where the database was lost during the COMMIT
 */
export async function inTransaction<T>(
  dataSource: DataSource,
  url: string,
  questions: readonly (string | null)[],
  work: (transaction: Transaction, answers: (object | null)[]) => Promise<T>,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  let transaction: Transaction | undefined;
  try {
    const connection = (await runner.connect()) as SendingConnection;
    connection.pipeline = true;
    const begun = (transaction = new Transaction(runner.manager, connection));
    const { deadline } = currentRequest();
    const run = async (): Promise<T> => work(begun, await begin(runner, connection, questions));
    const result = deadline
      ? await withinDeadline(deadline, connection, url, async () => {
          const done = await run();
          deadline.check();
          return done;
        })
      : await run();
    const committed = commit(runner, begun);
    if (begun.hasMeanwhile) {
      // Once the COMMIT is on its way.
      void setImmediate().then(() => begun.workMeanwhile());
    }
    await committed;
    deadline?.keep();
    begun.haveEffect();
    return result;
  } catch (error) {
    // What broke the transaction says more than what then kept it from being rolled back.
    if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
    throw isAborted(error) ? ((await firstFailure(transaction)) ?? error) : error;
  } finally {
    // By now all that was sent is answered, if only by the connection's end.
    if (transaction?.connection) transaction.connection.pipeline = false;
    await runner.release();
  }
}

/** By one round trip, where TypeORM would take one for each statement. */
async function begin(
  runner: QueryRunner,
  connection: Connection,
  questions: readonly (string | null)[],
): Promise<(object | null)[]> {
  const { deadline } = currentRequest();
  const statements = ['START TRANSACTION READ WRITE'];
  if (deadline) statements.push(`SET LOCAL statement_timeout = ${deadline.remaining + LATE}`);
  const asked = questions.filter((question) => question !== null);
  // What TypeORM's own `startTransaction` notes: `save` begins another transaction where there is none.
  Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
  const sent = await connection.query([...statements, ...asked].join('; '));
  const results = ([] as QueryResult<object>[]).concat(sent).slice(statements.length);
  return questions.map((question) => (question === null ? null : results.shift()!.rows[0]!));
}

/** Together with what was sent before and nobody has waited for: if that fails, PostgreSQL rolls back instead. */
async function commit(runner: QueryRunner, transaction: Transaction): Promise<void> {
  const committing = transaction.connection!.query('COMMIT');
  Object.assign(runner, { isTransactionActive: false, transactionDepth: 0 });
  const [[committed], failure] = await Promise.all([
    Promise.allSettled([committing]),
    firstFailure(transaction),
  ]);
  // Refused while the connection held, so that nothing was committed.
  if (failure !== undefined && outageOf(failure) !== 'DATABASE_UNREACHABLE') throw failure;
  if (committed.status === 'rejected') throw asUncertain(committed.reason) ?? committed.reason;
  if (committed.value.command !== 'COMMIT')
    throw failure ?? new Error('The transaction had failed before its COMMIT');
}

/** Why a statement failed that nobody has waited for; undefined where none did. */
async function firstFailure(transaction?: Transaction): Promise<Error | undefined> {
  const outcomes = (await transaction?.outcomes()) ?? [];
  return outcomes.find((outcome) => outcome.status === 'rejected')?.reason as Error | undefined;
}

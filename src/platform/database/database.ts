import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type Type } from '@nestjs/common';
import {
  DataSource,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  QueryFailedError,
  type Repository,
} from 'typeorm';
import type { Pool, PoolClient, QueryConfig, QueryResult } from 'pg';
import { currentRequest } from '../requests/current-request.js';
import { inSpan } from '../tracing/spans.js';
import { RecordShape } from './record-shape.js';
import { asInterrupted, isTransient } from './sql-errors.js';
import { inTransaction, type Opening, Transaction, type Writer } from './transaction.js';
import { withinDeadline } from './within-deadline.js';

const MAX_ATTEMPTS = 5;

/** Records to be read from joined tables: each entity with the alias it has in `from`. */
export interface Selection<Parts extends object[]> {
  parts: { [Key in keyof Parts]: [Type<Parts[Key]>, string] };
  /** What follows FROM, conditions and order included. */
  from: string;
}

/** One row of a selection; null where an outer join found nothing. */
export type Joined<Parts extends object[]> = { [Key in keyof Parts]: Parts[Key] | null };

/**
 * The one door to PostgreSQL. Inside `transaction` every repository belongs to that transaction;
 * outside, sessions are read-only (see `dataSourceOptions`), so a write that slips out of its
 * transaction is refused by the server instead of being half of something.
 */
@Injectable()
export class Database {
  private readonly current = new AsyncLocalStorage<Transaction>();

  private readonly shapes = new Map<Type<object>, RecordShape<object>>();

  /** Names under which connections keep prepared statements, by their SQL. */
  private readonly statements = new Map<string, string>();

  private readonly openings: Opening[] = [];

  constructor(private readonly dataSource: DataSource) {}

  /** Has every transaction begin with this, inside it; a retry begins with it again. */
  openWith(opening: Opening): void {
    this.openings.push(opening);
  }

  /** Connections of the pool: all, those that nobody uses, and how many callers wait for one. */
  get connections(): { total: number; idle: number; waiting: number } {
    const { totalCount: total, idleCount: idle, waitingCount: waiting } = this.pool;
    return { total, idle, waiting };
  }

  /** Has something outside the database done once the current transaction is committed, or else never. */
  afterCommit(effect: () => void): void {
    const transaction = this.current.getStore();
    if (transaction) transaction.afterCommit(effect);
    else effect();
  }

  /**
   * Has the COMMIT follow a statement of the current transaction, already sent, at once instead of after its
   * answer; where it fails, nothing is committed, and the transaction fails as it does.
   */
  beforeCommit(answer: Promise<unknown>): void {
    const transaction = this.current.getStore();
    if (!transaction) throw new Error('beforeCommit was called outside a transaction');
    transaction.send(answer);
  }

  /**
   * Has something worked out while the current transaction is being committed, whether or not it then is.
   * Where that fails, whoever needs it finds nothing.
   */
  duringCommit(work: () => void): void {
    const transaction = this.current.getStore();
    if (!transaction) throw new Error('duringCommit was called outside a transaction');
    transaction.duringCommit(work);
  }

  /**
   * Has `write` given this before the COMMIT, with all others of its kind that the current transaction
   * gathers: one statement for what would be many.
   */
  gather<Item>(write: Writer<Item>, item: Item): Promise<void> {
    const transaction = this.current.getStore();
    if (!transaction) throw new Error('gather was called outside a transaction');
    return transaction.gather(write, item);
  }

  get manager(): EntityManager {
    return this.current.getStore()?.manager ?? this.dataSource.manager;
  }

  repository<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.manager.getRepository(entity);
  }

  /** Runs hand-written SQL in the current transaction, or read-only outside one. */
  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const transaction = this.current.getStore();
    if (!transaction) {
      return (await this.read<Row & object>({ text: sql, values: parameters })).rows;
    }
    currentRequest().deadline?.check();
    return transaction.manager.query<Row[]>(sql, parameters);
  }

  /**
   * Fetches whole records by hand-written SQL, as loaders do.
   *
   * @param clause what follows the record's own table, `t`: for example `WHERE t.id = ANY($1)`
   */
  async records<Entity extends object>(
    entity: Type<Entity>,
    clause: string,
    parameters: unknown[],
  ): Promise<Entity[]> {
    const from = `${this.shape(entity).table} t ${clause}`;
    const [found] = await this.together<[[Entity]]>([{ parts: [[entity, 't']], from }], parameters);
    return found.map(([record]) => record!);
  }

  /**
   * Fetches several lists of joined records by one statement.
   *
   * Each list comes as one JSON document, because V8 reads that several times faster than the driver
   * reads rows; and outside a transaction by a statement prepared once a connection and sent past
   * TypeORM. The SQL must be spelt out in full by the code, since every text of it is kept.
   */
  async together<Lists extends object[][]>(
    selections: { [Key in keyof Lists]: Selection<Lists[Key]> },
    parameters: unknown[],
  ): Promise<{ [Key in keyof Lists]: Joined<Lists[Key]>[] }> {
    const documents = selections.map((selection, i) => `(${this.documentSql(selection)}) AS d${i}`);
    const [row] = await this.prepared<Record<string, unknown[][][] | null>>(
      `SELECT ${documents.join(', ')}`,
      parameters,
    );
    const lists = selections.map(({ parts }, i) => {
      const shapes = parts.map(([entity]) => this.shape(entity));
      const tuples = row?.[`d${i}`] ?? [];
      return tuples.map((tuple) => tuple.map((values, part) => shapes[part]!.fromValues(values)));
    });
    return lists as { [Key in keyof Lists]: Joined<Lists[Key]>[] };
  }

  private documentSql({ parts, from }: Selection<object[]>): string {
    const records = parts.map(
      ([entity, alias]) => `json_build_array(${this.shape(entity).list(alias)})`,
    );
    return `SELECT json_agg(tuple)
      FROM (SELECT json_build_array(${records.join(', ')}) AS tuple FROM ${from}) AS found`;
  }

  /**
   * As `query`, for a statement that is run again and again and takes PostgreSQL long to plan: each
   * connection keeps it prepared. The SQL must be spelt out in full by the code, since every text of it is
   * kept.
   *
   * In a transaction it is sent before this returns: where two are called without waiting between, PostgreSQL
   * goes from one to the next by itself, in that order.
   */
  async prepared<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    let name = this.statements.get(text);
    if (!name) this.statements.set(text, (name = `isnad_${this.statements.size}`));
    const transaction = this.current.getStore();
    if (!transaction) return (await this.read<Row>({ name, text, values })).rows;
    currentRequest().deadline?.check();
    const connection =
      transaction.connection ?? ((await transaction.manager.queryRunner!.connect()) as PoolClient);
    try {
      return (await connection.query<Row>({ name, text, values })).rows;
    } catch (error) {
      throw new QueryFailedError(text, values, error as Error);
    }
  }

  /** Outside transactions, for as long as the request may take. */
  private async read<Row extends object>(statement: QueryConfig): Promise<QueryResult<Row>> {
    const { deadline } = currentRequest();
    if (!deadline) return this.pool.query<Row>(statement);
    deadline.check();
    const connection = await this.pool.connect();
    let failure: Error | undefined;
    // A connection that breaks also says so by an event. Out of the pool nobody else listens for it, and then
    // it would end the process.
    const onBroken = (error: Error): void => void (failure = error);
    connection.on('error', onBroken);
    try {
      return await withinDeadline(deadline, connection, this.url, () =>
        connection.query<Row>(statement),
      );
    } catch (error) {
      failure = error as Error;
      throw error;
    } finally {
      // As the pool itself does: a connection on which a statement failed is not used again.
      connection.off('error', onBroken);
      connection.release(failure);
    }
  }

  private get url(): string {
    return (this.dataSource.options as { url: string }).url;
  }

  /** TypeORM's own pool; its query runners would take longer over a look-up than PostgreSQL does. */
  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  /**
   * Makes an entity of a raw row, column by column after its metadata. Lists use this on hand-written
   * SQL, because TypeORM's own hydration costs more than the query does.
   */
  hydrate<Entity extends object>(entity: Type<Entity>, row: object): Entity {
    return this.shape(entity).fromRow(row);
  }

  /** How an entity's columns are called and read. */
  shape<Entity extends object>(entity: Type<Entity>): RecordShape<Entity> {
    let shape = this.shapes.get(entity) as RecordShape<Entity> | undefined;
    if (!shape) this.shapes.set(entity, (shape = new RecordShape(this.dataSource, entity)));
    return shape;
  }

  /**
   * Runs `work` in one transaction; joins the current one where there is one. A deadlock or a
   * serialisation failure (40P01, 40001) runs the whole of `work` again, up to five times, so
   * `work` must have no effect outside the database.
   *
   * @throws UNAVAILABLE with `outcome: UNKNOWN` where the database was lost during the COMMIT, and after
   * the request's deadline, when nothing is committed any more
   */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.current.getStore()) return work();
    return inSpan('transaction', {}, () => this.attempt(work));
  }

  private async attempt<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !isTransient(error)) throw asInterrupted(error) ?? error;
        await pause(2 ** attempt * 5 * (0.5 + Math.random()));
      }
    }
  }

  private once<T>(work: () => Promise<T>): Promise<T> {
    const openings = [...this.openings];
    const questions = openings.map((opening) => opening.ask());
    return inTransaction(this.dataSource, this.url, questions, (transaction, answers) =>
      this.current.run(transaction, async () => {
        for (const [i, opening] of openings.entries()) await opening.answered(answers[i]!);
        const result = await work();
        transaction.sendGathered();
        return result;
      }),
    );
  }

  /**
   * Runs `work` so that all it reads is as it was committed at one moment. Not inside a transaction: that
   * would take a second connection, and where every one is taken by somebody who waits for a second, all wait.
   */
  async atOneMoment<T>(work: () => Promise<T>): Promise<T> {
    if (this.current.getStore()) throw new Error('atOneMoment was called inside a transaction');
    return this.dataSource.transaction('REPEATABLE READ', (manager) =>
      this.current.run(new Transaction(manager), work),
    );
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type Type } from '@nestjs/common';
import {
  DataSource,
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  type Repository,
} from 'typeorm';
import type { Pool } from 'pg';
import { isTransient } from './sql-errors.js';

const MAX_ATTEMPTS = 5;

/**
 * The one door to PostgreSQL. Inside `transaction` every repository belongs to that transaction;
 * outside, sessions are read-only (see `dataSourceOptions`), so a write that slips out of its
 * transaction is refused by the server instead of being half of something.
 */
@Injectable()
export class Database {
  private readonly current = new AsyncLocalStorage<EntityManager>();

  private readonly columns = new Map<Type<object>, [string, string][]>();

  /** Names under which connections keep prepared statements, by their SQL. */
  private readonly statements = new Map<string, string>();

  constructor(private readonly dataSource: DataSource) {}

  get manager(): EntityManager {
    return this.current.getStore() ?? this.dataSource.manager;
  }

  repository<Entity extends ObjectLiteral>(entity: EntityTarget<Entity>): Repository<Entity> {
    return this.manager.getRepository(entity);
  }

  /** Runs hand-written SQL in the current transaction, or read-only outside one. */
  query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.manager.query<Row[]>(sql, parameters);
  }

  /**
   * Fetches whole records by hand-written SQL, as loaders do: `t` is the record's table. Outside a
   * transaction the statement is prepared once a connection and sent past TypeORM, which together
   * halves what a look-up by key costs. For clauses that the code spells out in full: each is kept.
   *
   * @param clause what follows the FROM, for example `WHERE t.id = ANY($1)`
   */
  async records<Entity extends object>(
    entity: Type<Entity>,
    clause: string,
    parameters: unknown[],
  ): Promise<Entity[]> {
    const table = this.dataSource.getMetadata(entity).tableName;
    const rows = await this.prepared<object>(
      `SELECT ${this.columnList(entity, 't')} FROM ${table} t ${clause}`,
      parameters,
    );
    return rows.map((row) => this.hydrate(entity, row));
  }

  private async prepared<Row extends object>(text: string, values: unknown[]): Promise<Row[]> {
    if (this.current.getStore()) return this.query<Row>(text, values);
    let name = this.statements.get(text);
    if (!name) this.statements.set(text, (name = `isnad_${this.statements.size}`));
    const pool = (this.dataSource.driver as unknown as { master: Pool }).master;
    return (await pool.query<Row>({ name, text, values })).rows;
  }

  /**
   * The columns an entity is made of, for a SELECT. A `*` would also fetch generated ones: a claim's
   * search vector is longer than the claim.
   */
  columnList(entity: Type<object>, alias: string): string {
    return this.columnsOf(entity)
      .map(([, column]) => `${alias}.${column}`)
      .join(', ');
  }

  /** The column that holds a property. */
  columnOf<Entity extends object>(entity: Type<Entity>, property: keyof Entity & string): string {
    const found = this.columnsOf(entity).find(([name]) => name === property);
    if (!found) throw new Error(`${entity.name} has no column for ${property}`);
    return found[1];
  }

  /**
   * Makes an entity of a raw row, column by column after its metadata. Lists and loaders use this on
   * hand-written SQL, because TypeORM's own hydration costs more than the query does.
   */
  hydrate<Entity extends object>(entity: Type<Entity>, row: object): Entity {
    const record = Object.create(entity.prototype as object) as Record<string, unknown>;
    for (const [property, column] of this.columnsOf(entity)) {
      record[property] = (row as Record<string, unknown>)[column];
    }
    return record as Entity;
  }

  private columnsOf(entity: Type<object>): [string, string][] {
    let columns = this.columns.get(entity);
    if (!columns) {
      columns = this.dataSource
        .getMetadata(entity)
        .columns.map((column) => [column.propertyName, column.databaseName]);
      this.columns.set(entity, columns);
    }
    return columns;
  }

  /**
   * Runs `work` in one transaction; joins the current one where there is one. A deadlock or a
   * serialisation failure (40P01, 40001) runs the whole of `work` again, up to five times, so
   * `work` must have no effect outside the database.
   */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.current.getStore()) return work();
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.dataSource.transaction(async (manager) => {
          await manager.query('SET TRANSACTION READ WRITE');
          return this.current.run(manager, work);
        });
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !isTransient(error)) throw error;
        await pause(2 ** attempt * 5 * (0.5 + Math.random()));
      }
    }
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

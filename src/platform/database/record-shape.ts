import type { Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';

interface RecordColumn {
  property: string;
  column: string;
  /** A timestamptz: text in JSON, a Date in the entity. */
  instant: boolean;
}

/** How an entity is read by hand-written SQL: its table and columns, after TypeORM's metadata. */
export class RecordShape<Entity extends object> {
  readonly table: string;
  private readonly columns: RecordColumn[];
  private readonly key: number;

  constructor(
    dataSource: DataSource,
    private readonly entity: Type<Entity>,
  ) {
    const metadata = dataSource.getMetadata(entity);
    this.table = metadata.tableName;
    const read = metadata.columns.filter((column) => column.isSelect);
    this.columns = read.map((column) => ({
      property: column.propertyName,
      column: column.databaseName,
      instant: column.type === 'timestamptz',
    }));
    this.key = read.findIndex((column) => column.isPrimary);
  }

  /** The column that holds a property. */
  columnOf(property: keyof Entity & string): string {
    const found = this.columns.find((column) => column.property === property);
    if (!found) throw new Error(`${this.entity.name} has no column for ${property}`);
    return found.column;
  }

  /**
   * The columns of `alias` for a SELECT. A `*` would also fetch what is generated or for matching only:
   * a claim's search columns are longer than the claim.
   */
  list(alias: string): string {
    return this.columns.map(({ column }) => `${alias}.${column}`).join(', ');
  }

  /** A row that was selected by `list`. */
  fromRow(row: object): Entity {
    const record = this.blank();
    for (const { property, column } of this.columns) {
      record[property] = (row as Record<string, unknown>)[column];
    }
    return record as Entity;
  }

  /** The columns' values as JSON had them, in the order of `list`; null for an outer join's blank. */
  fromValues(values: unknown[]): Entity | null {
    if (values[this.key] === null) return null;
    const record = this.blank();
    this.columns.forEach(({ property, instant }, i) => {
      const value = values[i];
      record[property] = instant && value !== null ? new Date(value as string) : value;
    });
    return record as Entity;
  }

  private blank(): Record<string, unknown> {
    return Object.create(this.entity.prototype as object) as Record<string, unknown>;
  }
}

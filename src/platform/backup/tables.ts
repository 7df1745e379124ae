import type { Database } from '../database/database.js';
import type { BackupTable } from './backup-format.js';
import { TABLES } from './tables.queries.js';

interface TableRow {
  name: string;
  columns: string[];
  needs: string[];
}

/** Runs one statement. */
export type Query = <Row>(sql: string, parameters?: unknown[]) => Promise<Row[]>;

/** Whether the schema has a table: an older one may lack it. */
export async function hasTable(database: Database, table: string): Promise<boolean> {
  const [found] = await database.query<{ there: boolean }>(
    'SELECT to_regclass($1) IS NOT NULL AS there',
    [table],
  );
  return found?.there === true;
}

/** Every table of the schema, each after those it refers to, so that rows can be put in in that order. */
export async function readTables(query: Query): Promise<BackupTable[]> {
  const waiting = await query<TableRow>(TABLES);
  const ordered: BackupTable[] = [];
  const there = new Set<string>();
  while (waiting.length > 0) {
    const next = waiting.findIndex((table) => table.needs.every((name) => there.has(name)));
    const [table] = waiting.splice(next, next < 0 ? 0 : 1);
    if (!table) throw new Error(`Tables refer to each other in a circle: ${names(waiting)}`);
    there.add(table.name);
    ordered.push({ table: table.name, columns: table.columns });
  }
  return ordered;
}

function names(tables: readonly TableRow[]): string {
  return tables.map((table) => table.name).join(', ');
}

export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}

/** `"table" ("column", …)`, as COPY names what it reads or writes. */
export function copyTarget({ table, columns }: BackupTable): string {
  return `${quoted(table)} (${columns.map(quoted).join(', ')})`;
}

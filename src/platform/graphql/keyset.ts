import type { Type } from '@nestjs/common';
import { parsePartialDate } from '../../language/dates/partial-date.js';
import type { Database } from '../database/database.js';
import { isId } from '../database/ids.js';
import { badInput } from '../errors/app-error.js';
import type { ConnectionOf } from './connection.js';
import { DEFAULT_PAGE } from './connection.js';

/** One sort key: a SQL expression that is never null, and its type for the cursor's cast. */
export interface SortKey {
  sql: string;
  type: 'text' | 'uuid' | 'double precision' | 'timestamptz' | 'date';
  descending: boolean;
}

/** A list query to be cut into pages. Placeholders in `where` count from $1 in `parameters`. */
export interface ListQuery {
  /** Must give the entity's own table the alias `t`. */
  from: string;
  where: string[];
  parameters: unknown[];
  /** Must end with a unique key, so that the order is total. */
  order: SortKey[];
}

export interface Page {
  first?: number | null;
  after?: string | null;
}

/** A raw row, with its sort values as `cursor_0`, `cursor_1`… */
export type Row = Record<string, unknown>;

/**
 * Fetches one page by keyset: rows after the cursor's sort values, never OFFSET, so that deep pages
 * cost what the first one does and rows inserted meanwhile neither repeat nor vanish.
 */
export async function fetchPage<Entity extends object>(
  database: Database,
  entity: Type<Entity>,
  list: ListQuery,
  page: Page,
): Promise<ConnectionOf<Entity>> {
  const { sql, parameters } = pageSql(list, page, database.shape(entity).list('t'));
  const rows = await database.query<Row>(sql, parameters);
  const count = async (): Promise<number> => {
    const [row] = await database.query<{ n: number }>(countSql(list), list.parameters);
    return row?.n ?? 0;
  };
  return toConnection(database, entity, rows, page, list.order.length, count);
}

/**
 * One more row than asked for tells whether another page follows.
 *
 * @param columns what to select of `t`, and anything beside it
 */
export function pageSql(
  list: ListQuery,
  page: Page,
  columns: string,
): { sql: string; parameters: unknown[] } {
  const parameters = [...list.parameters];
  const where = [...list.where];
  if (page.after) {
    const values = decodeCursor(page.after, list.order);
    where.push(afterCursor(list.order, values, parameters));
  }
  const keys = list.order.map((key, i) => `(${key.sql})::text AS "cursor_${i}"`);
  const sql = `SELECT ${[columns, ...keys].join(', ')} FROM ${list.from} ${whereClause(where)}
    ORDER BY ${orderSql(list)} LIMIT ${(page.first ?? DEFAULT_PAGE) + 1}`;
  return { sql, parameters };
}

/** The list's ORDER BY, without the words. */
export function orderSql(list: ListQuery): string {
  return list.order.map((key) => `${key.sql} ${key.descending ? 'DESC' : 'ASC'}`).join(', ');
}

export function countSql(list: ListQuery): string {
  return `SELECT count(*)::int AS n FROM ${list.from} ${whereClause(list.where)}`;
}

export function toConnection<Entity extends object>(
  database: Database,
  entity: Type<Entity>,
  rows: Row[],
  page: Page,
  keys: number,
  count: () => Promise<number>,
): ConnectionOf<Entity> {
  const size = page.first ?? DEFAULT_PAGE;
  const edges = rows.slice(0, size).map((row) => ({
    cursor: encodeCursor(Array.from({ length: keys }, (_, i) => String(row[`cursor_${i}`]))),
    node: database.hydrate(entity, row),
  }));
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: Boolean(page.after),
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    // A getter, so that nothing is counted unless the field is read.
    get totalCount() {
      return count();
    },
  };
}

function whereClause(where: string[]): string {
  return where.length > 0 ? `WHERE ${where.map((part) => `(${part})`).join(' AND ')}` : '';
}

/** `(a, b) > (x, y)` spelled out, because the keys may run in different directions. */
function afterCursor(order: SortKey[], values: string[], parameters: unknown[]): string {
  const bound = order.map((key, i) => `$${parameters.push(values[i])}::${key.type}`);
  const alternatives = order.map((key, i) => {
    const equal = order.slice(0, i).map((earlier, j) => `${earlier.sql} = ${bound[j]}`);
    return [...equal, `${key.sql} ${key.descending ? '<' : '>'} ${bound[i]}`].join(' AND ');
  });
  // The first key alone bounds the index scan; the alternatives then decide ties.
  const [lead] = order;
  const bounded = lead ? `${lead.sql} ${lead.descending ? '<=' : '>='} ${bound[0]} AND ` : '';
  return `${bounded}(${alternatives.map((part) => `(${part})`).join(' OR ')})`;
}

function encodeCursor(values: string[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

function decodeCursor(cursor: string, order: SortKey[]): string[] {
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(values) && values.length === order.length && values.every(isText)) {
      if (values.every((value, i) => fits(value, order[i]!.type))) return values;
    }
  } catch {
    // Falls through to the one error below.
  }
  throw badInput({
    path: 'after',
    message: 'is no cursor of this list; pass an endCursor from the same filter and order',
  });
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

const DECIMAL = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,6})?[+-](0\d|1[0-5])(:[0-5]\d){0,2}$/;

/** A forged cursor must fail here, not as a cast inside PostgreSQL; these are the forms it writes itself. */
function fits(value: string, type: SortKey['type']): boolean {
  switch (type) {
    case 'uuid':
      return isId(value);
    case 'double precision':
      return DECIMAL.test(value) && isInRange(value);
    case 'date':
      return value === '-infinity' || isDay(value);
    case 'timestamptz':
      return isDay(value.slice(0, 10)) && value[10] === ' ' && TIME.test(value.slice(11));
    case 'text':
      return !value.includes('\0');
  }
}

function isDay(value: string): boolean {
  return parsePartialDate(value)?.precision === 'DAY';
}

/** PostgreSQL refuses a number too large for its type, and one so small that it would become zero. */
function isInRange(decimal: string): boolean {
  const [mantissa] = decimal.split('e');
  return Number.isFinite(Number(decimal)) && (Number(decimal) !== 0 || Number(mantissa) === 0);
}

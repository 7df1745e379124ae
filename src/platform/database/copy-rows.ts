import type { Connection, PoolClient, Submittable } from 'pg';
import { QueryFailedError } from 'typeorm';
import type { Database } from './database.js';

export type CopyValue = string | number | boolean | Date | null | readonly string[];

/** Characters gathered before they become bytes: few enough for the text never to grow old in memory. */
const CHUNK = 32 * 1024;

/** Rows of one table, collected as what PostgreSQL's COPY reads. */
export class CopyRows {
  private readonly chunks: Buffer[] = [];
  private text = '';
  private count = 0;

  constructor(
    private readonly table: string,
    private readonly columns: readonly string[],
  ) {}

  /** One row, its values in the order of the columns. */
  add(...values: CopyValue[]): void {
    let line = copyText(values[0]!);
    for (let i = 1; i < values.length; i++) line += `\t${copyText(values[i]!)}`;
    this.text += `${line}\n`;
    this.count += 1;
    if (this.text.length > CHUNK) this.flush();
  }

  /** All rows as they are sent; null where there are none. */
  copy(): Copy | null {
    this.flush();
    if (this.chunks.length === 0) return null;
    const sql = `COPY "${this.table}" (${this.columns.join(', ')}) FROM STDIN`;
    return { table: this.table, rows: this.count, sql, chunks: this.chunks };
  }

  private flush(): void {
    if (this.text === '') return;
    this.chunks.push(Buffer.from(this.text));
    this.text = '';
  }
}

/** A COPY … FROM STDIN with what it reads. */
export interface Copy {
  table: string;
  rows: number;
  /** One COPY; statements that return nothing may stand before and after it. */
  sql: string;
  chunks: readonly Buffer[];
}

/**
 * Writes rows by COPY in the current transaction, a fraction of what INSERT costs. All tables are sent at
 * once, so that PostgreSQL goes from one to the next without waiting for us. A failure is a
 * QueryFailedError like that of any other statement.
 */
export async function copyAll(database: Database, copies: readonly Copy[]): Promise<void> {
  if (copies.length === 0) return;
  const runner = database.manager.queryRunner;
  if (!runner) throw new Error('COPY needs a transaction');
  const client = (await runner.connect()) as PoolClient;
  const sequence = new CopySequence(copies);
  client.query(sequence);
  try {
    await sequence.done;
  } catch (error) {
    throw new QueryFailedError(sequence.sql, [], error as Error);
  }
}

/** The part of the driver's connection that sends; its types leave it out. */
interface Sender extends Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/**
 * Several COPY statements in one message, and the data of all as soon as the first asks for its own: the
 * server reads on from the end of one to the beginning of the next, and passes over what is still under way
 * after an error. The methods are those that the driver calls.
 */
class CopySequence implements Submittable {
  readonly sql: string;
  readonly done: Promise<void>;
  private settle!: { resolve: () => void; reject: (error: Error) => void };
  private sent = false;

  constructor(private readonly copies: readonly Copy[]) {
    this.sql = copies.map(({ sql }) => sql).join('; ');
    this.done = new Promise((resolve, reject) => (this.settle = { resolve, reject }));
  }

  submit(connection: Connection): void {
    connection.query(this.sql);
  }

  handleCopyInResponse(connection: Sender): void {
    if (this.sent) return;
    this.sent = true;
    for (const { chunks } of this.copies) {
      for (const chunk of chunks) connection.sendCopyFromChunk(chunk);
      connection.endCopyFrom();
    }
  }

  handleCommandComplete(): void {
    // One for each table; what comes after the last is ReadyForQuery.
  }

  handleError(error: Error): void {
    this.settle.reject(error);
  }

  handleReadyForQuery(): void {
    this.settle.resolve();
  }
}

const SPECIAL = /[\\\n\r\t]/;
const ESCAPES: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function copyText(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (typeof value === 'number') return String(value);
  if (value instanceof Date) return value.toISOString();
  const items = value.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`);
  return escaped(`{${items.join(',')}}`);
}

function escaped(text: string): string {
  if (!SPECIAL.test(text)) return text;
  return text.replace(/[\\\n\r\t]/g, (char) => ESCAPES[char]!);
}

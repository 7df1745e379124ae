import { createHash, type Hash } from 'node:crypto';
import { FatalError } from '../errors/fatal-error.js';
import {
  type BackupEnd,
  type BackupHeader,
  type BackupSum,
  type BackupTable,
  END_OF_ROWS,
  MAGIC,
} from './backup-format.js';

const NEWLINE = 10;
const END = Buffer.from(`${END_OF_ROWS}\n`);

/** What is read of a backup, part after part. */
export interface BackupVisitor {
  header(header: BackupHeader): Promise<void>;
  /** Called with the rows of each table, in pieces that end anywhere. */
  table(table: BackupTable, rows: AsyncIterable<Buffer>): Promise<void>;
  end(end: BackupEnd): Promise<void>;
}

/**
 * Reads a backup once from its beginning to its end, and checks all its sums.
 *
 * @param name what messages call it
 * @throws FatalError in one line for what is no backup, was altered or was cut off
 */
export async function readBackup(
  pieces: AsyncIterable<Buffer>,
  name: string,
  visitor: BackupVisitor,
): Promise<void> {
  const input = new Input(pieces, name);
  if ((await input.line(MAGIC.length)) !== MAGIC) throw damaged(name, 'it is no backup of Isnad');
  await visitor.header(input.parse<BackupHeader>(await input.line()));
  let tables = 0;
  for (;;) {
    const before = input.digest();
    const part = input.parse<BackupTable | BackupEnd>(await input.line());
    if (!('table' in part)) {
      const complete = part.sha256 === before && part.tables === tables;
      if (!complete || !(await input.isOver())) throw damaged(name, 'it was altered');
      return visitor.end(part);
    }
    const rows = new Rows(input);
    await visitor.table(part, rows);
    const sum = input.parse<BackupSum>(await input.line());
    if (sum.rows !== rows.count || sum.sha256 !== rows.digest()) {
      throw damaged(name, `the rows of ${part.table} were altered`);
    }
    tables += 1;
  }
}

function damaged(name: string, how: string): FatalError {
  return new FatalError(`${name} cannot be restored: ${how}. Nothing was changed.`);
}

/** The text of a backup, with the digest of all that was read of it. */
class Input {
  private readonly pieces: AsyncIterator<Buffer>;
  private readonly hash: Hash = createHash('sha256');
  private rest: Buffer = Buffer.alloc(0);

  constructor(
    pieces: AsyncIterable<Buffer>,
    readonly name: string,
  ) {
    this.pieces = pieces[Symbol.asyncIterator]();
  }

  digest(): string {
    return this.hash.copy().digest('hex');
  }

  /** @param limit bytes after which a line is none: what is no backup may have no newline at all */
  async line(limit = 10_000_000): Promise<string> {
    let end: number;
    while ((end = this.rest.indexOf(NEWLINE)) < 0) {
      if (this.rest.length > limit) throw damaged(this.name, 'it is no backup of Isnad');
      if (!(await this.more())) throw damaged(this.name, 'it was cut off');
    }
    return this.take(end + 1).toString('utf8', 0, end);
  }

  parse<T>(line: string): T {
    try {
      return JSON.parse(line) as T;
    } catch {
      throw damaged(this.name, 'it was altered');
    }
  }

  /** Whole lines of rows; null at their end, which is taken too. */
  async rows(): Promise<Buffer | null> {
    while (!this.rest.includes(NEWLINE)) {
      if (!(await this.more())) throw damaged(this.name, 'it was cut off');
    }
    if (this.rest.subarray(0, END.length).equals(END)) {
      this.take(END.length);
      return null;
    }
    const end = this.rest.indexOf(`\n${END_OF_ROWS}\n`);
    return this.take((end < 0 ? this.rest.lastIndexOf(NEWLINE) : end) + 1);
  }

  async isOver(): Promise<boolean> {
    return this.rest.length === 0 && !(await this.more());
  }

  private take(length: number): Buffer {
    const taken = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    this.hash.update(taken);
    return taken;
  }

  private async more(): Promise<boolean> {
    let next: IteratorResult<Buffer, unknown>;
    try {
      next = await this.pieces.next();
    } catch (error) {
      const { code = '', message } = error as NodeJS.ErrnoException;
      // What zlib says of a file that is not gzip, is cut off, or fails its own sum.
      if (code.startsWith('Z_')) throw damaged(this.name, `it was altered or cut off (${message})`);
      throw new FatalError(`${this.name} cannot be read: ${message}.`);
    }
    if (next.done) return false;
    this.rest = this.rest.length === 0 ? next.value : Buffer.concat([this.rest, next.value]);
    return true;
  }
}

/** The rows of one table, to be read once; what nobody reads is not counted. */
class Rows implements AsyncIterable<Buffer> {
  count = 0;
  private readonly hash = createHash('sha256');

  constructor(private readonly input: Input) {}

  async *[Symbol.asyncIterator](): AsyncIterator<Buffer> {
    for (let piece = await this.input.rows(); piece; piece = await this.input.rows()) {
      this.hash.update(piece);
      for (let at = piece.indexOf(NEWLINE); at >= 0; at = piece.indexOf(NEWLINE, at + 1)) {
        this.count += 1;
      }
      yield piece;
    }
  }

  digest(): string {
    return this.hash.digest('hex');
  }
}

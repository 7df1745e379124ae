import { createHash, type Hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.js';
import { BEGINNINGS, KEEP_PROGRESS } from './import.queries.js';
import { LINE_END, type Mark } from './line-reader.js';

/** The part of a file that an earlier import has brought in. */
export interface Beginning extends Mark {
  id: string;
  /** Claims added by then. */
  claims: number;
  finished: boolean;
  updatedAt: Date;
}

/** Where to go on in a file, with the hash of all that lies before. */
export interface ResumePoint {
  beginning: Beginning;
  hash: Hash;
}

/** Keeps, in the transaction of each batch, how far an import has come. */
@Injectable()
export class ImportProgress {
  constructor(private readonly database: Database) {}

  async keep(id: string, name: string, mark: Mark, added: number, all: boolean): Promise<void> {
    const { bytes, lines, sha256 } = mark;
    await this.database.query(KEEP_PROGRESS, [id, name, bytes, lines, sha256, added, all]);
  }

  /**
   * The longest beginning of a file that was imported before. It is known by its bytes, so a file may be
   * renamed, corrected further on or have lines added since.
   *
   * @param size the file's bytes
   */
  async find(open: () => AsyncIterable<Buffer>, size: number): Promise<ResumePoint | null> {
    // The last line may lack its end, which counts all the same.
    const beginnings = await this.database.query<Beginning>(BEGINNINGS, [size + 1]);
    if (beginnings.length === 0) return null;
    const hash = createHash('sha256');
    let found: ResumePoint | null = null;
    let bytes = 0;
    const take = (chunk: Buffer): void => {
      let from = 0;
      for (let next = beginnings[0]; next && next.bytes <= bytes + chunk.length;) {
        hash.update(chunk.subarray(from, next.bytes - bytes));
        from = next.bytes - bytes;
        if (hash.copy().digest('hex') === next.sha256) {
          found = { beginning: next, hash: hash.copy() };
        }
        beginnings.shift();
        next = beginnings[0];
      }
      hash.update(chunk.subarray(from));
      bytes += chunk.length;
    };
    for await (const chunk of open()) {
      take(chunk);
      if (beginnings.length === 0) break;
    }
    if (beginnings.length > 0) take(LINE_END);
    return found;
  }
}

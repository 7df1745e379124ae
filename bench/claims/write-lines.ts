import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { Newsroom, type NewsroomOptions } from './newsroom.js';

/** Characters written at once. */
const CHUNK = 1 << 18;

/** Writes text in chunks, waiting where the disk is slower. */
class TextFile {
  private held = '';
  private readonly stream;

  constructor(path: string) {
    this.stream = createWriteStream(path);
  }

  async add(value: object): Promise<void> {
    this.held += `${JSON.stringify(value)}\n`;
    if (this.held.length > CHUNK) await this.flush();
  }

  async close(): Promise<void> {
    await this.flush();
    this.stream.end();
    await finished(this.stream);
  }

  private async flush(): Promise<void> {
    const more = this.stream.write(this.held);
    this.held = '';
    if (!more) await once(this.stream, 'drain');
  }
}

/** The files that a generated collection consists of. */
export interface LineFiles {
  claims: string;
  /** The pairs that were made to conflict. */
  planted: string;
  /** Statements, not among the claims, that conflict with some of them. */
  rivals: string;
}

/**
 * Writes an import file, and beside it what is known to conflict with what.
 *
 * @returns seconds spent
 */
export async function writeLines(paths: LineFiles, options: NewsroomOptions): Promise<number> {
  const began = performance.now();
  const claims = new TextFile(paths.claims);
  const pairs = new TextFile(paths.planted);
  const rivals = new TextFile(paths.rivals);
  for (const { line, planted, rival } of new Newsroom(options).lines()) {
    await claims.add(line);
    if (planted) await pairs.add(planted);
    if (rival) await rivals.add(rival);
  }
  for (const file of [claims, pairs, rivals]) await file.close();
  return (performance.now() - began) / 1000;
}

import { isUtf8 } from 'node:buffer';
import { createHash, type Hash } from 'node:crypto';

/** Bytes of one line; a claim with the texts of its articles fits well. */
export const MAX_LINE = 16 * 1024 * 1024;

const NEWLINE = 10;
export const LINE_END = Buffer.from([NEWLINE]);
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/** A part of a file from its beginning on, known by what it holds. */
export interface Mark {
  bytes: number;
  lines: number;
  sha256: string;
}

/** One line of a file. */
export interface RawLine {
  /** Counts from 1. */
  number: number;
  /** Without the line's end; null where it cannot be read, for the reason in `fault`. */
  text: string | null;
  fault?: string;
}

/** Cuts a stream of bytes into lines, keeping count of what it has read. Holds one line in memory. */
export class LineReader {
  private readonly hash: Hash;
  private bytes: number;
  private lines: number;

  /** @param before what was read of the file by an earlier import, where the source goes on from there */
  constructor(
    private readonly source: AsyncIterable<Buffer>,
    before: { hash: Hash; bytes: number; lines: number } | null = null,
  ) {
    this.hash = before?.hash.copy() ?? createHash('sha256');
    this.bytes = before?.bytes ?? 0;
    this.lines = before?.lines ?? 0;
  }

  /** How far the lines handed out so far reach. A last line without an end counts as if it had one. */
  mark(): Mark {
    return { bytes: this.bytes, lines: this.lines, sha256: this.hash.copy().digest('hex') };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<RawLine> {
    let parts: Buffer[] = [];
    let held = 0;
    for await (const chunk of this.source) {
      let start = 0;
      for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
        const piece = chunk.subarray(start, end + 1);
        yield this.line(parts.length === 0 ? piece : Buffer.concat([...parts, piece]));
        parts = [];
        held = 0;
        start = end + 1;
      }
      if (start === chunk.length) continue;
      parts.push(chunk.subarray(start));
      held += chunk.length - start;
      if (held > MAX_LINE) {
        const fault = `is longer than ${MAX_LINE / 1024 / 1024} MB; write one claim a line`;
        yield { number: this.lines + 1, text: null, fault };
        return;
      }
    }
    if (held > 0) yield this.line(Buffer.concat([...parts, LINE_END]));
  }

  private line(raw: Buffer): RawLine {
    this.hash.update(raw);
    this.bytes += raw.length;
    this.lines += 1;
    const number = this.lines;
    const marked = number === 1 && raw.subarray(0, 3).equals(BYTE_ORDER_MARK);
    const content = marked ? raw.subarray(3) : raw;
    if (!isUtf8(content)) return { number, text: null, fault: 'is not UTF-8; save the file so' };
    return { number, text: content.toString('utf8').trim() };
  }
}

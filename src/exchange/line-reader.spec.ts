import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { LineReader, type RawLine } from './line-reader.js';

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let i = 0; i < bytes.length; i += size) {
    yield bytes.subarray(i, i + size);
    await Promise.resolve();
  }
}

async function read(reader: LineReader): Promise<RawLine[]> {
  const lines: RawLine[] = [];
  for await (const line of reader) lines.push(line);
  return lines;
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('the line reader', () => {
  it.each([1, 3, 1000])('cuts lines out of pieces of %i bytes', async (size) => {
    const text = '\uFEFFواحد\r\n\ntwo\nthree';
    const reader = new LineReader(inPieces(Buffer.from(text), size));
    expect(await read(reader)).toEqual([
      { number: 1, text: 'واحد' },
      { number: 2, text: '' },
      { number: 3, text: 'two' },
      { number: 4, text: 'three' },
    ]);
    // A last line without an end counts as if it had one.
    const whole = `${text}\n`;
    expect(reader.mark()).toEqual({
      bytes: Buffer.byteLength(whole),
      lines: 4,
      sha256: sha256(whole),
    });
  });

  it('marks how far the lines handed out reach, and goes on from there', async () => {
    const bytes = Buffer.from('one\ntwo\nthree\n');
    const first = new LineReader(inPieces(bytes, 4));
    await first[Symbol.asyncIterator]().next();
    const mark = first.mark();
    expect(mark).toEqual({ bytes: 4, lines: 1, sha256: sha256('one\n') });
    const hash = createHash('sha256').update('one\n');
    const second = new LineReader(inPieces(bytes.subarray(4), 5), { ...mark, hash });
    expect((await read(second)).map(({ number, text }) => [number, text])).toEqual([
      [2, 'two'],
      [3, 'three'],
    ]);
    expect(second.mark().sha256).toBe(sha256(bytes.toString()));
  });

  it('says of bytes that are no UTF-8 which line they are in', async () => {
    const bytes = Buffer.concat([Buffer.from('one\n'), Buffer.from([0xff, 10])]);
    const lines = await read(new LineReader(inPieces(bytes, 100)));
    expect(lines[1]).toEqual({ number: 2, text: null, fault: 'is not UTF-8; save the file so' });
  });
});

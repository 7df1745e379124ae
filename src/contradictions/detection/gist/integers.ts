/** What stands for an open end of a range. */
const OPEN = { below: -(2 ** 31), above: 2 ** 31 - 1 };

/** A hash of a text as a signed 32-bit number, never 0: that stands for no text. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) | 0 || 1;
}

/** Writes 32-bit integers one after the other. */
export class IntegerWriter {
  readonly written: number[] = [];

  write(...values: readonly number[]): void {
    this.written.push(...values);
  }

  writeText(text: string | null): void {
    this.written.push(text === null ? 0 : hashOf(text));
  }

  /** A day, infinite where open. */
  writeDay(day: number): void {
    this.written.push(day === Infinity ? OPEN.above : day === -Infinity ? OPEN.below : day);
  }

  /** A number in full, as two integers. */
  writeDouble(value: number): void {
    const halves = new Int32Array(Float64Array.of(value).buffer);
    this.written.push(halves[0]!, halves[1]!);
  }
}

/** Reads them again in the same order. */
export class IntegerReader {
  constructor(
    readonly integers: Int32Array,
    public at = 0,
  ) {}

  read(): number {
    return this.integers[this.at++]!;
  }

  /** As many as follow one another, without a copy. */
  readAll(length: number): Int32Array {
    this.at += length;
    return this.integers.subarray(this.at - length, this.at);
  }

  readDay(): number {
    const day = this.read();
    return day === OPEN.above ? Infinity : day === OPEN.below ? -Infinity : day;
  }

  readDouble(): number {
    return new Float64Array(Int32Array.of(this.read(), this.read()).buffer)[0]!;
  }
}

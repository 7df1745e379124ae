import type { LineFault } from './prepare-line.js';

/** What is wrong with some of the lines that were to be written together. */
export class LinesRefused extends Error {
  constructor(readonly faults: readonly LineFault[]) {
    super(`${faults.length} faults`);
    this.name = new.target.name;
  }
}

/** A batch of lines cannot be imported; nothing of it is. */
export class BatchRefused extends Error {
  /** @param range the first and last line of the batch */
  constructor(
    readonly faults: readonly LineFault[],
    readonly range: readonly [number, number],
  ) {
    super(`${faults.length} faults in lines ${range.join('–')}`);
    this.name = new.target.name;
  }
}

/** One fault as a terminal shows it, without line ends that a message may have brought. */
export function faultLine(file: string, { line, path, message }: LineFault): string {
  const text = path ? `${path}: ${message}` : message;
  return `${file}:${line}: ${text.replace(/\s*\n\s*/g, ' ')}`;
}

import type { Comparison, StatementInput } from '../detection/types.js';
import { asObject, type Json, PairProblem, readSide } from './pair-line.js';

/** A line of the input that cannot be compared; the message is complete: file, line, path, what is wrong, what is right. */
export class BadPairLine extends Error {
  constructor(
    readonly source: string,
    /** Counted from 1, blank lines included. */
    readonly line: number,
    problem: string,
  ) {
    super(`${source}:${line}: ${problem}`);
    this.name = 'BadPairLine';
  }
}

interface Pair {
  /** The whole object as it came in. */
  given: Json;
  a: StatementInput;
  b: StatementInput;
}

function readPair(line: string): Pair {
  const right = 'write one JSON object a line, {"a": {"statement": "…"}, "b": {"statement": "…"}}';
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    throw new PairProblem('', 'not JSON', right);
  }
  const given = asObject(parsed, '', right);
  return { given, a: readSide(given.a, 'a'), b: readSide(given.b, 'b') };
}

/**
 * Compares the pairs of a JSON Lines file. Each line comes back as the same object with `verdict`, `score`, `findings`
 * and `suppressed` set, other keys kept, without a line break. Blank lines are skipped. `source` names the file in
 * messages. Throws `BadPairLine` at the first line that cannot be read; lines before it have been yielded by then, so a
 * caller that must not leave half a file writes to a temporary one.
 */
export async function* compareLines(
  lines: AsyncIterable<string>,
  compare: (a: StatementInput, b: StatementInput) => Comparison,
  source: string,
): AsyncGenerator<string> {
  let number = 0;
  for await (const raw of lines) {
    number += 1;
    const line = number === 1 ? raw.replace(/^\ufeff/, '') : raw;
    if (line.trim() === '') continue;
    let pair: Pair;
    try {
      pair = readPair(line);
    } catch (error) {
      if (error instanceof PairProblem) throw new BadPairLine(source, number, error.message);
      throw error;
    }
    const { verdict, score, findings, suppressed } = compare(pair.a, pair.b);
    yield JSON.stringify({ ...pair.given, verdict, score, findings, suppressed });
  }
}

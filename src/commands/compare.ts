import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { compareStatements } from '../contradictions/detection/compare.js';
import { BadPairLine, compareLines } from '../contradictions/explain/compare-lines.js';
import { explainComparison } from '../contradictions/explain/explain-comparison.js';
import { detectLanguage } from '../language/text/detect-language.js';
import { Language } from '../language/language.js';
import { FatalError } from '../platform/errors/fatal-error.js';
import { checkedDate } from './checked-date.js';

export interface CompareOptions {
  saidA?: string;
  saidB?: string;
  lang?: Language;
  file?: string;
  out?: string;
}

/** Compares two statements in words, or every pair of a JSONL file. Needs no database. */
export async function compare(
  a: string | undefined,
  b: string | undefined,
  options: CompareOptions,
): Promise<void> {
  if (options.file) return compareFile(options.file, options.out);
  if (!a?.trim() || !b?.trim()) {
    throw new FatalError(
      'compare needs two statements: isnad compare "A" "B", or --file FILE.jsonl',
    );
  }
  const one = { statement: a, saidAt: checkedDate('--said-a', options.saidA) };
  const other = { statement: b, saidAt: checkedDate('--said-b', options.saidB) };
  const language = options.lang ?? detectLanguage(a) ?? Language.EN;
  const comparison = compareStatements(one, other);
  const color = process.stdout.isTTY;
  process.stdout.write(`${explainComparison(one, other, comparison, language, { color })}\n`);
}

async function compareFile(file: string, out: string | undefined): Promise<void> {
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  const results = async function* (): AsyncGenerator<string> {
    for await (const line of compareLines(lines, compareStatements, file)) yield `${line}\n`;
  };
  try {
    if (!out) return await pipeline(Readable.from(results()), process.stdout, { end: false });
    // A bad line must not leave half a file where a whole one was expected.
    await pipeline(Readable.from(results()), createWriteStream(`${out}.part`));
    await rename(`${out}.part`, out);
  } catch (error) {
    if (out) await rm(`${out}.part`, { force: true });
    if (error instanceof BadPairLine) throw new FatalError(error.message);
    const { code, path } = error as NodeJS.ErrnoException;
    if (code && path) throw new FatalError(`${path} cannot be opened (${code}).`);
    throw error;
  }
}

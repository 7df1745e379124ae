import { existsSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { EXTRACTION_VERSION } from '../../src/extraction/engine/propose.js';
import { note, print } from '../figures.js';
import { OWN_TEXTS, readFolder } from './annotated.js';
import { committable, dropped, readCommitted, writeCommitted } from './committed.js';
import { errorLines, figureLines, partsOf } from './report.js';
import { judgeText } from './score.js';

interface Options {
  data?: string;
  errors: number;
  held: boolean;
  accept: boolean;
}

const count = (text: string): number => {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 0) return value;
  throw new InvalidArgumentError('must be a whole number from 0');
};

const folder = (path: string): string => {
  if (existsSync(path)) return path;
  throw new InvalidArgumentError('there is no such folder');
};

/** Texts of one folder: their figures, then the faults of so many. The held half gives figures only. */
function measure(path: string, { errors, held }: Options): ReturnType<typeof partsOf> {
  const parts = partsOf(readFolder(path).map(judgeText));
  print(`\n${path}`);
  figureLines(parts).forEach(print);
  const shown = parts.filter(({ name }) => held || path !== OWN_TEXTS || name.startsWith('dev'));
  const faulty = shown
    .flatMap(({ judged }) => judged.map(errorLines))
    .filter((lines) => lines.length > 0);
  faulty.slice(0, errors).flat().forEach(print);
  return parts;
}

function evaluate(options: Options): void {
  print(`Extraction ${EXTRACTION_VERSION}`);
  const figures = committable(measure(OWN_TEXTS, options));
  if (options.data) measure(options.data, options);
  if (options.accept) {
    writeCommitted(figures);
    note('The present figures are now the committed ones.');
    return;
  }
  const lower = dropped(readCommitted(), figures);
  print(lower.length === 0 ? '\nNo committed figure dropped.' : '\nBelow the committed figures:');
  for (const line of lower) print(`  ${line}`);
}

// A reader that has seen enough, such as head, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

await new Command('evaluate:extraction')
  .description('Measures the proposing of claims on annotated texts; see docs/extraction.md.')
  .option('--data <dir>', 'a folder of other annotated texts in the same format', folder)
  .option('--errors <n>', 'the faults of so many texts', count, 0)
  .option('--held', 'show faults of the held half as well', false)
  .option('--accept', 'make the present figures those that CI holds', false)
  .action(evaluate)
  .parseAsync();

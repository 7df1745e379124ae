import { existsSync, writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { ENGINE_VERSION } from '../../src/contradictions/detection/rules.js';
import { note, print } from '../figures.js';
import { dropped, figuresOf, HOW_TO_ACCEPT, readFigures, writeFigures } from './committed.js';
import { readHardCases } from './hard-cases.js';
import { judgeCases } from './hard-set.js';
import { newJudge, worstErrors } from './judge.js';
import { type Entry, measureAll } from './report.js';

interface Options {
  data?: string;
  split: 'dev' | 'train';
  errors: number;
  json?: string;
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

function show(entry: Entry, errors: number): void {
  print(`\n${entry.title}`);
  if ('skipped' in entry) {
    print(`  ${entry.skipped}`);
    return;
  }
  entry.lines.forEach(print);
  worstErrors(entry.judged, errors).forEach(print);
}

function evaluate({ data, split, errors, json, held, accept }: Options): void {
  const judge = newJudge();
  const hardCases = judgeCases(readHardCases(), judge);
  print(`Engine ${ENGINE_VERSION}`);
  const entries = measureAll({ data: data ?? null, split, held }, hardCases, judge);
  for (const entry of entries) show(entry, errors);
  const figures = figuresOf(hardCases);
  if (json) {
    const sections = entries.map((entry) => ({
      title: entry.title,
      ...('skipped' in entry ? { skipped: entry.skipped } : entry.data),
    }));
    writeFileSync(json, `${JSON.stringify({ engine: ENGINE_VERSION, sections }, null, 2)}\n`);
    note(`Written to ${json}.`);
  }
  if (accept) {
    writeFigures(figures);
    note('The hard set’s figures are now the committed ones.');
    return;
  }
  const lower = dropped(readFigures(), figures);
  print(lower.length === 0 ? '\nNo committed figure dropped.' : `\nBelow the committed figures:`);
  for (const line of lower) print(`  ${line}`);
  if (lower.length > 0) print(`  ${HOW_TO_ACCEPT}`);
}

// A reader that has seen enough, such as head, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

await new Command('evaluate')
  .description('Measures contradiction detection; see docs/benchmarks.md.')
  .option(
    '--data <dir>',
    'the folder of development data: ans/, fever-symmetric/, negation-nli/',
    folder,
  )
  .addOption(
    new Option('--split <split>', 'the split of ANS').choices(['dev', 'train']).default('dev'),
  )
  .option('--errors <n>', 'so many of the worst false alarms and misses of each set', count, 0)
  .option('--json <file>', 'write the figures there too')
  .option('--held', 'show errors of the held half of the hard set as well', false)
  .option('--accept', 'make the present figures of the hard set those that CI holds', false)
  .action(evaluate)
  .parseAsync();

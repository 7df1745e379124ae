import { writeFileSync } from 'node:fs';
import { Command, Option } from 'commander';
import { ENGINE_VERSION } from '../../src/contradictions/detection/rules/rules.js';
import { dropped, readFigures, writeFigures } from '../committed-figures.js';
import { note, print } from '../figures.js';
import { count, endWithReader, folder } from '../options.js';
import { FIGURES_FILE, figuresOf, HOW_TO_ACCEPT } from './committed.js';
import { measureCollections } from './collections.js';
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
  const cases = readHardCases();
  const hardCases = judgeCases(cases, judge);
  const collections = measureCollections(cases);
  print(`Engine ${ENGINE_VERSION}`);
  const entries = measureAll({ data: data ?? null, split, held }, hardCases, collections, judge);
  for (const entry of entries) show(entry, errors);
  const figures = figuresOf(hardCases, collections);
  if (json) {
    const sections = entries.map((entry) => ({
      title: entry.title,
      ...('skipped' in entry ? { skipped: entry.skipped } : entry.data),
    }));
    writeFileSync(json, `${JSON.stringify({ engine: ENGINE_VERSION, sections }, null, 2)}\n`);
    note(`Written to ${json}.`);
  }
  if (accept) {
    writeFigures(FIGURES_FILE, figures);
    note('The hard set’s figures are now the committed ones.');
    return;
  }
  const lower = dropped(readFigures(FIGURES_FILE), figures);
  print(lower.length === 0 ? '\nNo committed figure dropped.' : `\nBelow the committed figures:`);
  for (const line of lower) print(`  ${line}`);
  if (lower.length > 0) print(`  ${HOW_TO_ACCEPT}`);
}

endWithReader();

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

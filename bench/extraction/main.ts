import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { EXTRACTION_VERSION } from '../../src/extraction/engine/propose.js';
import { dropped } from '../committed-figures.js';
import { note, print } from '../figures.js';
import { count, endWithReader, folder } from '../options.js';
import { OWN_TEXTS, placeAnnotations, readFolder, type WrittenText } from './annotated.js';
import { readBratFolder } from './brat.js';
import { BY_OFFSETS, readByOffsets } from './by-offsets.js';
import { committable, readCommitted, writeCommitted } from './committed.js';
import { errorLines, linesOf, partsOf } from './report.js';
import { judgeText } from './score.js';

interface Options {
  data?: string;
  texts?: string;
  brat?: string;
  write?: string;
  errors: number;
  held: boolean;
  accept: boolean;
}

/** Texts of one folder: their figures, then the faults of so many. The held half gives figures only. */
function measure(path: string, { errors, held }: Options): ReturnType<typeof partsOf> {
  const parts = partsOf(readFolder(path).map(judgeText));
  print(`\n${path}`);
  linesOf(parts).forEach(print);
  const shown = parts.filter(({ name }) => held || path !== OWN_TEXTS || name.startsWith('dev'));
  const faulty = shown
    .flatMap(({ judged }) => judged.map(errorLines))
    .filter((lines) => lines.length > 0);
  faulty.slice(0, errors).flat().forEach(print);
  return parts;
}

/** Texts that are annotated by offsets and not here themselves, as far as a folder has them. */
function measureByOffsets(path: string, { errors }: Options): void {
  const { found, known } = readByOffsets(path);
  const judged = found.map(judgeText);
  print(`\n${BY_OFFSETS}: ${found.length} of ${known} texts are in ${path}`);
  if (judged.length === 0) return;
  const each = judged.map((one) => ({ name: one.text.id, judged: [one] }));
  linesOf([{ name: 'all', judged }, ...each]).forEach(print);
  judged.slice(0, errors).flatMap(errorLines).forEach(print);
}

/** Texts of a corpus in brat standoff: their figures, and on request the same texts in our format. */
function measureBrat(path: string, { write, errors }: Options): void {
  const texts = readBratFolder(path);
  if (write !== undefined) writeTexts(write, texts);
  const parts = partsOf(texts.map((text) => judgeText(placeAnnotations(text))));
  print(`\n${path}`);
  linesOf(parts).forEach(print);
  const faulty = parts.flatMap(({ judged }) => judged.map(errorLines));
  faulty
    .filter((lines) => lines.length > 0)
    .slice(0, errors)
    .flat()
    .forEach(print);
}

function writeTexts(path: string, texts: readonly WrittenText[]): void {
  mkdirSync(path, { recursive: true });
  for (const text of texts)
    writeFileSync(join(path, `${text.id}.json`), `${JSON.stringify(text, null, 2)}\n`);
  note(`${texts.length} texts written to ${path}.`);
}

function evaluate(options: Options): void {
  print(`Extraction ${EXTRACTION_VERSION}`);
  const figures = committable(measure(OWN_TEXTS, options));
  if (options.data) measure(options.data, options);
  if (options.texts) measureByOffsets(options.texts, options);
  if (options.brat) measureBrat(options.brat, options);
  if (options.accept) {
    writeCommitted(figures);
    note('The present figures are now the committed ones.');
    return;
  }
  const lower = dropped(readCommitted(), figures);
  print(lower.length === 0 ? '\nNo committed figure dropped.' : '\nBelow the committed figures:');
  for (const line of lower) print(`  ${line}`);
}

endWithReader();

await new Command('evaluate:extraction')
  .description('Measures the proposing of claims on annotated texts; see docs/extraction.md.')
  .option('--data <dir>', 'a folder of other annotated texts in the same format', folder)
  .option('--texts <dir>', `a folder of the texts that ${BY_OFFSETS} annotates`, folder)
  .option('--brat <dir>', 'a folder of texts annotated in brat standoff, in English', folder)
  .option('--write <dir>', 'write the texts of --brat there in the documented format')
  .option('--errors <n>', 'the faults of so many texts', count, 0)
  .option('--held', 'show faults of the held half as well', false)
  .option('--accept', 'make the present figures those that CI holds', false)
  .action(evaluate)
  .parseAsync();

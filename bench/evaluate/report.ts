import { ansRetrieval, ansStance, ansUnrelated, readAns } from './ans.js';
import { type Collections, collectionFlags } from './collections.js';
import { feverSymmetric } from './fever.js';
import { hardSet, type JudgedCase } from './hard-set.js';
import type { Judge } from './judge.js';
import { negationNli } from './negation.js';
import { similarityRetriever } from './retriever.js';
import { type Measured, reliability } from './yardstick.js';

export interface ReportOptions {
  /** The folder of the development data; without it the project's own set alone is measured. */
  data: string | null;
  split: 'dev' | 'train';
  /** Shows the errors of the half that nobody tunes on. */
  held: boolean;
}

/** A yardstick, or why it was left out. */
export type Entry = Measured | { title: string; skipped: string };

function ansEntries(data: string, { split }: ReportOptions, judge: Judge): Entry[] {
  const rows = readAns(data, split);
  const skipped = `skipped: ${data}/ans/${split}.tsv is not there`;
  if (!rows) return [{ title: `ANS, ${split}`, skipped }];
  const stance = ansStance(rows, split, judge);
  return [
    stance,
    ansUnrelated(rows, split, judge),
    ansRetrieval(rows, split, similarityRetriever),
    reliability(`ANS ${split}`, stance.judged),
  ];
}

function dataEntries(data: string, options: ReportOptions, judge: Judge): Entry[] {
  const fever = feverSymmetric(data, judge);
  const absent = (file: string) => `skipped: ${data}/${file} is not there`;
  return [
    ...ansEntries(data, options, judge),
    fever ?? { title: 'FEVER-symmetric', skipped: absent('fever-symmetric/dev.tsv') },
    ...(fever ? [reliability('FEVER-symmetric', fever.judged)] : []),
    negationNli(data, judge) ?? {
      title: 'Negation NLI (MNLI)',
      skipped: absent('negation-nli/mnli.tsv'),
    },
  ];
}

/** Every yardstick in order: those on the data, then the hard set, which is always there. */
export function measureAll(
  options: ReportOptions,
  hardCases: readonly JudgedCase[],
  collections: Collections,
  judge: Judge,
): Entry[] {
  const skipped = 'skipped: give their folder with --data DIR';
  return [
    ...(options.data === null
      ? [{ title: 'ANS, FEVER-symmetric and negation NLI', skipped }]
      : dataEntries(options.data, options, judge)),
    hardSet(hardCases, 'dev', options.held),
    hardSet(hardCases, 'held', options.held),
    reliability('hard set', hardCases),
    collectionFlags(collections),
  ];
}

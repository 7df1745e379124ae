import type { Judge, Judged } from './judge.js';
import { scoresOf } from './metrics.js';
import { readRows } from './rows.js';
import { countKinds, countsOf, decisionLines, kindLines, type Measured } from './yardstick.js';

/** Any digit, a year's or a name's too: the definition must not lean on the engine's own reading. */
const NUMERIC = /\d/;
const DEFINITION = 'numeric pairs: the claim holds a digit';

/** Fact revisions in English: a claim with evidence that supports or refutes it. */
export function feverSymmetric(data: string, judge: Judge): Measured | null {
  const rows = readRows(`${data}/fever-symmetric`, 'dev.tsv', ['id', 'claim', 'evidence', 'label']);
  if (!rows) return null;
  const judged = rows.map(({ claim, evidence, label, line }): Judged => ({
    id: `fever-symmetric/dev.tsv line ${line}`,
    a: claim,
    b: evidence,
    label,
    conflict: label === 'REFUTES',
    judgement: judge({ statement: claim }, { statement: evidence }),
  }));
  const counts = countsOf(judged);
  const numeric = judged.filter(({ a }) => NUMERIC.test(a));
  const numericCounts = countsOf(numeric);
  const kinds = countKinds(judged);
  return {
    title: `FEVER-symmetric, dev: ${judged.length} pairs`,
    lines: [
      ...decisionLines(counts, 'REFUTES', 'SUPPORTS'),
      ...kindLines(kinds),
      `  ${DEFINITION}; ${numeric.length} pairs`,
      ...decisionLines(numericCounts, 'REFUTES', 'SUPPORTS'),
    ],
    data: {
      pairs: judged.length,
      ...scoresOf(counts),
      confusion: counts,
      kinds,
      numeric: {
        definition: DEFINITION,
        pairs: numeric.length,
        ...scoresOf(numericCounts),
        confusion: numericCounts,
      },
    },
    judged,
  };
}

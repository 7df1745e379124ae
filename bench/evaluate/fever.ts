import type { Judge, Judged } from './judge.js';
import { scoresOf, share } from './metrics.js';
import { readRows } from './rows.js';
import { figure, table } from './text.js';
import { countKinds, countsOf, decisionLines, kindLines, type Measured } from './yardstick.js';

/**
 * Numbers in digits, thousands marks taken out; a year's or a name's too. Kept apart from the
 * engine's reading, so that what it overlooks is still counted.
 */
export function digitsOf(text: string): Set<string> {
  const found = text.match(/\d+(?:,\d{3})*(?:\.\d+)?/g) ?? [];
  return new Set(found.map((number) => number.replaceAll(',', '')));
}

const missing = ({ a, b }: Judged): boolean => {
  const evidence = digitsOf(b);
  return [...digitsOf(a)].some((number) => !evidence.has(number));
};

const isNumeric = ({ a }: Judged): boolean => digitsOf(a).size > 0;

const differ = (each: Judged): boolean => {
  const [claim, evidence] = [digitsOf(each.a), digitsOf(each.b)];
  return evidence.size > 0 && (claim.size !== evidence.size || missing(each));
};

/** The baseline to beat: refuted where a number of the claim is not in the evidence. */
function numberRule(judged: readonly Judged[]): number | null {
  const right = judged.filter((each) => missing(each) === each.conflict).length;
  return share(right, judged.length);
}

function numericPart(definition: string, judged: readonly Judged[]) {
  const confusion = countsOf(judged);
  const numbers = { pairs: judged.length, numberRule: numberRule(judged) };
  return { definition, ...numbers, ...scoresOf(confusion), confusion };
}

function numericLines(parts: readonly ReturnType<typeof numericPart>[]): string[] {
  const rows = parts.map((part) => [
    part.definition,
    `${part.pairs}`,
    figure(part.accuracy),
    figure(part.precision),
    figure(part.recall),
    figure(part.numberRule),
  ]);
  return [
    ...table([
      ['numeric pairs', 'pairs', 'accuracy', 'precision', 'recall', 'number rule'],
      ...rows,
    ]),
    '  number rule: the accuracy of "refuted where a number of the claim is not in the evidence"',
  ];
}

/** Fact revisions in English: a claim with evidence that supports or refutes it. */
export function feverSymmetric(data: string, judge: Judge): Measured | null {
  const columns = ['id', 'claim', 'evidence', 'label'] as const;
  const rows = readRows(`${data}/fever-symmetric`, 'dev.tsv', columns);
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
  const kinds = countKinds(judged);
  const numeric = judged.filter(isNumeric);
  const parts = [
    numericPart('the claim holds a number in digits', numeric),
    numericPart('both hold numbers, not all the same', numeric.filter(differ)),
  ];
  return {
    title: `FEVER-symmetric, dev: ${judged.length} pairs`,
    lines: [
      ...decisionLines(counts, 'REFUTES', 'SUPPORTS'),
      ...kindLines(kinds),
      ...numericLines(parts),
    ],
    data: {
      pairs: judged.length,
      ...scoresOf(counts),
      confusion: counts,
      kinds,
      numeric: parts,
    },
    judged,
  };
}

import { FindingKind } from '../../src/contradictions/detection/types.js';
import type { Judge, Judged } from './judge.js';
import { share } from './metrics.js';
import { readRows } from './rows.js';
import { figure, table } from './text.js';
import type { Measured } from './yardstick.js';

/**
 * The words counted for parity. Kept apart from the engine's lexicon: a yardstick that reads with
 * the engine's eyes would not see what these overlook.
 */
const NEGATION_WORD =
  /\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot)\b|n['’]t\b/gi;

/** Whether the text holds an odd number of negation words: two of them take each other back. */
export function oddlyNegated(text: string): boolean {
  return (text.match(NEGATION_WORD)?.length ?? 0) % 2 === 1;
}

const withNegation = (judged: readonly Judged[]): Judged[] =>
  judged.filter(({ judgement }) => judgement.kinds.includes(FindingKind.NEGATION));

function precision(judged: readonly Judged[]) {
  const found = withNegation(judged);
  const right = found.filter(({ conflict }) => conflict).length;
  const conflicts = judged.filter(({ conflict }) => conflict).length;
  return {
    pairs: judged.length,
    contradictions: conflicts,
    findings: found.length,
    right,
    precision: share(right, found.length),
    recall: share(right, conflicts),
    baseRate: share(conflicts, judged.length),
  };
}

/** MNLI pairs with a "not" put in: is a difference in negation told from a contradiction? */
export function negationNli(data: string, judge: Judge): Measured | null {
  const rows = readRows(`${data}/negation-nli`, 'mnli.tsv', ['Text', 'Hypothesis', 'gold_label']);
  if (!rows) return null;
  const judged = rows.map(({ Text: a, Hypothesis: b, gold_label: label, line }): Judged => ({
    id: `negation-nli/mnli.tsv line ${line}`,
    a,
    b,
    label,
    conflict: label === 'contradiction',
    judgement: judge({ statement: a }, { statement: b }),
  }));
  const differing = judged.filter(({ a, b }) => oddlyNegated(a) !== oddlyNegated(b));
  const parts = { oneSide: precision(differing), all: precision(judged) };
  const row = (name: string, part: ReturnType<typeof precision>): string[] => [
    name,
    `${part.pairs}`,
    `${part.findings}`,
    `${part.right}`,
    figure(part.precision),
    figure(part.recall),
    figure(part.baseRate),
  ];
  return {
    title: `Negation NLI (MNLI): NEGATION findings, ${judged.length} pairs`,
    lines: [
      ...table([
        ['', 'pairs', 'findings', 'right', 'precision', 'recall', 'base rate'],
        row('one side negated', parts.oneSide),
        row('all rows', parts.all),
      ]),
      '  one side negated: an odd number of negation words on exactly one side; its base rate is what\n  the parity rule gets, which calls every such pair a contradiction',
    ],
    data: parts,
    // Findings of other kinds are no business of this yardstick, nor are what it did not seek.
    judged: withNegation(judged).filter(({ conflict }) => !conflict),
  };
}

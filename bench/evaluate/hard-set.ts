import { DismissalReason, FindingKind } from '../../src/contradictions/detection/types.js';
import type { Half, PlacedCase } from './hard-cases.js';
import type { Judge, Judged } from './judge.js';
import { scoresOf, share } from './metrics.js';
import { figure, table } from './text.js';
import { countKinds, countsOf, kindLines, type Measured } from './yardstick.js';

export type JudgedCase = Judged & { case: PlacedCase };

export function judgeCases(cases: readonly PlacedCase[], judge: Judge): JudgedCase[] {
  return cases.map((each) => ({
    case: each,
    id: each.id,
    a: each.a.statement,
    b: each.b.statement,
    label: each.expect.kind ?? each.expect.reason ?? 'no conflict',
    conflict: each.expect.kind !== null,
    judgement: judge(each.a, each.b),
  }));
}

/** How one part of the set fared. Precision and recall are 0–1. */
export interface PartFigures {
  conflicts: number;
  negatives: number;
  precision: number | null;
  recall: number | null;
  /** Of the conflicts, the share flagged with the kind expected among the kinds named. */
  named: number | null;
  falseAlarms: number;
}

export function partFigures(judged: readonly JudgedCase[]): PartFigures {
  const counts = countsOf(judged);
  const scores = scoresOf(counts);
  const conflicts = counts.truePositives + counts.falseNegatives;
  const named = judged.filter(
    ({ case: { expect }, judgement }) => expect.kind && judgement.kinds.includes(expect.kind),
  ).length;
  return {
    conflicts,
    negatives: counts.falsePositives + counts.trueNegatives,
    precision: scores.precision,
    recall: scores.recall,
    named: share(named, conflicts),
    falseAlarms: counts.falsePositives,
  };
}

/** Figures of each part, by what `part` calls a case's part; parts in alphabetical order. */
export function figuresBy(
  judged: readonly JudgedCase[],
  part: (each: PlacedCase) => string,
): Record<string, PartFigures> {
  const names = [...new Set(judged.map((each) => part(each.case)))].sort();
  return Object.fromEntries(
    names.map((name) => [name, partFigures(judged.filter((each) => part(each.case) === name))]),
  );
}

export interface ReasonFigures {
  negatives: number;
  falseAlarms: number;
  /** Left alone, and held back with the reason expected. */
  heldBackSo: number;
  /** Left alone, with findings held back for other reasons only. */
  heldBackOtherwise: number;
  /** Left alone without a word: no rule found anything to hold back. */
  silent: number;
}

export function reasonFigures(judged: readonly JudgedCase[]): Record<string, ReasonFigures> {
  const result: Record<string, ReasonFigures> = {};
  for (const { case: each, conflict, judgement } of judged) {
    if (conflict) continue;
    const figures = (result[each.expect.reason ?? 'none expected'] ??= {
      negatives: 0,
      falseAlarms: 0,
      heldBackSo: 0,
      heldBackOtherwise: 0,
      silent: 0,
    });
    const reasons = judgement.comparison.suppressed.map(({ reason }) => reason as string);
    figures.negatives++;
    if (judgement.flagged) figures.falseAlarms++;
    else if (reasons.includes(each.expect.reason ?? '')) figures.heldBackSo++;
    else if (reasons.length > 0) figures.heldBackOtherwise++;
    else figures.silent++;
  }
  return result;
}

const partRow = (name: string, part: PartFigures): string[] => [
  name,
  `${part.conflicts}`,
  `${part.negatives}`,
  figure(part.precision),
  figure(part.recall),
  figure(part.named),
  `${part.falseAlarms}`,
];

const PART_HEAD = ['', 'conflicts', 'negatives', 'precision', 'recall', 'named', 'false alarms'];
const REASON_HEAD = [
  'negatives by reason',
  'all',
  'flagged',
  'held back so',
  'held back otherwise',
  'silent',
];

/** The project's own pairs, of one half. The held half gives figures and no errors to read. */
export function hardSet(judged: readonly JudgedCase[], half: Half, showHeld: boolean): Measured {
  const own = judged.filter((each) => each.case.half === half);
  const families = figuresBy(own, ({ family }) => family);
  const languages = figuresBy(own, ({ lang }) => lang);
  const reasons = reasonFigures(own);
  const kinds = countKinds(own);
  const all = partFigures(own);
  return {
    title: `Hard set, ${half} half: ${own.length} pairs`,
    lines: [
      ...table([
        PART_HEAD,
        partRow('all', all),
        ...Object.entries(families).map(([name, part]) => partRow(name, part)),
        ...Object.entries(languages).map(([name, part]) => partRow(name, part)),
      ]),
      ...kindLines(kinds),
      ...table([
        REASON_HEAD,
        ...Object.entries(reasons).map(([reason, r]) => [
          reason,
          `${r.negatives}`,
          `${r.falseAlarms}`,
          `${r.heldBackSo}`,
          `${r.heldBackOtherwise}`,
          `${r.silent}`,
        ]),
      ]),
    ],
    data: { all, families, languages, reasons, kinds },
    judged: half === 'dev' || showHeld ? own : [],
  };
}

/** What is wrong with a case, in one line each; empty where all are well-formed. */
export function faultsOf(cases: readonly PlacedCase[]): string[] {
  const kinds = Object.values(FindingKind) as string[];
  const reasons = Object.values(DismissalReason) as string[];
  const seen = new Set<string>();
  return cases.flatMap(({ id, half, family, lang, a, b, expect }) => {
    const faults: string[] = [];
    // A group of pairs may have a name of its own before the language: dev-plain-elsewhere-ar-01.
    if (!new RegExp(`^${half}-${family}-(?:[a-z]+-)?${lang}-\\d+$`).test(id))
      faults.push(`should begin with ${half}-${family}-${lang}-`);
    if (seen.has(id)) faults.push('is there twice');
    seen.add(id);
    if (!a.statement || !b.statement) faults.push('lacks a statement');
    if (expect.kind !== null && !kinds.includes(expect.kind))
      faults.push(`has an unknown kind ${expect.kind}`);
    if (expect.reason && !reasons.includes(expect.reason))
      faults.push(`has an unknown reason ${expect.reason}`);
    if (expect.reason && expect.kind !== null) faults.push('names a reason beside a kind');
    return faults.map((fault) => `${id} ${fault}`);
  });
}

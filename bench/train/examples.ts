import { existsSync, readdirSync, readFileSync } from 'node:fs';
import {
  type AnalysedStatement,
  analyse,
} from '../../src/contradictions/detection/reading/analyse.js';
import { evidenceOf } from '../../src/contradictions/detection/alignment/evidence.js';
import type { Features } from '../../src/contradictions/detection/alignment/features.js';
import { FeatureRow } from '../../src/contradictions/detection/alignment/feature-row.js';
import { unitsOf } from '../../src/contradictions/detection/alignment/units.js';
import {
  arguedBy,
  barOfFound,
  isWeighed,
  measure,
  settledBy,
} from '../../src/contradictions/detection/alignment/alignment.rule.js';
import type { ConflictModel } from '../../src/contradictions/detection/alignment/weights.js';
import { examine } from '../../src/contradictions/detection/compare.js';
import type { Examined } from '../../src/contradictions/detection/examined.js';
import type { FindingKind, StatementInput } from '../../src/contradictions/detection/types.js';
import { LazyPair } from '../../src/contradictions/detection/pairs/lazy-pair.js';
import { readAns, unrelatedPairs } from '../evaluate/ans.js';
import { BLIND, NEXT } from '../claims/written-together.js';
import { Random } from '../random.js';
import { readRows } from '../evaluate/rows.js';

export type BarName = keyof Pick<
  ConflictModel,
  'threshold' | 'doubted' | 'disbelieved' | 'overruling'
>;

/** A labelled pair as training sees it. */
export interface Example {
  source: string;
  /** Examples of one group share a sentence: they must not be split between training and testing. */
  group: string;
  /** null for two statements of two rows, which have nothing to do with each other. */
  conflict: boolean | null;
  /** The kind of conflict, where somebody has named it. */
  kind?: FindingKind | null;
  /** What the engine does without a model: rules find a conflict, the model is asked, or the gate is shut. */
  outcome: 'FOUND' | 'ASKED' | 'SHUT';
  /** From which probability on the model's answer flags the pair; null where it makes no difference. */
  bar: BarName | null;
  features: Features;
  /** The keys of all that either statement has. */
  keys: readonly string[];
}

export type Labelled = Pick<Example, 'source' | 'group' | 'conflict' | 'kind'> & {
  a: StatementInput;
  b: StatementInput;
};

const readings = new Map<string, AnalysedStatement>();

/** A statement's reading, worked out once. */
export function readingOf(input: StatementInput): AnalysedStatement {
  const key = JSON.stringify(input);
  const known = readings.get(key) ?? analyse(input);
  readings.set(key, known);
  return known;
}

function barOf(examined: Examined): BarName | null {
  if (examined.found.length > 0) return isWeighed(examined) ? barOfFound(examined) : null;
  if (settledBy(examined) !== null) return null;
  return arguedBy(examined) === null ? 'threshold' : 'overruling';
}

export function exampleOf({ a: one, b: other, ...labels }: Labelled): Example {
  const [a, b] = [readingOf(one), readingOf(other)];
  const examined = examine(a, b);
  const pair = examined?.pair ?? new LazyPair(a, b);
  const evidence = evidenceOf(a, b, examined)!;
  return {
    ...labels,
    outcome: !examined ? 'SHUT' : examined.found.length > 0 ? 'FOUND' : 'ASKED',
    bar: examined && barOf(examined),
    features: measure(new FeatureRow(), pair, evidence).toFeatures(),
    keys: [...new Set([...unitsOf(a), ...unitsOf(b)].map(({ key }) => key))],
  };
}

/** The group of each text: pairs that share one, or that a chain of shared texts joins, are one group. */
export function groupsOf(pairs: readonly (readonly [string, string])[]): (text: string) => string {
  const parents = new Map<string, string>();
  const rootOf = (name: string): string => {
    const parent = parents.get(name) ?? name;
    return parent === name ? name : rootOf(parent);
  };
  for (const [one, other] of pairs) parents.set(rootOf(one), rootOf(other));
  return rootOf;
}

/** Arabic headlines (Khouja 2020): agree and disagree, and as many unrelated pairs as asked for. */
export function ansExamples(data: string, split: string, unrelated: number): Example[] {
  const rows = readAns(data, split) ?? [];
  const source = `ans-${split}`;
  const groupOf = groupsOf(rows.map(({ s1, s2 }) => [s1, s2]));
  const stated = rows
    .filter(({ stance }) => stance === 'agree' || stance === 'disagree')
    .map(({ s1, s2, stance }) =>
      exampleOf({
        source,
        group: groupOf(s1),
        conflict: stance === 'disagree',
        a: { statement: s1 },
        b: { statement: s2 },
      }),
    );
  const shuffled = unrelatedPairs(rows, unrelated).map(([{ s1 }, { s2 }]) =>
    exampleOf({
      source,
      group: groupOf(s1),
      conflict: null,
      a: { statement: s1 },
      b: { statement: s2 },
    }),
  );
  return [...stated, ...shuffled];
}

/** English fact revisions (Schuster et al. 2019). Pairs that share a claim or its evidence are one group. */
export function feverExamples(data: string): Example[] {
  const rows = readRows(`${data}/fever-symmetric`, 'dev.tsv', ['claim', 'evidence', 'label']) ?? [];
  const groupOf = groupsOf(rows.map(({ claim, evidence }) => [claim, `e ${evidence}`]));
  return rows.map(({ claim, evidence, label }) =>
    exampleOf({
      source: 'fever-symmetric',
      group: groupOf(claim),
      conflict: label === 'REFUTES',
      a: { statement: claim },
      b: { statement: evidence },
    }),
  );
}

/** Sentence pairs with inserted negations (Hossain et al. 2020, MNLI part). */
export function negationExamples(data: string): Example[] {
  const columns = ['Text', 'Hypothesis', 'gold_label'] as const;
  const rows = readRows(`${data}/negation-nli`, 'mnli.tsv', columns) ?? [];
  return rows.map(({ Text, Hypothesis, gold_label: label }) =>
    exampleOf({
      source: 'negation-nli',
      group: Text,
      conflict: label === 'contradiction',
      a: { statement: Text },
      b: { statement: Hypothesis },
    }),
  );
}

interface OwnPair {
  a: StatementInput;
  b: StatementInput;
  expect: { kind: FindingKind | null };
  file: string;
  /** Its place in its file: pairs are often written two by two, a conflict and a negative of the same matter. */
  at: number;
}

const isBlind = (file: string): boolean => BLIND.test(/-(\w+)\.json$/.exec(file)?.[1] ?? '');

/** The project's own pairs, from every file of a folder whose name the test accepts. */
export function ownPairs(folder: string, accepts: (file: string) => boolean): OwnPair[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.json') && accepts(name));
  return files.flatMap((file) =>
    (JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as OwnPair[]).map((pair, at) => ({
      ...pair,
      file,
      at,
    })),
  );
}

export const ownExamples = (folder: string, accepts: (file: string) => boolean): Example[] =>
  ownPairs(folder, accepts).map(({ a, b, expect, file, at }) =>
    exampleOf({
      source: isBlind(file) ? 'own-news' : 'own',
      group: `${file} ${Math.floor(at / 2)}`,
      conflict: expect.kind !== null,
      kind: expect.kind,
      a,
      b,
    }),
  );

const SEED = 3;

/** Sides of two of the project's own pairs, in any two languages, without what is known of who said them when. */
export function ownUnrelated(folder: string, wanted: number): Example[] {
  const random = new Random(SEED);
  const pairs = ownPairs(folder, (file) => file.startsWith('dev-') && isBlind(file));
  return Array.from({ length: wanted }, () => [random.pick(pairs), random.pick(pairs)] as const)
    .filter(([one, other]) => one.file !== other.file || Math.abs(one.at - other.at) > NEXT)
    .map(([one, other]) =>
      exampleOf({
        source: 'own-news',
        group: one.a.statement,
        conflict: null,
        a: { statement: one.a.statement },
        b: { statement: other.b.statement },
      }),
    );
}

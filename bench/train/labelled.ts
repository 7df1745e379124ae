import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { FindingKind, StatementInput } from '../../src/contradictions/detection/types.js';
import { BLIND, NEXT } from '../claims/written-together.js';
import { readAns, unrelatedPairs } from '../evaluate/ans.js';
import { readRows } from '../evaluate/rows.js';
import { Random } from '../random.js';

/** Two statements that somebody has judged. */
export interface Labelled {
  source: string;
  /** Examples of one group share a sentence: they must not be split between training and testing. */
  group: string;
  /** null for two statements of two rows, which have nothing to do with each other. */
  conflict: boolean | null;
  /** The kind of conflict, where somebody has named it. */
  kind?: FindingKind | null;
  a: StatementInput;
  b: StatementInput;
}

/** The group of each text: pairs that share one, or that a chain of shared texts joins, are one group. */
function groupsOf(pairs: readonly (readonly [string, string])[]): (text: string) => string {
  const parents = new Map<string, string>();
  const rootOf = (name: string): string => {
    const parent = parents.get(name) ?? name;
    return parent === name ? name : rootOf(parent);
  };
  for (const [one, other] of pairs) parents.set(rootOf(one), rootOf(other));
  return rootOf;
}

/** Arabic headlines (Khouja 2020): agree and disagree, and as many unrelated pairs as asked for. */
export function headlines(data: string, split: string, unrelated: number): Labelled[] {
  const rows = readAns(data, split) ?? [];
  const source = `ans-${split}`;
  const groupOf = groupsOf(rows.map(({ s1, s2 }) => [s1, s2]));
  const labelled = (s1: string, s2: string, conflict: boolean | null): Labelled => ({
    source,
    group: groupOf(s1),
    conflict,
    a: { statement: s1 },
    b: { statement: s2 },
  });
  return [
    ...rows
      .filter(({ stance }) => stance === 'agree' || stance === 'disagree')
      .map(({ s1, s2, stance }) => labelled(s1, s2, stance === 'disagree')),
    ...unrelatedPairs(rows, unrelated).map(([{ s1 }, { s2 }]) => labelled(s1, s2, null)),
  ];
}

/** English fact revisions (Schuster et al. 2019). Pairs that share a claim or its evidence are one group. */
export function revisions(data: string): Labelled[] {
  const rows = readRows(`${data}/fever-symmetric`, 'dev.tsv', ['claim', 'evidence', 'label']) ?? [];
  const groupOf = groupsOf(rows.map(({ claim, evidence }) => [claim, `e ${evidence}`]));
  return rows.map(({ claim, evidence, label }) => ({
    source: 'fever-symmetric',
    group: groupOf(claim),
    conflict: label === 'REFUTES',
    a: { statement: claim },
    b: { statement: evidence },
  }));
}

/** Sentence pairs with inserted negations (Hossain et al. 2020, MNLI part). */
export function insertedNegations(data: string): Labelled[] {
  const columns = ['Text', 'Hypothesis', 'gold_label'] as const;
  const rows = readRows(`${data}/negation-nli`, 'mnli.tsv', columns) ?? [];
  return rows.map(({ Text, Hypothesis, gold_label: label }) => ({
    source: 'negation-nli',
    group: Text,
    conflict: label === 'contradiction',
    a: { statement: Text },
    b: { statement: Hypothesis },
  }));
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
function ownPairs(folder: string, accepts: (file: string) => boolean): OwnPair[] {
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

/** What engineers wrote beside the rules, to show what each is to find and to leave alone. */
export const shownCases = (): OwnPair[] => ownPairs('test/detection-cases', () => true);

/** The half of the hard set that may be learned from. */
export const developmentPairs = (): OwnPair[] =>
  ownPairs('test/hard-set', (file) => file.startsWith('dev-'));

export const labelledOf = ({ a, b, expect, file, at }: OwnPair): Labelled => ({
  source: isBlind(file) ? 'own-news' : 'own',
  group: `${file} ${Math.floor(at / 2)}`,
  conflict: expect.kind !== null,
  kind: expect.kind,
  a,
  b,
});

/** A pair's two statements, without what is known of who said them when. */
export const byWordsAlone = <Pair extends Pick<Labelled, 'a' | 'b'>>(pair: Pair): Pair => ({
  ...pair,
  a: { statement: pair.a.statement },
  b: { statement: pair.b.statement },
});

/**
 * What is called a conflict: headlines, revisions of facts, and the development half of the own pairs. All by their words alone,
 * as what a search proposes is known: when something was said must not tell the two apart.
 */
export const conflictsByWords = (data: string): Labelled[] =>
  [...headlines(data, 'train', 0), ...revisions(data), ...developmentPairs().map(labelledOf)]
    .filter(({ conflict }) => conflict)
    .map(byWordsAlone);

const SEED = 3;

/** Sides of two of the project's own pairs, in any two languages, by their words alone. */
export function ownUnrelated(wanted: number): Labelled[] {
  const random = new Random(SEED);
  const pairs = developmentPairs().filter(({ file }) => isBlind(file));
  return Array.from({ length: wanted }, () => [random.pick(pairs), random.pick(pairs)] as const)
    .filter(([one, other]) => one.file !== other.file || Math.abs(one.at - other.at) > NEXT)
    .map(([{ a }, { b }]) =>
      byWordsAlone({ source: 'own-news', group: a.statement, conflict: null, a, b }),
    );
}

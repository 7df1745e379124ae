import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { examine } from '../compare.js';
import { analyse } from '../reading/analyse.js';
import type { StatementInput } from '../types.js';
import { evidenceOfOneMatter, measure } from './alignment.rule.js';
import { UNASKED } from './bars.js';
import { LATE_FEATURES } from './context-features.js';
import { FeatureRow } from './feature-row.js';
import type { Features } from './features.js';
import { calibrated, conflictOdds, leafOf } from './judge.js';
import { mayReach } from './screen.js';
import { type Boosted, WEIGHTS } from './weights.js';

const { conflict } = WEIGHTS;

/** The values that the model's trees tell apart of each feature: 0, each cut, and what lies beyond. */
const telling = new Map(conflict.features.map((name) => [name, new Set([0])]));
for (const { feature, threshold } of conflict.trees)
  for (const [at, split] of feature.entries())
    if (split >= 0) {
      const values = telling.get(conflict.features[split]!)!;
      values.add(threshold[at]!).add(threshold[at]! + 0.0001);
    }

const rows: fc.Arbitrary<Features> = fc.record(
  Object.fromEntries(
    [...telling].map(([name, values]) => [name, fc.constantFrom(...values)] as const),
  ),
);

const early = (row: Features): FeatureRow =>
  new FeatureRow().add(
    Object.fromEntries(Object.entries(row).filter(([name]) => !LATE_FEATURES.has(name))),
  );

const { trees: first, least } = conflict.early!;
const firstTrees = conflict.trees.slice(0, first);

function sumOf(row: Features, trees = conflict.trees): number {
  const values = conflict.features.map((name) => row[name] ?? 0);
  return trees.reduce((sum, tree) => sum + leafOf(tree, values), conflict.bias);
}

/** Nearer than this to what is asked of the early trees, sums may be rounded to either side. */
const CLOSE = 1e-3;
const isClose = (row: Features): boolean => Math.abs(sumOf(row, firstTrees) - least) < CLOSE;
const fallsShort = (row: Features): boolean => sumOf(row, firstTrees) < least + CLOSE;

interface Case {
  a: StatementInput;
  b: StatementInput;
}

const casesOf = (family: string): Case[] =>
  JSON.parse(
    readFileSync(
      new URL(`../../../../test/detection-cases/${family}.json`, import.meta.url),
      'utf8',
    ),
  ) as Case[];

/** What is known early of the sides of different cases that are of one matter and in which no rule finds a conflict. */
function strangers(family: string): FeatureRow[] {
  const read = casesOf(family).map(({ a, b }) => ({ a: analyse(a), b: analyse(b) }));
  return read.flatMap(({ a }, at) =>
    read.slice(at + 1).flatMap(({ b }) => {
      const examined = examine(a, b);
      if (!examined || examined.found.length > 0) return [];
      const evidence = evidenceOfOneMatter(examined, UNASKED);
      if (!evidence) return [];
      return [early(measure(new FeatureRow(), examined.pair, evidence).toFeatures())];
    }),
  );
}

const probability = (row: FeatureRow): number => calibrated(conflict, conflictOdds(conflict, row));

describe('the screen before the late features', () => {
  it('lets through whatever the model finds as likely with them, however likely that is', () => {
    fc.assert(
      fc.property(rows, (row) => {
        fc.pre(!fallsShort(row));
        return mayReach(early(row), probability(new FeatureRow().add(row)));
      }),
    );
  });

  it('lets through what is as likely though none of them holds', () => {
    fc.assert(
      fc.property(rows, (row) => {
        const without = early(row);
        fc.pre(!fallsShort(without.toFeatures()));
        return mayReach(without, probability(without));
      }),
    );
  });

  it('turns away much of what is of one matter and was not written to conflict', () => {
    const measured = ['opposition', 'negation'].flatMap(strangers);
    expect(measured.length).toBeGreaterThan(100);
    const away = measured.filter((row) => !mayReach(row, UNASKED.conflict));
    expect(away.length).toBeGreaterThan(measured.length / 5);
  });

  it('knows its late features by the names that the model has learned', () => {
    const known = new Set(conflict.features);
    expect([...LATE_FEATURES].filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('the sum of all trees', () => {
  it('is that of the leaves that a row falls into', () => {
    const whole: Boosted = { ...conflict, early: undefined };
    fc.assert(
      fc.property(rows, (row) => {
        expect(conflictOdds(whole, new FeatureRow().add(row))).toBeCloseTo(sumOf(row), 6);
      }),
    );
  });

  it('is that of the early ones where they fall short', () => {
    fc.assert(
      fc.property(rows, (row) => {
        fc.pre(!isClose(row));
        const odds = fallsShort(row) ? sumOf(row, firstTrees) : sumOf(row);
        expect(conflictOdds(conflict, new FeatureRow().add(row))).toBeCloseTo(odds, 6);
      }),
    );
  });

  it('flags nothing and upholds nothing where the early ones fall short', () => {
    expect(calibrated(conflict, least)).toBeLessThan(conflict.disbelieved);
  });
});

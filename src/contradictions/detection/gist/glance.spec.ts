import { afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ALIGNMENT_RULE } from '../alignment/alignment.rule.js';
import { FeatureRow } from '../alignment/feature-row.js';
import { conflictOdds, leafOf, reaches } from '../alignment/judge.js';
import { UNASKED, WHEN_ASKED } from '../alignment/bars.js';
import { WEIGHTS } from '../alignment/weights.js';
import { conflictBetween } from '../compare.js';
import { analyse } from '../reading/analyse.js';
import { gistOf } from './gist.js';
import { glanceFeatures } from './glance-features.js';
import { met } from './glance.js';
import { mayConflict } from './may-conflict.js';

const { glance: model } = WEIGHTS;

/** The values that the model's trees tell apart of each feature. */
const telling = new Map(model.features.map((name) => [name, new Set([0])]));
for (const { feature, threshold } of model.trees)
  for (const [at, split] of feature.entries())
    if (split >= 0)
      telling
        .get(model.features[split]!)!
        .add(threshold[at]!)
        .add(threshold[at]! + 0.0001);

const rows = fc.record(
  Object.fromEntries(
    [...telling].map(([name, values]) => [name, fc.constantFrom(...values)] as const),
  ),
);

const read = (statement: string) => analyse({ statement });
const featuresOf = (one: string, other: string) =>
  glanceFeatures(new FeatureRow(), met(gistOf(read(one))!, gistOf(read(other))!)).toFeatures();

const PAIRS: [string, string][] = [
  ['The minister arrived in Basra on 3 May with 40 aides', 'The minister left Mosul in June'],
  ['نفى الوزير إغلاق المعبر أمام 200 شاحنة', 'أكد الوزير فتح المعبر وعبور الشاحنات'],
  ['نفى الوزير إغلاق المعبر', 'The minister said the crossing was closed to 200 lorries'],
];

describe('a glance at two gists', () => {
  it('adds its trees up, and stops early only where that makes no difference', () => {
    fc.assert(
      fc.property(rows, fc.double({ min: -8, max: 8, noNaN: true }), (features, odds) => {
        const row = new FeatureRow().add(features);
        const values = model.features.map((name) => features[name] ?? 0);
        const sum = model.trees.reduce((all, tree) => all + leafOf(tree, values), model.bias);
        fc.pre(Math.abs(sum - odds) > 1e-3);
        expect(conflictOdds(model, row)).toBeCloseTo(sum, 4);
        expect(reaches(model, row, odds)).toBe(sum > odds);
      }),
    );
  });

  it.each(PAIRS)('takes in the same whichever comes first: %s', (one, other) => {
    expect(featuresOf(one, other)).toEqual(featuresOf(other, one));
    expect(Object.keys(featuresOf(one, other)).length).toBeGreaterThan(20);
  });
});

describe('what a glance turns away', () => {
  afterEach(() => {
    WEIGHTS.glance = model;
  });

  const found = (pair: [string, string], bar = UNASKED): string[] => {
    const [a, b] = pair.map(read);
    return conflictBetween(a!, b!, bar)?.findings.map(({ rule }) => rule) ?? [];
  };
  const goesOn = (pair: [string, string]): boolean => {
    const [a, b] = pair.map((statement) => gistOf(read(statement))!);
    return mayConflict(a!, b!);
  };
  const LEARNED: [string, string] = [
    "Bulgaria's consul in Odessa throughout 2016 was Petar Vulchev",
    'Ana Dimitrova served as Bulgarian consul in Odessa in 2016',
  ];
  const BY_RULE: [string, string] = [
    'The harbour council approved the ferry contract',
    'The harbour council rejected the ferry contract',
  ];

  it('leaves open what only the model finds', () => {
    expect(found(LEARNED)).toEqual([ALIGNMENT_RULE.name]);
    expect(goesOn(LEARNED)).toBe(true);
  });

  it('ends most that a search proposes of one body', () => {
    const others: [string, string] = [
      'The harbour council hired forty guards for the new terminal',
      'The harbour council thanked the fishermen for their patience',
    ];
    expect(goesOn(others)).toBe(false);
    WEIGHTS.glance = { ...model, least: -Infinity };
    expect(goesOn(others)).toBe(true);
  });

  it('is reported of no two claims of a collection, and of two that somebody puts side by side', () => {
    WEIGHTS.glance = { ...model, least: Infinity };
    expect(goesOn(LEARNED)).toBe(false);
    expect(found(LEARNED)).toEqual([]);
    expect(found(LEARNED, WHEN_ASKED)).toEqual([ALIGNMENT_RULE.name]);
  });

  it('has no part in what rules find', () => {
    WEIGHTS.glance = { ...model, least: Infinity };
    expect(goesOn(BY_RULE)).toBe(true);
    expect(found(BY_RULE)).toEqual(['opposition.lexicon']);
  });
});

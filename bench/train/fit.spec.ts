import { describe, expect, it } from '@jest/globals';
import { FeatureRow } from '../../src/contradictions/detection/alignment/feature-row.js';
import { kindOf } from '../../src/contradictions/detection/alignment/kinds.js';
import { WEIGHTS } from '../../src/contradictions/detection/alignment/weights.js';
import { FindingKind } from '../../src/contradictions/detection/types.js';
import type { Example } from './examples.js';
import { fitKinds } from './fit.js';

const exampleOf = (kind: FindingKind | null, features: Record<string, number>): Example => ({
  source: 'own',
  group: 'one',
  conflict: kind !== null,
  kind,
  outcome: 'ASKED',
  bar: 'threshold',
  features,
  keys: [],
});

const many = (kind: FindingKind | null, features: Record<string, number>, count = 40): Example[] =>
  Array.from({ length: count }, () => exampleOf(kind, features));

describe('kinds of conflict', () => {
  const models = fitKinds([
    ...many(FindingKind.QUANTITY, { numbersDiffer: 1, counted: 2 }),
    ...many(FindingKind.IDENTITY, { namesDiffer: 1 }),
    ...many(FindingKind.SELF, { sameSpeaker: 1 }),
    ...many(FindingKind.TIMING, { datesDiffer: 1 }, 5),
    ...many(null, { numbersDiffer: 1 }),
  ]);

  it('are learned from conflicts, but a reversal and what is too rare', () => {
    expect(Object.keys(models).sort()).toEqual([FindingKind.IDENTITY, FindingKind.QUANTITY]);
  });

  it('are told by how two statements differ', () => {
    const shipped = WEIGHTS.kinds;
    WEIGHTS.kinds = models;
    try {
      const kindBy = (features: Record<string, number>): FindingKind =>
        kindOf(new FeatureRow().add(features), FindingKind.OPPOSITION);
      expect(kindBy({ numbersDiffer: 1, counted: 2 })).toBe(FindingKind.QUANTITY);
      expect(kindBy({ namesDiffer: 1 })).toBe(FindingKind.IDENTITY);
    } finally {
      WEIGHTS.kinds = shipped;
    }
  });

  it('are as given where none was learned', () => {
    const shipped = WEIGHTS.kinds;
    WEIGHTS.kinds = {};
    try {
      expect(kindOf(new FeatureRow(), FindingKind.NEGATION)).toBe(FindingKind.NEGATION);
    } finally {
      WEIGHTS.kinds = shipped;
    }
  });
});

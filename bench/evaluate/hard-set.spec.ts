import { describe, expect, it } from '@jest/globals';
import { dropped, readFigures } from '../committed-figures.js';
import { FIGURES_FILE, figuresOf, HOW_TO_ACCEPT } from './committed.js';
import { measureCollections } from './collections.js';
import { type PlacedCase, readHardCases } from './hard-cases.js';
import { faultsOf, judgeCases, partFigures, reasonFigures } from './hard-set.js';
import { newJudge } from './judge.js';
import { FindingKind } from '../../src/contradictions/detection/types.js';

describe('the hard set', () => {
  const cases = readHardCases();

  it('is well-formed', () => expect(faultsOf(cases)).toEqual([]));

  it('is balanced: half of it must be left alone, in every family and language', () => {
    const negatives = cases.filter(({ expect: { kind } }) => kind === null);
    expect(cases.length).toBeGreaterThanOrEqual(360);
    expect(negatives.length / cases.length).toBeGreaterThan(0.45);
    expect(negatives.length / cases.length).toBeLessThan(0.55);
    for (const half of ['dev', 'held'])
      for (const lang of ['ar', 'en', 'mixed'])
        expect(
          cases.filter((each) => each.half === half && each.lang === lang).length,
        ).toBeGreaterThan(30);
  });

  // Errors of the held half must stay unread, so the figures speak and not the cases.
  it('is judged no worse than the committed figures', () => {
    const lower = dropped(
      readFigures(FIGURES_FILE),
      figuresOf(judgeCases(cases, newJudge()), measureCollections(cases)),
    );
    const message = [...lower, `If that is the price of an improvement: ${HOW_TO_ACCEPT}.`];
    if (lower.length > 0) throw new Error(message.join('\n'));
  });
});

const made = (id: string, a: string, b: string, expected: PlacedCase['expect']): PlacedCase => ({
  id,
  lang: 'en',
  half: 'dev',
  family: 'quantity',
  a: { statement: a },
  b: { statement: b },
  expect: expected,
});

const found = made(
  'dev-quantity-en-01',
  'The fire in the Zarqa warehouse killed 12 people on Monday',
  'The fire in the Zarqa warehouse killed 19 people on Monday',
  { kind: FindingKind.QUANTITY },
);
const missed = made('dev-quantity-en-02', 'The sky is blue', 'Wheat is dear in Amman', {
  kind: FindingKind.QUANTITY,
});
const alarm = made('dev-quantity-en-03', found.a.statement, found.b.statement, { kind: null });
const silent = made('dev-quantity-en-04', missed.a.statement, missed.b.statement, { kind: null });

describe('partFigures', () => {
  it('counts pairs, and apart from that the kind named', () => {
    const judged = judgeCases([found, missed, alarm, silent], newJudge());
    expect(partFigures(judged)).toEqual({
      conflicts: 2,
      negatives: 2,
      precision: 0.5,
      recall: 0.5,
      named: 0.5,
      falseAlarms: 1,
    });
    const other = judgeCases([{ ...found, expect: { kind: FindingKind.TIMING } }], newJudge());
    expect(partFigures(other)).toMatchObject({ recall: 1, named: 0 });
  });
});

describe('reasonFigures', () => {
  it('tells a false alarm from silence', () => {
    const judged = judgeCases([found, alarm, silent], newJudge());
    expect(reasonFigures(judged)).toEqual({
      'none expected': {
        negatives: 2,
        falseAlarms: 1,
        heldBackSo: 0,
        heldBackOtherwise: 0,
        silent: 1,
      },
    });
  });
});

describe('faultsOf', () => {
  it('names what is wrong', () => {
    const wrong = { ...found, id: 'held-quantity-en-01', expect: { kind: null, reason: 'WHY' } };
    expect(faultsOf([silent, silent, wrong])).toEqual([
      'dev-quantity-en-04 is there twice',
      'held-quantity-en-01 should begin with dev-quantity-en-',
      'held-quantity-en-01 has an unknown reason WHY',
    ]);
  });
});

describe('dropped', () => {
  it('forgives rounding, and nothing else', () => {
    expect(dropped({ recall: 0.8 }, { recall: 0.7996 })).toEqual([]);
    expect(dropped({ recall: 0.8 }, { recall: 0.799 })).toEqual(['recall fell from 0.8 to 0.799']);
    expect(dropped({ recall: 0.8, precision: null }, { recall: 0.9, precision: 0.5 })).toEqual([]);
  });

  it('does not let a figure disappear', () => {
    expect(dropped({ 'dev.timing.recall': 0.8 }, {})).toEqual([
      'dev.timing.recall was 0.8 and is no longer measured',
    ]);
  });
});

describe('figuresOf', () => {
  it('names a figure for each half and family', () => {
    const judged = judgeCases([found, missed, alarm, silent], newJudge());
    expect(figuresOf(judged)).toMatchObject({
      'dev.named': 0.5,
      'dev.all.precision': 0.5,
      'dev.quantity.recall': 0.5,
    });
    const alone = judgeCases([silent], newJudge());
    expect(figuresOf(alone)).toMatchObject({ 'dev.quantity.leftAlone': 1 });
  });
});

import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AnsRow, ansRetrieval, rankOfRight, readAns, unrelatedPairs } from './ans.js';
import { digitsOf } from './fever.js';
import { oddlyNegated } from './negation.js';
import { readRows } from './rows.js';
import { figure, table } from './text.js';

const row = (line: number, s1: string, s2: string, stance = 'agree'): AnsRow => ({
  line,
  s1,
  s2,
  stance,
});

describe('unrelatedPairs', () => {
  const rows = Array.from({ length: 40 }, (_, i) => row(i + 2, `q${i % 30}`, `s${i % 35}`));

  it('never pairs a row with itself or with one that shares a side', () => {
    const pairs = unrelatedPairs(rows, 500);
    expect(pairs).toHaveLength(500);
    for (const [a, b] of pairs) {
      expect(a.s1).not.toBe(b.s1);
      expect(a.s2).not.toBe(b.s2);
    }
    expect(new Set(pairs.map(([a, b]) => `${a.line} ${b.line}`)).size).toBe(500);
  });

  it('is the same in every run, and ends where there are not enough', () => {
    expect(unrelatedPairs(rows, 100)).toEqual(unrelatedPairs(rows, 100));
    expect(unrelatedPairs(rows.slice(0, 2), 100)).toHaveLength(2);
    expect(unrelatedPairs([], 100)).toEqual([]);
  });
});

describe('rankOfRight', () => {
  it('counts ties against the scorer', () => {
    expect(rankOfRight([0.1, 0.9, 0.5], new Set([1]))).toBe(1);
    expect(rankOfRight([0.9, 0.9, 0.5], new Set([1]))).toBe(2);
    expect(rankOfRight([0, 0, 0], new Set([1]))).toBe(3);
    expect(rankOfRight([0.9, 0.9, 0.5], new Set([0, 1]))).toBe(1);
  });
});

describe('ansRetrieval', () => {
  it('asks with each first side among all second sides', () => {
    const rows = [row(2, 'a b', 'a c'), row(3, 'd e', 'a d'), row(4, 'x', 'a b d', 'disagree')];
    const shared = (x: string, y: string) =>
      x.split(' ').filter((word) => y.split(' ').includes(word)).length;
    const { data } = ansRetrieval(
      rows,
      'dev',
      (sentences) => (query) => sentences.map((sentence) => shared(query, sentence)),
    );
    // "a b" finds "a b d" first; "d e" ties between "a d" and "a b d".
    expect(data).toEqual({
      sentences: 3,
      queries: 2,
      precisionAt1: 0,
      meanReciprocalRank: expect.closeTo(5 / 12),
    });
  });
});

describe('oddlyNegated', () => {
  it.each([
    ['He did not come', true],
    ["He didn't come", true],
    ['It is not that he never came', false],
    ['Notes were taken at noon', false],
  ])('%s: %s', (text, odd) => expect(oddlyNegated(text)).toBe(odd));
});

describe('digitsOf', () => {
  it('takes numbers as they stand, without thousands marks', () => {
    expect([...digitsOf('1,250 men in 2004, 5 , 6 of them for 3.5 hours.')]).toEqual([
      '1250',
      '2004',
      '5',
      '6',
      '3.5',
    ]);
  });
});

describe('readRows', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'isnad-rows-'));
    mkdirSync(join(folder, 'ans'));
    writeFileSync(join(folder, 'ans', 'dev.tsv'), 's1\ts2\tstance\nأ\tب\tagree\n');
    writeFileSync(join(folder, 'short.tsv'), 's1\ts2\nأ\tب\nأ\n');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('reads what is there, and says by null what is not', () => {
    expect(readAns(folder, 'dev')).toEqual([row(2, 'أ', 'ب')]);
    expect(readAns(folder, 'train')).toBeNull();
  });

  it('names the line at fault', () => {
    expect(() => readRows(folder, 'short.tsv', ['s1', 's2'])).toThrow(
      /short\.tsv, line 3: 1 columns where the first line names 2/,
    );
    expect(() => readRows(folder, 'short.tsv', ['label'])).toThrow(
      /no column "label"; found s1, s2/,
    );
  });
});

describe('table', () => {
  it('aligns the first column to the left and figures to the right', () => {
    expect(
      table([
        ['a', '10'],
        ['long', '5'],
      ]),
    ).toEqual(['  a     10', '  long   5']);
    expect([figure(null), figure(0.71249)]).toEqual(['–', '0.712']);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Meeting } from '../detection/candidate-terms.js';
import { candidateKeys, dayOf, indexDay, keyOf } from './candidate-keys.js';
import { nearness, numbersIn, readIntegers, Tally } from './rank.js';
import { analyse } from '../detection/reading/analyse.js';

const stem = { weight: 1, meeting: Meeting.STEM };
const neutral = { weight: 1, meeting: Meeting.NEUTRAL };
const opposed = { weight: 0.6, meeting: Meeting.OPPOSED };

describe('a tally', () => {
  it('puts first who shares most of what is rare', () => {
    const tally = new Tally();
    tally.count(stem, 2, [1, 2]);
    tally.count(stem, 1000, [2, 3]);
    expect(tally.best({ any: 10, foreign: 0 })).toEqual([2, 1, 3]);
  });

  it('puts the other side of an opposed pair before more of the same', () => {
    const tally = new Tally();
    tally.count(stem, 50, [1, 2]);
    tally.count(neutral, 900, [1]);
    tally.count(opposed, 900, [2]);
    expect(tally.best({ any: 1, foreign: 0 })).toEqual([2]);
  });

  it('keeps places for claims that share no word’s form', () => {
    const tally = new Tally();
    tally.count(stem, 9, [1, 2, 3]);
    tally.count(neutral, 9, [1, 2, 3, 4]);
    expect(tally.best({ any: 2, foreign: 1 })).toEqual([3, 2, 4]);
  });

  it('puts first, of those who share much, who spoke about the same time', () => {
    const days = new Map([
      [1, 100],
      [2, 130],
      [3, 900],
    ]);
    const tally = new Tally();
    tally.count(stem, 9, [1, 2, 3]);
    tally.count(neutral, 9, [2, 3]);
    tally.count(neutral, 90, [3]);
    const promise = (number: number): number => nearness(101, days.get(number)!);
    expect(tally.best({ any: 3, foreign: 0 }, promise)).toEqual([2, 3, 1]);
    expect(tally.best({ any: 3, foreign: 0 })).toEqual([3, 2, 1]);
  });

  it('leaves out who shares next to nothing', () => {
    const tally = new Tally();
    tally.count({ weight: 0.1, meeting: Meeting.STEM }, 1_000_000, [1]);
    for (let i = 0; i < 8; i++) tally.count(stem, 2, [2]);
    expect(tally.best({ any: 10, foreign: 10 })).toEqual([2]);
  });
});

describe('a tally of many claims', () => {
  /** Two keys of many claims each, some of which have both; numbers as the index gives them and far apart. */
  const lists = fc.tuple(
    fc.uniqueArray(fc.oneof(fc.nat(4000), fc.integer({ min: 1, max: 2 ** 31 - 1 })), {
      minLength: 900,
      maxLength: 2500,
    }),
    fc.nat(800),
  );

  it('counts each of them by itself', () => {
    fc.assert(
      fc.property(lists, ([numbers, both]) => {
        const tally = new Tally();
        tally.count(neutral, 9, numbers);
        tally.count(stem, 9, numbers.slice(0, both));
        const byNumber = (x: number, y: number): number => y - x;
        const expected = [
          ...numbers.slice(0, both).sort(byNumber),
          ...numbers.slice(both).sort(byNumber),
        ];
        expect(tally.best({ any: numbers.length, foreign: 0 })).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});

describe('the index’s numbers', () => {
  it('are read from PostgreSQL’s binary forms', () => {
    const posted = Buffer.from('00000001ffffffff7fffffff', 'hex');
    expect([...numbersIn(posted)]).toEqual([1, -1, 2 ** 31 - 1]);
    const header = '00000001' + '00000000' + '00000017' + '00000002' + '00000001';
    const array = Buffer.from(`${header}0000000480000000` + '0000000400000007', 'hex');
    expect(readIntegers(array)).toEqual([-(2 ** 31), 7]);
    expect(readIntegers(Buffer.from('000000000000000000000017', 'hex'))).toEqual([]);
  });

  it('are keys in order, each once, that fit into four bytes', () => {
    const keys = candidateKeys(analyse({ statement: 'US troops will withdraw from Iraq' }));
    expect(keys).toEqual([...new Set(keys)].sort((one, other) => one - other));
    expect(keys).toContain(keyOf('p:iraq'));
    expect(keys.every((key) => key === (key | 0))).toBe(true);
  });

  it('stand under the day it was said, else under one that it tells of', () => {
    const day = (statement: string, dated = false): number =>
      dayOf({ day: 7, dated }, analyse({ statement }));
    expect(day('The crossing was closed on 11 January 1970')).toBe(10);
    expect(day('The crossing was closed on 11 January 1970', true)).toBe(7);
    expect(day('The crossing was closed in January 1970')).toBe(15);
    expect(day('The crossing was closed')).toBe(7);
    expect(indexDay('1970-01-11', new Date())).toBe(10);
    expect(indexDay(null, new Date('1970-01-02T23:59:59Z'))).toBe(1);
  });
});

import { expect, test } from '@jest/globals';
import { TokenBuckets } from './token-buckets.js';

function buckets(perMinute: number): { all: TokenBuckets; wait: (milliseconds: number) => void } {
  let now = 1_000_000;
  return {
    all: new TokenBuckets(perMinute, () => now),
    wait: (milliseconds) => void (now += milliseconds),
  };
}

test('a minute’s requests may come at once, and then as fast as tokens fill up', () => {
  const { all, wait } = buckets(60);
  for (let i = 0; i < 60; i++) expect(all.take('a')).toBe(0);
  expect(all.take('a')).toBe(1000);
  wait(400);
  expect(all.take('a')).toBe(600);
  wait(600);
  expect(all.take('a')).toBe(0);
  expect(all.take('a')).toBe(1000);
});

test('callers do not share', () => {
  const { all } = buckets(1);
  expect(all.take('a')).toBe(0);
  expect(all.take('a')).toBe(60_000);
  expect(all.take('b')).toBe(0);
});

test('a quiet hour saves up no more than a minute', () => {
  const { all, wait } = buckets(2);
  wait(3_600_000);
  expect([all.take('a'), all.take('a'), all.take('a')]).toEqual([0, 0, 30_000]);
});

test('a clock that goes back takes nothing away', () => {
  const { all, wait } = buckets(2);
  expect(all.take('a')).toBe(0);
  wait(-50_000);
  expect(all.take('a')).toBe(0);
});

test('0 is no limit, and callers beyond what is remembered do not pile up', () => {
  const { all } = buckets(0);
  for (let i = 0; i < 100; i++) expect(all.take('a')).toBe(0);
  const { all: many } = buckets(1);
  expect(many.take('first')).toBe(0);
  for (let i = 0; i < 50_000; i++) many.take(`caller ${i}`);
  expect(many.take('first')).toBe(0);
});

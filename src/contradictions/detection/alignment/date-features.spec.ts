import { describe, expect, it } from '@jest/globals';
import { LazyPair } from '../pairs/lazy-pair.js';
import { analyse } from '../reading/analyse.js';
import { dateFeatures } from './date-features.js';
import type { Features } from './features.js';

function measured(a: string, b: string): Features {
  const [one, other] = [analyse({ statement: a }), analyse({ statement: b })];
  const features = dateFeatures(new LazyPair(one, other));
  expect(dateFeatures(new LazyPair(other, one))).toEqual(features);
  return features;
}

describe('how two dates stand to each other', () => {
  it('is told of the two that are dates of one event', () => {
    const features = measured(
      'Elena Roth was born in 1880 and joined the guild of potters in 1902',
      'Elena Roth, born in 1894, taught the guild of potters in 1903',
    );
    expect(features).toMatchObject({ dateEventSame: 1, dateEventOnce: 1, dateGrain: 3 });
    expect(features.dateGap).toBeGreaterThan(10);
  });

  it('is that they meet where a day lies in the month of the other', () => {
    expect(measured('بدأ حصاد القطن في 3 أيار', 'بدأ حصاد القطن في مايو')).toMatchObject({
      dateGap: -1,
      dateGrains: 1,
      singleDates: 2,
    });
  });

  it('counts a week round its end', () => {
    const [near, far] = [
      measured('The fair opens on Sunday', 'The fair opens on Saturday'),
      measured('The fair opens on Sunday', 'The fair opens on Wednesday'),
    ];
    expect(near.dateGap).toBe(1);
    expect(far.dateGap).toBe(2);
  });

  it('is nothing where only one side has a date, or each tells of another moment', () => {
    expect(measured('The fair opens on Sunday', 'The fair opens')).toEqual({});
    expect(measured('The fair opens on Sunday', 'The fair ends on Monday')).toEqual({
      datesOfOthers: 1,
    });
  });
});

import type { Pair } from '../rules/rule.js';
import { sameSpeaker } from './staleness.js';

/** Reports of one event appear within a day or so. */
const SAME_NEWS_DAYS = 1;
const PERFECT = new Set(['has', 'have', 'لم', 'ولم', 'فلم']);

/** "Has not been restored", and restored two weeks on: what had not happened has. A stand is no such thing. */
export function hasHappenedSince(pair: Pair): boolean {
  const { saidApart, later, time } = pair;
  if (saidApart === null || later === null || saidApart <= SAME_NEWS_DAYS) return false;
  if (time === 'SAME' || sameSpeaker(pair)) return false;
  const [early, late] = later === 'b' ? [pair.a, pair.b] : [pair.b, pair.a];
  return (
    late.negations.length === 0 &&
    early.negations.some(
      ({ from }) =>
        PERFECT.has(early.tokens[from]?.text ?? '') ||
        PERFECT.has(early.tokens[from - 1]?.text ?? ''),
    )
  );
}

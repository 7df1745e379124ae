import { Meeting } from '../detection/candidate-terms.js';
import type { ProbeKey } from './candidate-keys.js';

/** How many candidates are wanted: of all, and besides of those that share no word's form. */
export interface Wanted {
  any: number;
  /** Claims in the other language share fewer keys, and would all come after those in the same. */
  foreign: number;
  /** Of what the probe shares with itself, the least that each of the two must share; a tenth where not said. */
  share?: { any: number; foreign: number };
}

/** What the other side of an opposed pair adds: few claims that share as much conflict without it. */
const OPPOSED_BONUS = 0.8;

/** Who reports one event speaks within days of the others; a state of things holds for weeks. */
const SAME_NEWS_DAYS = 2;
const SAME_STATE_DAYS = 45;
const SAME_NEWS = 2;
const SAME_STATE = 1.5;

/**
 * How much more is promised by a claim of this day than by one that is far off, of which most conflicts
 * are superseded. Days as in `indexDay`.
 */
export function nearness(day: number, other: number): number {
  const gap = Math.abs(day - other);
  return gap <= SAME_NEWS_DAYS ? SAME_NEWS : gap <= SAME_STATE_DAYS ? SAME_STATE : 1;
}

/** A candidate must share this part of what the probe shares with itself. */
const LEAST_SHARE = { any: 0.1, foreign: 0.1 };

/** So that a word that tells little still counts where it is rare. */
const LEAST_WEIGHT = 0.2;

interface Standing {
  score: number;
  stem: boolean;
  opposed: boolean;
}

/** How much a key that so many claims have tells of one of them. */
function rarity(claims: number): number {
  return 1 / Math.log2(claims + 2);
}

/** Which claims share most with a probe, by the keys they are found to share. */
export class Tally {
  private readonly standings = new Map<number, Standing>();
  private own = 0;

  /**
   * Counts one of the probe's keys.
   *
   * @param claims how many have the key
   * @param numbers those of them to count it for
   */
  count(probe: ProbeKey, claims: number, numbers: Iterable<number>): void {
    const opposed = probe.meeting === Meeting.OPPOSED;
    const stem = probe.meeting === Meeting.STEM;
    const score = (LEAST_WEIGHT + probe.weight) * rarity(claims);
    if (!opposed) this.own += score;
    for (const number of numbers) {
      const standing = this.standings.get(number);
      if (standing) {
        standing.score += score;
        standing.stem ||= stem;
        standing.opposed ||= opposed;
      } else this.standings.set(number, { score, stem, opposed });
    }
  }

  /**
   * The numbers of the best, best first; the later claim where equal.
   *
   * @param promise what a candidate's score is multiplied by: see `nearness`
   */
  best(
    { any, foreign, share = LEAST_SHARE }: Wanted,
    promise: (number: number) => number = () => 1,
  ): number[] {
    const least = { any: this.own * share.any, foreign: this.own * share.foreign };
    const ranked = [...this.standings]
      .filter(([, { score, stem }]) => score >= (stem ? least.any : least.foreign))
      .map(([number, { score, stem, opposed }]) => ({
        number,
        stem,
        score: promise(number) * (opposed ? score * (1 + OPPOSED_BONUS) : score),
      }))
      .sort((x, y) => y.score - x.score || y.number - x.number);
    const others = ranked.slice(any).filter((candidate) => !candidate.stem);
    return [...ranked.slice(0, any), ...others.slice(0, foreign)].map(({ number }) => number);
  }
}

/** The 4-byte big-endian integers that a buffer holds. */
export function numbersIn(posted: Buffer): number[] {
  const numbers: number[] = [];
  for (let at = 0; at < posted.length; at += 4) numbers.push(posted.readInt32BE(at));
  return numbers;
}

/** Reads PostgreSQL's binary form of an int4[] without nulls: a header, then length and value of each. */
export function readIntegers(array: Buffer): number[] {
  const values: number[] = [];
  for (let at = 24; at < array.length; at += 8) values.push(array.readInt32BE(at));
  return values;
}

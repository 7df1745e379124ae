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

/** In what ways a claim shares keys with the probe, one bit each. */
const STEM = 1;
const OPPOSED = 2;

/** Claims for which there is room at first: as many as most probes meet. */
const ROOM = 512;

/** How much a key that so many claims have tells of one of them. */
function rarity(claims: number): number {
  return 1 / Math.log2(claims + 2);
}

/**
 * Which claims share most with a probe, by the keys they are found to share. Claims are kept in the order in which
 * they are met, in arrays of numbers: thousands are met for one probe, and an object for each would be most of the work.
 */
export class Tally {
  /** Of each claim its number, what it shares, and in what ways. */
  private numbers = new Int32Array(ROOM);
  private scores = new Float64Array(ROOM);
  private ways = new Uint8Array(ROOM);
  private met = 0;
  /** Where each claim stands in these, counted from 1, at a place that its number tells; 0 where none does. */
  private places = new Int32Array(2 * ROOM);
  private own = 0;

  /**
   * Counts one of the probe's keys.
   *
   * @param claims how many have the key
   * @param numbers those of them to count it for
   * @param unless a number that is left out
   * @param last a number above which others are left out
   */
  count(
    probe: ProbeKey,
    claims: number,
    numbers: Iterable<number>,
    unless: number | null = null,
    last = Infinity,
  ): void {
    const way =
      probe.meeting === Meeting.OPPOSED ? OPPOSED : probe.meeting === Meeting.STEM ? STEM : 0;
    const score = (LEAST_WEIGHT + probe.weight) * rarity(claims);
    if (way !== OPPOSED) this.own += score;
    for (const number of numbers) {
      if (number === unless || number > last) continue;
      const at = this.standingOf(number);
      this.scores[at]! += score;
      this.ways[at]! |= way;
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
    const { numbers, scores, ways, met, own } = this;
    const least = { any: own * share.any, foreign: own * share.foreign };
    const promised = new Float64Array(met);
    const ranked: number[] = [];
    for (let at = 0; at < met; at++) {
      const score = scores[at]!;
      const way = ways[at]!;
      if (score < ((way & STEM) !== 0 ? least.any : least.foreign)) continue;
      const opposed = (way & OPPOSED) !== 0 ? score * (1 + OPPOSED_BONUS) : score;
      promised[at] = promise(numbers[at]!) * opposed;
      ranked.push(at);
    }
    ranked.sort((x, y) => promised[y]! - promised[x]! || numbers[y]! - numbers[x]!);
    const others = ranked.slice(any).filter((at) => (ways[at]! & STEM) === 0);
    return [...ranked.slice(0, any), ...others.slice(0, foreign)].map((at) => numbers[at]!);
  }

  /** Where a claim stands; adds it where it is new. */
  private standingOf(number: number): number {
    const mask = this.places.length - 1;
    let place = placeOf(number, mask);
    for (let at = this.places[place]!; at > 0; at = this.places[place]!) {
      if (this.numbers[at - 1] === number) return at - 1;
      place = (place + 1) & mask;
    }
    if (this.met === this.numbers.length) {
      this.grow();
      return this.standingOf(number);
    }
    this.numbers[this.met] = number;
    this.places[place] = ++this.met;
    return this.met - 1;
  }

  private grow(): void {
    const room = 2 * this.numbers.length;
    const { numbers, scores, ways } = this;
    (this.numbers = new Int32Array(room)).set(numbers);
    (this.scores = new Float64Array(room)).set(scores);
    (this.ways = new Uint8Array(room)).set(ways);
    this.places = new Int32Array(2 * room);
    const mask = this.places.length - 1;
    for (const [at, number] of numbers.entries()) {
      let place = placeOf(number, mask);
      while (this.places[place] !== 0) place = (place + 1) & mask;
      this.places[place] = at + 1;
    }
  }
}

/** Numbers that follow each other are spread, since claims of one day share the most. */
const placeOf = (number: number, mask: number): number =>
  (Math.imul(number, 0x9e3779b1) >>> 8) & mask;

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

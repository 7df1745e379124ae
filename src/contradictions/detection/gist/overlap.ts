import { UNASKED } from '../alignment/bars.js';
import { MOST, ratio } from '../alignment/features.js';
import { figuresMeet, MIN_LIKENESS } from '../alignment/soft-align.js';
import { DATE_WEIGHT, NUMBER_WEIGHT } from '../alignment/units.js';
import { WEIGHTS } from '../alignment/weights.js';
import { telling } from '../alignment/word-statistics.js';
import { datesMeet } from '../pairs/time.js';
import { logOdds } from '../alignment/judge.js';
import { bitsSet } from '../reading/key-bits.js';
import type { Gist } from './gist.js';
import type { Meeting } from './meeting.js';
import { Column, MILLION, WIDTH, Word, type Words } from './words.js';

const { WEIGHT, TELLING, FLAGS, LETTERS, PAIRS, MORE_PAIRS } = Column;

/** Sums are added up in another order, and of rounded numbers. */
const ROUNDING = 1e-4;
/** The log odds of one matter that are asked for. */
const RELATED = logOdds(UNASKED.related);
/** What figures and dates are counted under: see `Unit`. */
const NUMBER = { key: 'NUMBER' };
const DATE = { key: 'DATE' };

/** What one side could contribute to an alignment of units, whatever is linked with what. */
export class OverlapSide {
  /** What all units weigh, and how many there are. */
  weight = 0;
  units = 0;
  /** What the units weigh that could be linked, each no more than what it could be linked with. */
  linked = 0;
  /** What those weigh that could not. */
  rest = 0;
  /** The words that are surely left over, one bit each; and how many figures and dates are. */
  alone = 0;
  figuresAlone = 0;
  datesAlone = 0;
  /** How rare those are that could be linked: all together, the rarest and the next. */
  rarity = 0;
  rarest = 0;
  next = 0;

  /** @param linked the most that it could share; 0 where it meets nothing */
  add(weight: number, linked: number, rarity: number): void {
    this.weight += weight;
    this.units += 1;
    this.linked += linked;
    if (linked === 0) {
      this.rest += weight;
      return;
    }
    this.rarity += rarity;
    if (rarity > this.rarest) [this.rarest, this.next] = [rarity, this.rarest];
    else if (rarity > this.next) this.next = rarity;
  }
}

/** Whether two words may be spelt alike enough to be linked: see `likeness`. */
function mayBeSpelling(x: Int32Array, i: number, y: Int32Array, j: number): boolean {
  const [left, right] = [x[i + LETTERS]!, y[j + LETTERS]!];
  const [low, lowY] = [x[i + PAIRS]!, y[j + PAIRS]!];
  const [high, highY] = [x[i + MORE_PAIRS]!, y[j + MORE_PAIRS]!];
  const shared = Math.min(
    left + 1 - bitsSet(low & ~lowY) - bitsSet(high & ~highY),
    right + 1 - bitsSet(lowY & ~low) - bitsSet(highY & ~high),
  );
  return 2 * shared >= MIN_LIKENESS * (left + right + 2);
}

/** The most that a word could share with one of the other side's, in millionths. */
export function sharedBy(
  own: Words,
  row: number,
  other: Words,
  met: number,
  cross: boolean,
): number {
  const weight = own.table[row + WEIGHT]!;
  const { table } = other;
  let most = 0;
  for (let left = met; left !== 0; left &= left - 1) {
    const at = (31 - Math.clz32(left & -left)) * WIDTH;
    if ((table[at + FLAGS]! & Word.UNIT) !== 0) most = Math.max(most, table[at + WEIGHT]!);
  }
  if (!cross && most < weight && (own.table[row + FLAGS]! & Word.SPELT) !== 0)
    for (let at = 0; at < table.length; at += WIDTH)
      if (
        (table[at + FLAGS]! & Word.SPELT) !== 0 &&
        table[at + WEIGHT]! > most &&
        mayBeSpelling(own.table, row, table, at)
      )
        most = table[at + WEIGHT]!;
  return Math.min(most, weight);
}

function sideOf(own: Gist, other: Gist, met: Int32Array, cross: boolean): OverlapSide {
  const found = new OverlapSide();
  const { table, count } = own.words;
  for (let i = 0; i < count; i++) {
    const row = i * WIDTH;
    if ((table[row + FLAGS]! & Word.UNIT) === 0) continue;
    const shared = sharedBy(own.words, row, other.words, met[i]!, cross);
    if (shared === 0) found.alone |= 1 << i;
    found.add(table[row + WEIGHT]! / MILLION, shared / MILLION, table[row + TELLING]! / MILLION);
  }
  for (const figure of own.figures) {
    const met = other.figures.some((each) => figuresMeet(figure, each));
    if (!met) found.figuresAlone += 1;
    found.add(NUMBER_WEIGHT, met ? NUMBER_WEIGHT : 0, telling(NUMBER));
  }
  for (const date of own.dates) {
    const met = other.dates.some((each) => datesMeet(date, each) === true);
    if (!met) found.datesAlone += 1;
    found.add(DATE_WEIGHT, met ? DATE_WEIGHT : 0, telling(DATE));
  }
  return found;
}

type Bounds = readonly [least: number, most: number];

/** What the units of two statements could have in common, by bounds. */
export class Overlap {
  readonly a: OverlapSide;
  readonly b: OverlapSide;
  /** So much could be linked at most, by weight. */
  readonly shared: number;

  constructor(a: Gist, b: Gist, { met }: Meeting, cross: boolean) {
    this.a = sideOf(a, b, met[0], cross);
    this.b = sideOf(b, a, met[1], cross);
    this.shared = Math.min(this.a.linked, this.b.linked) + ROUNDING;
  }

  /** Whether alignment may go on to judge what is left over of two claims that nobody asked about: see `judgeAlignment`. */
  get mayBeOneMatter(): boolean {
    if (this.shared < UNASKED.cover * Math.min(this.a.weight, this.b.weight)) return false;
    const { bias, weights } = WEIGHTS.related;
    const bounds = this.bounds();
    let most = bias;
    for (const name in weights) {
      const bound = bounds[name];
      const weight = weights[name]!;
      // A feature that the model was trained to use since, and that is not bounded here.
      if (!bound) return true;
      most += weight * bound[weight > 0 ? 1 : 0];
    }
    return most + ROUNDING >= RELATED;
  }

  /** Of the features that `overlapFeatures` would give. */
  private bounds(): Partial<Record<string, Bounds>> {
    const { a, b, shared } = this;
    const upTo = (most: number): Bounds => [0, Math.min(MOST, most)];
    const exactly = (value: number): Bounds => [value, value];
    return {
      shared: upTo(shared),
      coverShort: upTo(ratio(shared, Math.min(a.weight, b.weight))),
      coverLong: upTo(ratio(shared, Math.max(a.weight, b.weight))),
      rarity: upTo(Math.max(a.rarity, b.rarity)),
      rarest: upTo(Math.max(a.rarest, b.rarest)),
      nextRarest: upTo(Math.max(a.next, b.next)),
      rarityCover: [0, 1],
      rest: [Math.min(MOST, a.rest, b.rest), MOST],
      restMax: [Math.min(MOST, Math.max(a.rest, b.rest)), MOST],
      units: exactly((a.units + b.units) / 20),
      lengthRatio: exactly(ratio(Math.min(a.units, b.units), Math.max(a.units, b.units))),
    };
  }
}

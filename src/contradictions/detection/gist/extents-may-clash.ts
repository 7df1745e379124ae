import type { Extent } from '../reading/extent-use.js';
import { TURNED } from '../reading/extents.js';
import {
  MAX_DETAIL,
  MAX_SUBSTITUTION,
  MIN_COVERAGE,
  MIN_SHARED,
  MIN_WHOLE,
  relationBetween,
  rivalOfNumber,
  SAME_STATE_DAYS,
} from '../rules/quantifier.rule.js';
import { allBits, flagged, lowest } from './aligned.js';
import { EXTENTS, type GistExtent, readExtent } from './extents.js';
import type { GistPair } from './gist-pair.js';
import { haveCommonKey, placeOfKey } from './meeting.js';
import { Trait } from './traits.js';
import { USE, wordOf } from './uses.js';
import { ROUNDING, WIDTH, Word, type Words } from './words.js';

const areAtOdds = (x: Extent, y: Extent, opposed: boolean): boolean =>
  opposed
    ? relationBetween(x, TURNED[y]) !== null || relationBetween(TURNED[x], y) !== null
    : relationBetween(x, y) !== null;

/** A number says only so much: see `rivalOfNumber`. The second of two, the first any extent. */
const answers = (x: Extent, y: Extent, opposed: boolean): boolean =>
  x === rivalOfNumber(y, opposed);

/** For each extent, the bits of those that the rule sets against it: of plain predicates, and of opposed ones. */
const ODDS = [false, true].map((opposed) =>
  EXTENTS.map((x) => bitsOf((y) => areAtOdds(x, y, opposed))),
);
/** And for each that a mere number gives, the bits of those that it says anything against. */
const ANSWERED = [false, true].map((opposed) =>
  EXTENTS.map((x) => bitsOf((y) => answers(y, x, opposed))),
);

function bitsOf(holds: (extent: Extent) => boolean): number {
  return EXTENTS.reduce((bits, extent, at) => (holds(extent) ? bits | (1 << at) : bits), 0);
}

function extentsClash(x: GistExtent, y: GistExtent, opposed: boolean): boolean {
  const at = opposed ? 1 : 0;
  const sets = (table: readonly (readonly number[])[], one: GistExtent, other: GistExtent) =>
    ((table[at]![one.extent]! >>> other.extent) & 1) === 1;
  if (x.numeric && !sets(ANSWERED, x, y)) return false;
  if (y.numeric && !sets(ANSWERED, y, x)) return false;
  return sets(ODDS, x, y);
}

/** As `sameNouns`. */
function mayCountOne({ a, b }: GistPair, x: GistExtent, y: GistExtent): boolean {
  if (x.ofAnyone || y.ofAnyone) return (x.ofAnyone && y.ofAnyone) || (x.ofAnyone ? y : x).ofPersons;
  if (x.unlisted || y.unlisted) return true;
  for (let one = x.things; one !== 0; one &= one - 1)
    for (let other = y.things; other !== 0; other &= other - 1)
      if (haveCommonKey(a.words, lowest(one) * WIDTH, b.words, lowest(other) * WIDTH, true))
        return true;
  return false;
}

/** As `opposedPredicates`: their words, or null. */
function opposedWords({ a, b }: GistPair): readonly [number, number] | null {
  for (let at = 0; at < a.uses.length; at += USE) {
    const [key, otherKey] = [a.uses[at]!, a.uses[at + 1]!];
    const other = placeOfKey(b.words, otherKey);
    if (other >= 0 && placeOfKey(b.words, key) < 0 && placeOfKey(a.words, otherKey) < 0)
      return [wordOf(a.uses, at), other];
  }
  return null;
}

const isInside = (words: Words, at: number): boolean =>
  at < words.count && flagged(words, 1 << at, Word.INSIDE) !== 0;

/** The words of a phrase, with those inside it; of one inside another phrase no more is surely known than itself. */
function phraseOf(words: Words, at: number): number {
  let to = at + 1;
  while (!isInside(words, at) && isInside(words, to)) to++;
  return allBits(to) & ~allBits(at);
}

/** Whether `quantifier.square` may find something. */
export function quantifierMayFind(pair: GistPair): boolean {
  if (pair.most < MIN_WHOLE || pair.either(Trait.DENIED) || pair.isStale(SAME_STATE_DAYS))
    return false;
  const [x, y] = [pair.a.extents, pair.b.extents];
  const opposed = opposedWords(pair);
  for (const one of x)
    for (const other of y)
      if (twoMayClash(pair, readExtent(one), readExtent(other), opposed)) return true;
  return false;
}

function twoMayClash(
  pair: GistPair,
  x: GistExtent,
  y: GistExtent,
  opposed: readonly [number, number] | null,
): boolean {
  if (!extentsClash(x, y, opposed !== null) || !mayCountOne(pair, x, y)) return false;
  const { a, b, own } = pair;
  let [left, right] = [allBits(a.words.count), allBits(b.words.count)];
  if (opposed) {
    // What is inside such a phrase and is itself the other side's predicate may or may not be left out.
    if (isInside(b.words, opposed[1])) return true;
    left &= ~phraseOf(a.words, opposed[0]);
    right &= ~phraseOf(b.words, opposed[1]);
  }
  if (x.ofAnyone) right &= ~y.persons;
  if (y.ofAnyone) left &= ~x.persons;
  const kept = pair.meeting.alignSome(left, right);
  const { told, leastRest, allRest } = kept;
  if (leastRest > MAX_SUBSTITUTION * told || kept.coverage(own) < MIN_COVERAGE) return false;
  const whole = leastRest <= 0 && allRest <= MAX_DETAIL + ROUNDING;
  if (told + own < (whole ? MIN_WHOLE : MIN_SHARED)) return false;
  return !pair.bothLack(Word.NAME, kept) && !pair.arePlacedApart(kept);
}

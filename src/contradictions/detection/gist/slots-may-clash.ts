import { MAX_BESIDE, MAX_DETAIL, MIN_SHARED, MIN_TERSE } from '../rules/identity.rule.js';
import { allBits, flagged, isIn, lowest } from './aligned.js';
import type { GistPair } from './gist-pair.js';
import { sharedBy } from './overlap.js';
import { isOfPlace, isOwn, SLOT, wordsInside } from './slots.js';
import { Column, MILLION, WIDTH, Word } from './words.js';

const ROUNDING = 1e-4;

/** Whether `identity.slot` may find something. */
export function slotMayFind(pair: GistPair): boolean {
  const [{ slots: x }, { slots: y }] = [pair.a, pair.b];
  for (let i = 0; i < x.length; i += SLOT)
    for (let j = 0; j < y.length; j += SLOT)
      if (
        x[i] === y[j] &&
        (!isOwn(x, i) || pair.oneSpeaker) &&
        mayClash(pair, wordsInside(x, i), wordsInside(y, j), isOfPlace(x, i))
      )
        return true;
  return false;
}

function mayClash(pair: GistPair, insideA: number, insideB: number, ofPlace: boolean): boolean {
  const common = Math.min(toldBeside(pair, 0, insideA), toldBeside(pair, 1, insideB)) + pair.own;
  if (common < MIN_TERSE) return false;
  const [x, y] = [besideIn(pair, 0, insideA, ofPlace), besideIn(pair, 1, insideB, ofPlace)];
  if (common < MIN_SHARED && x + y > ROUNDING) return false;
  return Math.min(x, y) <= MAX_BESIDE + ROUNDING && Math.max(x, y) <= MAX_DETAIL + ROUNDING;
}

/** What a side could share of what it says beside its predicate. */
function toldBeside(pair: GistPair, side: 0 | 1, inside: number): number {
  const { a, b, cross, overlap, meeting } = pair;
  const [own, other] = side === 0 ? [a.words, b.words] : [b.words, a.words];
  let told = (side === 0 ? overlap.a : overlap.b).linked;
  for (let left = flagged(own, inside, Word.UNIT); left !== 0; left &= left - 1) {
    const at = lowest(left);
    told -= sharedBy(own, at * WIDTH, other, meeting.met[side][at]!, cross) / MILLION;
  }
  return told + ROUNDING;
}

/**
 * What a side says at least beside what fills its slot: what is surely left over, without the stretch of
 * words that has most of it. What the other side says too, and the predicate itself, ends a stretch.
 */
function besideIn(
  { a, b, overlap, meeting }: GistPair,
  side: 0 | 1,
  inside: number,
  ofPlace: boolean,
): number {
  const [own, other] = side === 0 ? [a.words, b.words] : [b.words, a.words];
  const { alone } = side === 0 ? overlap.a : overlap.b;
  const units = flagged(other, allBits(other.count), Word.UNIT);
  // What is denied may be left over though both have it, or not counted: see `withoutDenied`.
  const turned = isNegated(own) || isNegated(other);
  const uncounted = Word.NEGATED | (ofPlace ? Word.PLACED : 0);
  let [all, stretch, longest] = [0, 0, 0];
  for (let at = 0; at < own.count; at++) {
    const flags = own.table[at * WIDTH + Column.FLAGS]!;
    if ((flags & Word.UNIT) === 0) continue;
    const met = !turned && (meeting.met[side][at]! & units) !== 0;
    if (met || isIn(inside, at) || (flags & Word.ADJOINS) === 0) stretch = 0;
    if (met || isIn(inside, at) || !isIn(alone, at) || (flags & uncounted) !== 0) continue;
    const weight = own.table[at * WIDTH + Column.WEIGHT]!;
    all += weight;
    stretch += weight;
    longest = Math.max(longest, stretch);
  }
  return (all - longest) / MILLION;
}

const isNegated = (words: GistPair['a']['words']): boolean =>
  flagged(words, allBits(words.count), Word.NEGATED) !== 0;

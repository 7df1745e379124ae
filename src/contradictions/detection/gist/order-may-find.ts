import { ENOUGH_SHARED, MIN_ANCHOR, MIN_COVERAGE, MUCH } from '../rules/order.rule.js';
import { flagged, lowest, weightOf } from './aligned.js';
import type { GistPair } from './gist-pair.js';
import { readOrder } from './orders.js';
import { MILLION, ROUNDING, Word, type Words } from './words.js';

/** Whether `timing.order` may find something. */
export function orderMayFind(pair: GistPair): boolean {
  const { a, b } = pair;
  if (pair.bothLack(Word.NAME) || pair.arePlacedApart()) return false;
  for (const x of a.orders)
    for (const y of b.orders) if (((x ^ y) & 1) === 1 && twoMayFind(pair, x, y)) return true;
  return false;
}

function twoMayFind({ a, b, whole }: GistPair, packedA: number, packedB: number): boolean {
  const [x, y] = [readOrder(packedA, a.words), readOrder(packedB, b.words)];
  let [anchor, common, deed] = [0, 0, false];
  for (let words = whole.paired[0]; words !== 0; words &= words - 1) {
    const [i, own] = [lowest(words), words & -words];
    const other = 1 << whole.partners[0][i]!;
    if ((x.told & own) !== 0 && (y.told & other) !== 0) anchor |= own;
    if ((x.outside & own) === 0 || (y.outside & other) === 0) continue;
    common |= own;
    deed ||= isDeed(a.words, own) && isDeed(b.words, other);
  }
  const shared = weightOf(a.words, common) / MILLION + ROUNDING;
  if (weightOf(a.words, anchor) / MILLION + ROUNDING < MIN_ANCHOR || shared < ENOUGH_SHARED)
    return false;
  const [restA, restB] = [whole.left[0] & x.outside, whole.left[1] & y.outside];
  const least = Math.min(weightOf(a.words, restA), weightOf(b.words, restB)) / MILLION - ROUNDING;
  if (shared < MIN_COVERAGE * (shared + least)) return false;
  return deed || (least <= MUCH && !(isDeed(a.words, restA) && isDeed(b.words, restB)));
}

const isDeed = (words: Words, bits: number): boolean => flagged(words, bits, Word.PREDICATE) !== 0;

import { MAX_BESIDE, MAX_DETAIL, MIN_TERSE } from '../rules/identity.rule.js';
import type { GistPair } from './gist-pair.js';
import type { OverlapSide } from './overlap.js';
import { Column, MILLION, WIDTH, Word } from './words.js';

/** Whether `identity.slot` may find something. */
export function slotMayFind(pair: GistPair): boolean {
  const { a, b, overlap, own } = pair;
  const common = (a.slots & b.slots) | (pair.oneSpeaker ? a.ownSlots & b.ownSlots : 0);
  if (common === 0 || overlap.shared + own < MIN_TERSE) return false;
  const [x, y] = [besideIn(a.words.table, overlap.a), besideIn(b.words.table, overlap.b)];
  return Math.min(x, y) <= MAX_BESIDE && Math.max(x, y) <= MAX_DETAIL;
}

/**
 * What a side says at least beside what fills its slot: what is surely left over, without the stretch of
 * words that has most of it.
 */
function besideIn(table: Int32Array, { alone }: OverlapSide): number {
  let [all, stretch, longest] = [0, 0, 0];
  for (let row = 0; row < table.length; row += WIDTH) {
    const flags = table[row + Column.FLAGS]!;
    if ((flags & Word.UNIT) === 0) continue;
    if ((flags & Word.ADJOINS) === 0) stretch = 0;
    const counts = ((alone >>> (row / WIDTH)) & 1) === 1 && (flags & Word.NO_DETAIL) === 0;
    if (!counts) continue;
    all += table[row + Column.WEIGHT]!;
    stretch += table[row + Column.WEIGHT]!;
    longest = Math.max(longest, stretch);
  }
  return (all - longest) / MILLION;
}

import { MAX_BESIDE, MAX_DETAIL, MIN_TERSE } from '../rules/identity.rule.js';
import * as opposition from '../rules/opposition.rule.js';
import type { Gist } from './gist.js';
import type { GistPair } from './gist-pair.js';
import type { OverlapSide } from './overlap.js';
import { Trait } from './traits.js';
import { Column, MILLION, WIDTH, Word } from './words.js';

/** A predicate of several words may hold so much that is no argument of it. */
const INSIDE = 3;

/**
 * Whether the two take opposite sides of something.
 *
 * @param plain only where each takes its side alone and affirms it: see `clashes`
 */
export function mayOppose({ uses: x }: Gist, { uses: y }: Gist, plain: boolean): boolean {
  for (let i = 0; i < x.length; i += 3)
    for (let j = 0; j < y.length; j += 3) {
      if (x[i] !== y[j + 1] || x[i + 1] !== y[j]) continue;
      if (!plain || (x[i + 2] === 1 && y[j + 2] === 1)) return true;
    }
  return false;
}

/** What a side has that meets nothing of the other, by weight. */
function unmet({ a, b, meeting }: GistPair, side: 0 | 1): number {
  const { table } = (side === 0 ? a : b).words;
  let weight = 0;
  for (let at = 0; at < table.length; at += WIDTH) weight += table[at + Column.WEIGHT]!;
  return (weight - meeting.metWeight(side)) / MILLION;
}

/** Whether `opposition.lexicon` may find something. */
export function oppositionMayFind(pair: GistPair): boolean {
  if (pair.most < opposition.MIN_WHOLE || !mayOppose(pair.a, pair.b, true)) return false;
  if (pair.either(Trait.EXCLUSIVE)) return true;
  const least = Math.min(unmet(pair, 0), unmet(pair, 1)) - INSIDE;
  // In one clause all but the predicate are its arguments, and one side must say little beside the common.
  const alone = !pair.either(Trait.CLAUSES);
  if (alone && least > opposition.MAX_SUBSTITUTION.TENSION * pair.most) return false;
  const covered = ([0, 1] as const).every(
    (side) =>
      pair.meeting.metWeight(side) >= opposition.MIN_SHARED * MILLION ||
      unmet(pair, side) <= INSIDE,
  );
  return covered || pair.most >= opposition.MIN_SHARED;
}

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

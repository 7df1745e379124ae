import { STATE_DAYS } from '../alignment/context-features.js';
import { RICH } from '../alignment/evidence.js';
import type { GistPair } from './gist-pair.js';
import { passesGlance } from './glance.js';
import type { OverlapSide } from './overlap.js';
import { mayOppose } from './uses.js';
import { Trait } from './traits.js';
import { Column, WIDTH, Word } from './words.js';

const ROUNDING = 1e-4;

/**
 * Whether alignment may find something in two claims of a collection, if no rule holds the pair's conflict back: see
 * `judgeAlignment`. Certain by bounds, and by the glance because a comparison asks it too.
 */
export function alignmentMayFind(pair: GistPair): boolean {
  if (pair.isStale(STATE_DAYS) || !pair.overlap.mayBeOneMatter) return false;
  return !tellOfOthers(pair) && passesGlance(pair);
}

/** As the function of this name: whether what is left over is surely of two places or two people that each have their own. */
function tellOfOthers(pair: GistPair): boolean {
  const named = namedApart(pair);
  if (named === 0) return false;
  if (named > 1 || pair.either(Trait.SHARED_OUT)) return true;
  const { a, b } = pair.overlap;
  // Of either, for which side's weights count depends on which comes first.
  const poor = Math.max(a.weight - a.rest, b.weight - b.rest) < RICH - ROUNDING;
  return (poor && pair.both(Trait.REPEATABLE)) || tellOtherDeeds(pair);
}

/** As the function of this name. */
function tellOtherDeeds({ a, b, cross, meeting }: GistPair): boolean {
  if (cross || a.deed < 0 || b.deed < 0 || mayOppose(a.uses, b.uses)) return false;
  return meeting.met[0][a.deed] === 0 && meeting.met[1][b.deed] === 0;
}

interface Named {
  /** Places that are left over, by where they lie. */
  regions: number[];
  /** Whether a name is left over that is no place. */
  name: boolean;
}

function namedIn(table: Int32Array, { alone }: OverlapSide): Named {
  const found: Named = { regions: [], name: false };
  for (let left = alone; left !== 0; left &= left - 1) {
    const row = (31 - Math.clz32(left & -left)) * WIDTH;
    const flags = table[row + Column.FLAGS]!;
    if ((flags & Word.PLACE) !== 0) found.regions.push(table[row + Column.REGION]!);
    else if ((flags & Word.NAME) !== 0) found.name = true;
  }
  return found;
}

/**
 * In how many things the two surely differ that each names: 2 where two places of each lie elsewhere than
 * any of the other's, which is as many as need be told.
 */
function namedApart({ a, b, overlap }: GistPair): 0 | 1 | 2 {
  const x = namedIn(a.words.table, overlap.a);
  const y = namedIn(b.words.table, overlap.b);
  const apart = x.regions.filter((one) => y.regions.some((other) => other !== one));
  const elsewhere = x.regions.every((one) => y.regions.every((other) => other !== one));
  if (elsewhere && Math.min(x.regions.length, y.regions.length) > 1) return 2;
  return apart.length > 0 || (x.name && y.name) ? 1 : 0;
}

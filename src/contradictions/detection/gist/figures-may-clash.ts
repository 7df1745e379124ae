import { figuresAgree } from '../pairs/intervals.js';
import { isUncounted } from '../reading/counted-kinds.js';
import {
  comparable,
  MAX_BARE_REST,
  MAX_SUBSTITUTION,
  MEASURED,
  MIN_COVERAGE,
  MIN_RELATED,
  MIN_RELATED_COVERAGE,
  MIN_SHARED,
  ONE_WORD,
  SHARED_UNIT,
} from '../rules/quantity.rule.js';
import type { GistFigure } from './gist.js';
import type { GistPair } from './gist-pair.js';
import { Word } from './words.js';

/** Weights differ by less than this only by rounding. */
const SURELY = 1e-4;

/** Whether the figures' rule may find something, finds nothing, or surely holds something back. */
export type FiguresVerdict = 'MAY_CLASH' | 'NONE' | 'HELD';

/** What `quantity.disjoint` makes of the pair. */
export function figuresOf(pair: GistPair): FiguresVerdict {
  const { a, b } = pair;
  if (a.figures.length === 0 || b.figures.length === 0 || pair.most < MIN_RELATED) return 'NONE';
  const alone = a.figures.length + b.figures.length === 2;
  const bare = alone && pair.allRest <= MAX_BARE_REST;
  const clashing = a.figures.some((x) =>
    b.figures.some(
      (y) =>
        !figuresAgree(x, y) && (comparable(x, y) || (bare && isUncounted(x) && isUncounted(y))),
    ),
  );
  if (!clashing) return 'NONE';
  // Of several figures each is compared in its clause, which a gist does not tell.
  return alone ? ofTwo(pair, a.figures[0]!, b.figures[0]!) : 'MAY_CLASH';
}

function ofTwo(pair: GistPair, x: GistFigure, y: GistFigure): FiguresVerdict {
  const { shared, coverage, leastRest, allRest, told } = pair;
  const terse = leastRest < SURELY && allRest <= ONE_WORD;
  const counted = terse && x.kinds[0] !== undefined && x.kinds[0] === y.kinds[0];
  const least = MEASURED.has(x.dimension ?? '') || counted ? MIN_SHARED - SHARED_UNIT : MIN_SHARED;
  if (shared < least || coverage < MIN_COVERAGE)
    return shared >= MIN_RELATED + SURELY && coverage >= MIN_RELATED_COVERAGE + SURELY
      ? 'HELD'
      : 'NONE';
  const others =
    pair.bothLack(Word.PLACE) ||
    pair.bothLack(Word.NAME) ||
    leastRest > MAX_SUBSTITUTION * told + SURELY;
  return others ? 'HELD' : 'MAY_CLASH';
}

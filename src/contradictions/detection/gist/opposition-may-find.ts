import { laterOf } from '../pairs/time.js';
import { Mode } from '../reading/modality.js';
import {
  BORROWED_SUBSTITUTION,
  MAX_SUBSTITUTION,
  MIN_COVERAGE,
  MIN_WHOLE,
  SAME_NEWS_DAYS,
  SAME_PLANS_DAYS,
  SAME_STATE_DAYS,
} from '../rules/opposition.rule.js';
import { MIN_SHARED } from '../rules/predicate-arguments.js';
import { LEAST_WEIGHT } from '../pairs/bearers.js';
import { allBits, flagged, lowest } from './aligned.js';
import type { GistPair } from './gist-pair.js';
import { Trait } from './traits.js';
import { areSides, isUse, USE, Use, wordOf } from './uses.js';
import { Column, MILLION, ROUNDING, WIDTH, Word, type Words } from './words.js';

/** Whether `opposition.lexicon` may find something. */
export function oppositionMayFind(pair: GistPair): boolean {
  if (pair.most < MIN_WHOLE || pair.either(Trait.PART | Trait.DENIED)) return false;
  if (!pair.standsTwice && pair.a.mode === Mode.IRREALIS) return false;
  const [{ uses: x }, { uses: y }] = [pair.a, pair.b];
  for (let i = 0; i < x.length; i += USE) {
    if (!isUse(x, i, Use.PLAIN)) continue;
    for (let j = 0; j < y.length; j += USE)
      if (areSides(x, i, y, j) && isUse(y, j, Use.PLAIN) && mayClash(pair, i, j)) return true;
  }
  return false;
}

/** The words of a predicate: of a phrase those inside it too, but for its arguments, as `isInside` has it. @param use its place */
function predicateOf({ a, b, meeting }: GistPair, side: 0 | 1, use: number): number {
  const { words, uses } = side === 0 ? a : b;
  const at = wordOf(uses, use);
  let found = 1 << at;
  if (isUse(uses, use, Use.OF_HEAD)) return found;
  for (let next = at + 1; next < words.count && isWord(words, next, Word.INSIDE); next++)
    if (!meeting.isSaid(side, next)) found |= 1 << next;
  return found;
}

const isWord = (words: Words, at: number, flag: number): boolean =>
  flagged(words, 1 << at, flag) !== 0;

/** The words of a word's clause. */
function clauseOf(words: Words, at: number): number {
  let [from, to] = [at, at + 1];
  while (from > 0 && !isWord(words, from, Word.OPENS_CLAUSE)) from--;
  while (to < words.count && !isWord(words, to, Word.OPENS_CLAUSE)) to++;
  return allBits(to) & ~allBits(from);
}

/** As the function of this name, and whether any are taken from other clauses. */
function argumentsOf(
  pair: GistPair,
  side: 0 | 1,
  use: number,
): { bits: number; borrowed: boolean } {
  const { words, uses } = side === 0 ? pair.a : pair.b;
  const others = allBits(words.count) & ~predicateOf(pair, side, use);
  const clause = clauseOf(words, wordOf(uses, use));
  // In the rule's own order, so that the sum is rounded as it is there.
  let weight = 0;
  for (let left = others & clause; left !== 0; left &= left - 1)
    weight += words.table[lowest(left) * WIDTH + Column.WEIGHT]! / MILLION;
  const bits = weight >= MIN_SHARED ? others & clause : others;
  return { bits, borrowed: (bits & ~clause) !== 0 };
}

/** Whether two sides taken may clash: see `reasonFor`. @param i places of the uses */
function mayClash(pair: GistPair, i: number, j: number): boolean {
  const { a, b, own } = pair;
  if (isSuperseded(pair, i, j)) return false;
  const [x, y] = [argumentsOf(pair, 0, i), argumentsOf(pair, 1, j)];
  const args = pair.meeting.alignSome(x.bits, y.bits);
  if (pair.bothLack(Word.NAME, args) || pair.arePlacedApart(args)) return false;
  if (isUse(a.uses, i, Use.EXCLUSIVE) && mayBearBoth(pair, wordOf(a.uses, i), wordOf(b.uses, j)))
    return true;
  const { told, leastRest } = args;
  const most = MAX_SUBSTITUTION[isUse(a.uses, i, Use.LOOSE) ? 'TENSION' : 'CONTRARY'];
  if (leastRest > (x.borrowed || y.borrowed ? BORROWED_SUBSTITUTION : most) * told) return false;
  if (args.allRest <= 0 && told + own >= MIN_WHOLE) return true;
  return told + own >= MIN_SHARED && args.coverage(own) >= MIN_COVERAGE;
}

/** Whether two predicates may be said of one thing: see `sameBearer`. */
function mayBearBoth({ a, b, meeting }: GistPair, left: number, right: number): boolean {
  const isTelling = ({ table }: Words, at: number): boolean =>
    table[at * WIDTH + Column.WEIGHT]! >= (LEAST_WEIGHT - ROUNDING) * MILLION;
  for (let i = 0; i < a.words.count; i++) {
    if (i === left || !isTelling(a.words, i)) continue;
    for (let met = meeting.met[0][i]! & ~(1 << right); met !== 0; met &= met - 1)
      if (isTelling(b.words, lowest(met))) return true;
  }
  return false;
}

/** As `superseded`; what one speaker stands for may be another matter. */
function isSuperseded(pair: GistPair, i: number, j: number): boolean {
  const { a, b, saidApart } = pair;
  if (pair.oneSpeaker) return false;
  const firstIsLater = laterOf(a.times, b.times) === 'a';
  const [late, uses, at] = firstIsLater ? [a, a.uses, i] : [b, b.uses, j];
  const terminal = isUse(uses, at, Use.TERMINAL);
  if (terminal && late.mode === Mode.FACT) return saidApart !== null && saidApart > SAME_NEWS_DAYS;
  if (a.times.tense === 'FUTURE' || b.times.tense === 'FUTURE')
    return pair.isStale(SAME_PLANS_DAYS);
  if (pair.isStale(SAME_STATE_DAYS)) return true;
  return pair.isStale(SAME_NEWS_DAYS) && (terminal || !isUse(uses, at, Use.BEFORE_TERMINAL));
}

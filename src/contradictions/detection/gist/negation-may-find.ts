import { UNTRANSLATED } from '../pairs/denied-whole.js';
import { MIN_ALL, MIN_ALL_OF_ONE, MIN_HEAD, MIN_MISSING, MIN_SAID } from '../pairs/reversal.js';
import { Mode } from '../reading/modality.js';
import {
  MAX_SUBSTITUTION,
  MIN_COVERAGE,
  MIN_SHARED,
  MIN_WHOLE,
  STATE_DAYS,
} from '../rules/negation.rule.js';
import { allBits, flagged, isIn, lowest, regionOf, weightOf } from './aligned.js';
import { Cue, type GistCue } from './cues.js';
import type { GistPair } from './gist-pair.js';
import { Trait } from './traits.js';
import { Column, MILLION, ROUNDING, WIDTH, Word } from './words.js';

/** Whether `negation.polarity` may find something. */
export function negationMayFind(pair: GistPair): boolean {
  if (pair.shared < (pair.allRest <= 0 ? MIN_WHOLE : MIN_SHARED)) return false;
  if (pair.either(Trait.PART) || isOfWishes(pair) || isLater(pair)) return false;
  const alike = areAlike(pair);
  if (pair.both(Trait.DENIED) !== pair.either(Trait.DENIED)) return alike && !areTimesApart(pair);
  return ([0, 1] as const).some((side) =>
    (side === 0 ? pair.a : pair.b).cues.some((cue) => mayReverse(pair, side, cue, alike)),
  );
}

/** Two demands or hopes of two speakers: of opposite ones neither is denied. */
const isOfWishes = ({ a, oneSpeaker }: GistPair): boolean =>
  !oneSpeaker && a.mode === Mode.IRREALIS;

/** Whether the two may say one thing but for the denial. */
const areAlike = (pair: GistPair): boolean =>
  pair.coverage >= MIN_COVERAGE &&
  pair.leastRest <= MAX_SUBSTITUTION * pair.told &&
  !pair.bothLack(Word.NAME) &&
  !pair.arePlacedApart();

/** Whether the later tells of a later state, for certain: what one promised, one breaks however late. */
function isLater(pair: GistPair): boolean {
  const past = pair.a.times.tense === 'PAST' && pair.b.times.tense === 'PAST';
  return !past && !pair.oneSpeaker && pair.isStale(STATE_DAYS);
}

/** "Did not", "will": of two times, unless what is denied may be of any. */
function areTimesApart({ a, b, oneSpeaker }: GistPair): boolean {
  const [x, y] = [a.times.tense, b.times.tense];
  return !oneSpeaker && ((x === 'PAST' && y === 'FUTURE') || (x === 'FUTURE' && y === 'PAST'));
}

/** Whether a cue may turn round what the other side says, and that or all it denies is one matter. */
function mayReverse(pair: GistPair, side: 0 | 1, cue: GistCue, alike: boolean): boolean {
  const open = (cue.flags & Cue.OPEN_TIME) !== 0;
  const turned = turnedBy(pair, side, cue, cue.heads);
  const missed = cue.missing === 0 ? NOTHING : turnedBy(pair, side, cue, cue.missing);
  for (const [word, found] of [
    [turned, true],
    [missed, missed !== NOTHING && saysMissing(pair, side, cue)],
  ] as const) {
    if (word === NOTHING || !found) continue;
    // The other side's word may be the one that is negated: then all depends on what that side's clause says.
    if (word === OTHERS) return true;
    if (!open && areTimesApart(pair)) continue;
    if (alike || mayDenyAll(pair, side, cue)) return true;
  }
  return false;
}

const NOTHING = 0;
const OWN = 1;
const OTHERS = 2;

/** Whether words that a cue bears on may be turned round, and whether it may be the other side that negates them. */
function turnedBy(
  pair: GistPair,
  side: 0 | 1,
  cue: GistCue,
  heads: number,
): typeof NOTHING | typeof OWN | typeof OTHERS {
  const [own, other] = side === 0 ? [pair.a, pair.b] : [pair.b, pair.a];
  const shared = heads & pair.whole.paired[side];
  if (shared === 0) return NOTHING;
  const isNegated = (at: number): boolean => flagged(own.words, 1 << at, Word.NEGATED) !== 0;
  const isTurned = (at: number): boolean =>
    isNegated(at) !==
    (flagged(other.words, 1 << pair.whole.partners[side][at]!, Word.NEGATED) !== 0);
  if ((cue.flags & Cue.DENIAL) === 0) {
    const head = lowest(heads);
    if (!isIn(shared, head) || !isTurned(head)) return NOTHING;
    const enough = (pair.cross ? MIN_HEAD / 2 : MIN_HEAD) * weightOf(own.words, heads);
    if (weightOf(own.words, shared) + ROUNDING * MILLION < enough) return NOTHING;
    return isNegated(head) ? OWN : OTHERS;
  }
  // Where both deny, neither contradicts.
  if (other.cues.some(({ flags }) => (flags & Cue.DENIAL) !== 0)) return NOTHING;
  for (let left = shared; left !== 0; left &= left - 1)
    if (isTurned(lowest(left))) return isNegated(lowest(left)) ? OWN : OTHERS;
  return NOTHING;
}

interface Share {
  /** The weight of what is denied and may be said by both. */
  shared: number;
  /** At most, 0–1. */
  share: number;
  /** Whether the other side surely names something else in the place of what is denied. */
  namesOther: boolean;
}

/** As `deniedShare`, by bounds: a place may be met by one that holds it. */
function deniedShare(pair: GistPair, side: 0 | 1, { denied }: GistCue): Share {
  const [own, other] = side === 0 ? [pair.a.words, pair.b.words] : [pair.b.words, pair.a.words];
  const rest = pair.whole.left[side === 0 ? 1 : 0];
  const places = flagged(other, allBits(other.count), Word.PLACE);
  let [shared, total, namesOther] = [0, 0, false];
  for (let left = denied; left !== 0; left &= left - 1) {
    const at = lowest(left);
    const flags = own.table[at * WIDTH + Column.FLAGS]!;
    const weight = own.table[at * WIDTH + Column.WEIGHT]! / MILLION;
    const isPlace = (flags & Word.PLACE) !== 0;
    let met = isIn(pair.whole.paired[side], at);
    for (let each = isPlace ? places : 0; each !== 0 && !met; each &= each - 1)
      met = regionOf(own, at) === regionOf(other, lowest(each));
    total += weight * (met || !pair.cross || (flags & Word.NEUTRAL) !== 0 ? 1 : UNTRANSLATED);
    if (met) shared += weight;
    else namesOther ||= flagged(other, rest, flags & (Word.NAME | Word.PLACE)) !== 0;
  }
  return { shared, share: total === 0 ? 0 : shared / total + ROUNDING, namesOther };
}

function saysMissing(pair: GistPair, side: 0 | 1, cue: GistCue): boolean {
  const { shared, share, namesOther } = deniedShare(pair, side, cue);
  return shared + ROUNDING >= MIN_SAID && share >= MIN_MISSING && !namesOther;
}

/** As `saysAllDenied`. */
function mayDenyAll(pair: GistPair, side: 0 | 1, cue: GistCue): boolean {
  const { oneSpeaker, own } = pair;
  if (!oneSpeaker && (cue.flags & Cue.JOINED) !== 0) return false;
  const { shared, share, namesOther } = deniedShare(pair, side, cue);
  const least = oneSpeaker ? MIN_ALL_OF_ONE : MIN_ALL;
  return !namesOther && shared + own + ROUNDING >= MIN_SAID && share >= least;
}

import { MIN_SHARED, MIN_SHARED_SHORT, SHORT_TERMS } from '../compare.js';
import { areAtOdds } from '../pairs/guards.js';
import * as attribution from '../rules/attribution.rule.js';
import * as doer from '../rules/doer.rule.js';
import type { Askable, Rule } from '../rules/rule.js';
import { ASKED, RULES } from '../rules/rules.js';
import { mayBeMisdated, sameSayingMayFind, timingMayFind } from './dates-may-clash.js';
import { figuresOf, type FiguresVerdict } from './figures-may-clash.js';
import { lowest } from './aligned.js';
import type { Gist } from './gist.js';
import { GistPair } from './gist-pair.js';
import { quantifierMayFind } from './extents-may-clash.js';
import { alignmentMayFind } from './alignment-may-find.js';
import { negationMayFind } from './negation-may-find.js';
import { oppositionMayFind } from './opposition-may-find.js';
import { orderMayFind } from './order-may-find.js';
import { slotMayFind } from './slots-may-clash.js';
import { Trait } from './traits.js';
import { MILLION, ROUNDING } from './words.js';

/**
 * What more a rule cannot do without than it says it needs of each side, by its name: false only where it finds
 * nothing that is not held back. Who changes a rule that has a line here looks at that too;
 * `bench/claims/may-conflict.spec.ts` holds the two together.
 */
const MAY_FIND: Record<string, (pair: GistPair, figures: FiguresVerdict) => boolean> = {
  'quantity.disjoint': (_, figures) => figures === 'MAY_CLASH',
  'timing.disjoint': timingMayFind,
  'timing.same-saying': sameSayingMayFind,
  'quantifier.square': quantifierMayFind,
  'negation.polarity': negationMayFind,
  'opposition.lexicon': oppositionMayFind,
  'attribution.denied': (pair) => pair.most >= attribution.MIN_SHARED,
  'identity.slot': slotMayFind,
  'identity.doer': doerMayFind,
  'timing.order': orderMayFind,
};

/**
 * Whether a comparison of two claims of a collection could find anything: false only where `conflictBetween` would return
 * null under the bar `UNASKED`. Takes microseconds, where that takes hundreds and the readings.
 */
export function mayConflict(a: Gist, b: Gist): boolean {
  const pair = new GistPair(a, b);
  const asked = askable(pair);
  const needed = neededBy(pair) & ASKED_BITS[asked];
  if (asked !== 'ALL' && needed === 0) return false;
  pair.meeting.of(a.words, b.words, pair.cross);
  const gate = gateOf(pair);
  if (gate === 'SHUT') return false;
  pair.meeting.align();
  const figures = asked === 'ALL' ? figuresOf(pair) : 'NONE';
  if (anyMayFind(needed, pair, figures)) return true;
  if (gate !== 'OPEN' || (asked === 'DATED' && !mayBeMisdated(pair))) return false;
  return (asked === 'ALL' || asked === 'DATED') && alignmentMayFind(pair);
}

/** The bits of some rules: the first of the two that each has in `needsOf`. */
const bitsOf = (rules: readonly Rule[]): number =>
  rules.reduce((bits, rule) => bits | (1 << (2 * RULES.indexOf(rule))), 0);
const ALL_BITS = bitsOf(RULES);
const ASKED_BITS: Record<Askable, number> = {
  ALL: bitsOf(ASKED.ALL),
  DATED: bitsOf(ASKED.DATED),
  SAID: bitsOf(ASKED.SAID),
  NONE: bitsOf(ASKED.NONE),
};
const FINDERS = RULES.map(({ name }) => MAY_FIND[name]);

/** The rules for which one side has what they need of the one, and the other what they need of the other. */
const neededBy = ({ a: { needs: x }, b: { needs: y } }: GistPair): number =>
  ((x & (y >>> 1)) | (y & (x >>> 1))) & ALL_BITS;

function anyMayFind(rules: number, pair: GistPair, figures: FiguresVerdict): boolean {
  for (let left = rules; left !== 0; left &= left - 1)
    if (FINDERS[lowest(left) / 2]?.(pair, figures) ?? true) return true;
  return false;
}

/** As `askable` in the guards. */
function askable(pair: GistPair): Askable {
  if (pair.oneSpeaker && pair.either(Trait.CORRECTS)) return 'NONE';
  const silent = pair.either(Trait.REPORTED | Trait.CONDITIONAL);
  if (silent || (!pair.standsTwice && areAtOdds(pair.a.mode, pair.b.mode))) return 'SAID';
  return pair.time === 'DISJOINT' ? 'DATED' : 'ALL';
}

/** As the gate of `conflictBetween`, or wider. */
function gateOf({ a, b, meeting }: GistPair): 'OPEN' | 'RULES' | 'SHUT' {
  const [lengthA, lengthB] = [a.words.count, b.words.count];
  const common = meeting.metWeight(lengthA <= lengthB ? 0 : 1) / MILLION + ROUNDING;
  const short = Math.max(lengthA, lengthB) <= SHORT_TERMS;
  const little = short || (a.traits & b.traits & Trait.EXCLUSIVE) !== 0;
  if (common >= (little ? MIN_SHARED_SHORT : MIN_SHARED)) return 'OPEN';
  const mentioned = Trait.NAMES_SUBJECT | Trait.REFERS_BACK;
  const refers = ((a.traits | b.traits) & mentioned) === mentioned;
  const named = a.className !== 0 && a.className === b.className;
  return named || (refers && common >= MIN_SHARED_SHORT) ? 'RULES' : 'SHUT';
}

function doerMayFind(pair: GistPair): boolean {
  if (pair.either(Trait.DENIED | Trait.SHARED_OUT) || pair.shared < doer.MIN_SHARED) return false;
  return pair.either(Trait.STRESSES_DOER) || (pair.accountsTwice && pair.either(Trait.OWN_DOER));
}

import { tellOtherDeeds } from '../identity/other-deeds.js';
import { isSharedOut } from '../identity/shared-out.js';
import { isAnotherBearer } from '../pairs/another-bearer.js';
import { fillSlotOtherwise } from '../pairs/others-in-slot.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { partAgainstWhole } from '../reading/extent-groups.js';
import { decidedByExtent, extentsOf } from '../reading/extents.js';
import type { Pair, Spans } from '../rules/rule.js';
import { DismissalReason } from '../types.js';
import type { Difference } from './difference.js';
import type { Evidence } from './evidence.js';

const opposes = ({ sort }: Difference): boolean => sort === 'OPPOSED' || sort === 'POLARITY';

/** Whether a statement says of how many it holds; "any" by itself does not. */
const isQuantified = ({ quantifiers, negations }: AnalysedStatement): boolean =>
  quantifiers.some(({ entry }) => entry.role !== 'ANY' || negations.length > 0);

/**
 * Whether the two name different things each of which has its own share of what is told: another visitor in
 * another city, one act at two places. No probability outweighs it: a collection is full of such pairs.
 *
 * @param held where the conflict lies that a rule held back and the model may revive
 */
export const tellOfOthers = (pair: Pair, evidence: Evidence, held?: Spans): boolean =>
  evidence.twiceNamed ||
  (held !== undefined && fillSlotOtherwise(pair, held)) ||
  (evidence.othersNamed &&
    (evidence.repeatable || tellOtherDeeds(pair) || [pair.a, pair.b].some(isSharedOut)));

/**
 * Whether both hold by what their words mean: one denies the opposite of what the other says, both turn round
 * what they take sides on, or each says of how many it holds, which their own rule has compared.
 */
export const surelyHold = ({ a, b }: Pair, evidence: Evidence): boolean =>
  evidence.deniesOpposite ||
  evidence.turnsTwice ||
  (isQuantified(a) && isQuantified(b) && evidence.opposedToo) ||
  leavesNoneOpen(a, b);

/** Whether what each says of how many settles that both hold, whatever it is that they say. */
const leavesNoneOpen = (a: AnalysedStatement, b: AnalysedStatement): boolean =>
  extentsOf(a).length > 0 &&
  extentsOf(b).length > 0 &&
  decidedByExtent(a, b) &&
  !extentsOf(a).some((x) => extentsOf(b).some((y) => partAgainstWhole(x, y)));

/** Why two statements that differ so may speak of two things. */
function otherSubject(pair: Pair, evidence: Evidence, difference: Difference): boolean {
  const { sort } = difference;
  if (opposes(difference) && evidence.othersNamed) return true;
  if (sort === 'OPPOSED' && isAnotherBearer(pair)) return true;
  if (sort === 'POLARITY' && evidence.bothSayMore) return true;
  if (!opposes(difference) && sort !== 'ROLES' && evidence.sharesOnePhrase) return true;
  // "France recalls its envoy", "Spain keeps its envoy": two that act, and two acts.
  return sort === 'MEMBERS' && evidence.opposedToo;
}

/** Why both may hold of one thing. */
function bothHold({ a, b }: Pair, evidence: Evidence, difference: Difference): boolean {
  if (evidence.deniesAnother) return true;
  // "Did not do it to A", "did it to B": of B nothing is denied.
  if (!opposes(difference)) return evidence.turnsRound;
  return a.denied !== b.denied || [a, b].some(isQuantified);
}

/** The reason to give for what the model takes for no conflict, where it can be named. */
export function doubtOf(
  pair: Pair,
  evidence: Evidence,
  difference: Difference,
): DismissalReason | null {
  if (otherSubject(pair, evidence, difference)) return DismissalReason.DIFFERENT_SUBJECT;
  if (difference.sort === 'WORDS' && evidence.placesNest) return DismissalReason.DIFFERENT_SCOPE;
  return bothHold(pair, evidence, difference) ? DismissalReason.NOT_CONTRADICTORY : null;
}

import { Language } from '../../../language/language.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import type { Examined } from '../examined.js';
import { isAnotherBearer } from '../pairs/another-bearer.js';
import { holdsAll, isSilent } from '../pairs/guards.js';
import { type Candidate, type Pair, spanOf } from '../rules/rule.js';
import { isStale } from '../pairs/staleness.js';
import { DismissalReason, type FindingKind, Relation } from '../types.js';
import { alignmentSentences } from './alignment-sentences.js';
import type { Difference } from './difference.js';
import { type Evidence, evidenceOf } from './evidence.js';
import { tellOtherDeeds } from '../identity/other-deeds.js';
import { isSharedOut } from '../identity/shared-out.js';
import { FeatureRow } from './feature-row.js';
import type { Features } from './features.js';
import { calibrated, conflictOdds, relatedness } from './judge.js';
import type { Unit } from './units.js';
import { WEIGHTS } from './weights.js';

/** The name under which the rule's findings are stored; raise the version with the weights. */
export const ALIGNMENT_RULE = { name: 'alignment.learned', version: 4 } as const;

/** From here on what is named otherwise excludes what the other names, and is no mere tension. */
const SURE = 0.85;
/**
 * Where a rule saw opposed words and was unsure whether they are of one thing, alignment must be surer: the
 * more so where one thing stands in place of another.
 */
const DESPITE_DOUBT = 0.85;
const NOTHING_REPLACED = 0.7;
/** In Arabic, how sure where the other side does not speak of what one denies; else never. */
const DENIES_ANOTHER = 0.7;
/** More than any probability: never. */
const NEVER = 2;
/**
 * By what is left over, where more than the model's threshold is asked: for words that no lexicon sets
 * against each other, for a denial that may bear on something else, and in Arabic, where the model was
 * trained on pairs written to disagree, for names and opposed words. Across languages a word left over is
 * mostly one that no lexicon could translate, and another order is another grammar.
 */
const LEAST: Record<'ar' | 'en' | 'mixed', Partial<Record<Difference['sort'], number>>> = {
  ar: { WORDS: 0.65, ROLES: 0.65, POLARITY: 0.85, MEMBERS: 0.65, OPPOSED: 0.6 },
  en: { WORDS: 0.62, ROLES: 0.8, POLARITY: 0.7 },
  mixed: { WORDS: NEVER, ROLES: NEVER, POLARITY: 0.7, MEMBERS: 0.6 },
};
/** How sure an exchange of parties is where nothing else differs; by hand, for training has few. */
const EXCHANGED = 0.7;
export const STATE_DAYS = 45;

/** A conflict that alignment sees, and what kind it is of. */
export interface Judgement {
  kind: FindingKind;
  candidate: Candidate;
}

const opposes = ({ sort }: Difference): boolean => sort === 'OPPOSED' || sort === 'POLARITY';

/**
 * Whether whatever alignment sees in a pair will be held back: by what the rules held back for certain, by
 * time, or by a guard. Must hold only where `reasonFor` or the guards give a reason whatever the evidence.
 */
export function isHeldAnyhow({ pair, suppressed, unsure }: Examined): boolean {
  return isLater(pair) || holdsAll(pair) || suppressed.some((each) => !unsure.has(each));
}

const isLater = (pair: Pair): boolean => pair.time === 'DISJOINT' || isStale(pair, STATE_DAYS);

/** Whether a statement says of how many it holds; "any" by itself does not. */
const isQuantified = ({ quantifiers, negations }: AnalysedStatement): boolean =>
  quantifiers.some(({ entry }) => entry.role !== 'ANY' || negations.length > 0);

/** Why a difference is no conflict, however probable the model takes it to be. */
function reasonAnyhow(
  { pair }: Examined,
  evidence: Evidence,
  difference: Difference,
): DismissalReason | null {
  const { sort } = difference;
  const opposed = opposes(difference);
  if (opposed && evidence.othersNamed) return DismissalReason.DIFFERENT_SUBJECT;
  if (sort === 'OPPOSED' && isAnotherBearer(pair)) return DismissalReason.DIFFERENT_SUBJECT;
  if (sort === 'WORDS' && evidence.placesNest) return DismissalReason.DIFFERENT_SCOPE;
  if (evidence.twiceNamed) return DismissalReason.DIFFERENT_SUBJECT;
  if (sort === 'MEMBERS' && tellOtherDeeds(pair)) return DismissalReason.DIFFERENT_SUBJECT;
  if (sort === 'MEMBERS') {
    // "France recalls its envoy", "Spain keeps its envoy": two that act, and two acts.
    if (evidence.opposedToo || evidence.repeatable) return DismissalReason.DIFFERENT_SUBJECT;
    if ([pair.a, pair.b].some(isSharedOut)) return DismissalReason.NOT_CONTRADICTORY;
  }
  if (opposed && pair.a.denied !== pair.b.denied) return DismissalReason.NOT_CONTRADICTORY;
  if (evidence.deniesOpposite) return DismissalReason.NOT_CONTRADICTORY;
  if (sort === 'POLARITY' && evidence.bothSayMore) return DismissalReason.DIFFERENT_SUBJECT;
  if (!opposed && sort !== 'ROLES' && evidence.sharesOnePhrase)
    return DismissalReason.DIFFERENT_SUBJECT;
  // "Did not do it to A", "did it to B": of B nothing is denied.
  if (!opposed && evidence.turnsRound) return DismissalReason.NOT_CONTRADICTORY;
  // "Some did", "some did not": what quantifiers leave open their own rule has decided.
  if (opposed && [pair.a, pair.b].some(isQuantified)) return DismissalReason.NOT_CONTRADICTORY;
  return null;
}

const isArabic = ({ a, b }: Pair): boolean =>
  a.language === Language.AR && b.language === Language.AR;

/** How sure the model must be where what one side denies is not what the other says. */
const deniedLeast = (pair: Pair, evidence: Evidence): number =>
  isArabic(pair) && !evidence.takesBack ? DENIES_ANOTHER : NEVER;

function reasonFor(
  examined: Examined,
  evidence: Evidence,
  difference: Difference,
  probability: number,
): DismissalReason | null {
  const anyhow = reasonAnyhow(examined, evidence, difference);
  if (anyhow !== null) return anyhow;
  const { pair, suppressed, unsure } = examined;
  if (evidence.deniesAnother && probability < deniedLeast(pair, evidence))
    return DismissalReason.NOT_CONTRADICTORY;
  const least = evidence.replacesThings ? DESPITE_DOUBT : NOTHING_REPLACED;
  const held = suppressed.find((each) => !unsure.has(each) || probability < least);
  if (held) return held.reason;
  return isLater(pair) ? DismissalReason.SUPERSEDED : null;
}

/** As they stand in their statement: an exchange of parties shows in the order of their names. */
const inOrder = (units: readonly Unit[]): Unit[] => units.toSorted((x, y) => x.from - y.from);

function toCandidate(
  pair: Pair,
  difference: Difference,
  probability: number,
  reason: DismissalReason | null,
): Candidate {
  const spans = (side: 'a' | 'b', units: readonly Unit[]) =>
    inOrder(units).map((unit) => spanOf(pair[side], unit.from, unit.to));
  const [spansA, spansB] = [spans('a', difference.unitsA), spans('b', difference.unitsB)];
  const texts = (each: typeof spansA): string[] => each.map(({ text }) => text);
  const excludes =
    probability >= SURE && difference.sort !== 'WORDS' && difference.sort !== 'DIRECTION';
  return {
    relation: excludes ? Relation.CONTRARY : Relation.TENSION,
    score: probability,
    spansA,
    spansB,
    valueA: texts(spansA).join(' → '),
    valueB: texts(spansB).join(' → '),
    sentences: alignmentSentences(difference.sort, texts(spansA), texts(spansB)),
    reason,
  };
}

/** One pair is judged at a time: a row for each would be most of what judging leaves behind. */
const ROW = new FeatureRow();

/** The calibrated probability of a conflict; null where it is too low. */
function probabilityOf(pair: Pair, evidence: Evidence, { sort }: Difference): number | null {
  const features = evidence.measure(ROW.clear());
  const arabic = isArabic(pair);
  const model = WEIGHTS.conflict[arabic ? 'ar' : 'en'];
  const probability = calibrated(model, conflictOdds(model, features, evidence.leftovers));
  // Of words the model sees none left over; that the parties have changed places says enough.
  if (evidence.exchanged) return Math.max(probability, EXCHANGED);
  const texts = pair.crossLanguage ? 'mixed' : arabic ? 'ar' : 'en';
  const least = Math.max(model.threshold, LEAST[texts][sort] ?? 0);
  return probability >= least ? probability : null;
}

/** Of what the shorter statement says, the other must say this much, by weight. */
export const MIN_COVER = 0.25;

/** Whether what is shared is so telling that the two may speak of one matter. */
const isOneMatter = (overlap: Features): boolean =>
  relatedness(overlap) >= WEIGHTS.related.threshold;

/**
 * Aligns a pair word by word and asks the trained model whether what is left over is a conflict. Finds
 * what no rule names: exchanged parties, other names in one slot, events that exclude each other.
 * Nothing where a rule has found or rightly held back the pair's conflict.
 *
 * @param onlyFindings whether what will be held back need not be judged
 */
export function judgeAlignment(examined: Examined, onlyFindings: boolean): Judgement | null {
  const { pair, findings } = examined;
  if (findings.length > 0) return null;
  const evidence = evidenceOf(pair.a, pair.b, examined, isOneMatter, MIN_COVER);
  const difference = evidence?.difference;
  if (!evidence || !difference) return null;
  const held = (): boolean =>
    (evidence.deniesAnother && deniedLeast(pair, evidence) === NEVER) ||
    isSilent(pair, difference.kind) ||
    reasonAnyhow(examined, evidence, difference) !== null;
  if (onlyFindings && held()) return null;
  const probability = probabilityOf(pair, evidence, difference);
  if (probability === null) return null;
  return {
    kind: difference.kind,
    candidate: toCandidate(
      pair,
      difference,
      probability,
      reasonFor(examined, evidence, difference, probability),
    ),
  };
}

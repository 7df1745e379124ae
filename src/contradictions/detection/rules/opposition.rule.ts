import {
  type Alignment,
  comparePlaces,
  membersDiffer,
  namesDiffer,
  objectsDiffer,
  slotsDiffer,
} from '../pairs/align.js';
import { decidedByExtent } from '../reading/extents.js';
import { Mode, modeOf } from '../reading/modality.js';
import { type Candidate, onBothSides, type Pair, type Rule, spanOf } from './rule.js';
import { argumentsBeside, MIN_SHARED } from './predicate-arguments.js';
import { oppositionSentences } from './sentences.js';
import { areOtherMany } from '../pairs/another-bearer.js';
import { isAsserted } from '../reading/assertion.js';
import { isPluperfect, refersBack } from '../reading/predicates.js';
import { type Clash, clashes } from './clashes.js';
import { sameBearer } from '../pairs/bearers.js';
import { endsAsSaid, followEachOther, movedTo } from '../pairs/succession.js';
import {
  attitudeObjectsDiffer,
  attitudeToAnother,
  oneIsUndone,
  sidesSwapped,
} from '../reading/operators.js';
import { isStale, sameSpeaker, standsTwice, tellOneEvent } from '../pairs/staleness.js';
import { neighboursDiffer, subjectsDiffer } from '../reading/subjects.js';
import type { OpposedUse } from '../../../language/concepts/concepts.js';
import { DismissalReason, FindingKind, Relation } from '../types.js';

export const MIN_COVERAGE = 0.5;
/** Enough where neither side says anything more: "prices rose", "prices fell". */
export const MIN_WHOLE = 0.35;
/** Enough in common that an editor may ask why it is no conflict. */
const MIN_RELATED = 0.7;
const MIN_RELATED_COVERAGE = 0.3;
/** A tension is a pair to be read side by side: more may differ than between flat opposites. */
export const MAX_SUBSTITUTION: Record<Relation, number> = {
  CONTRADICTORY: 0.55,
  CONTRARY: 0.55,
  TENSION: 0.85,
};
export const BORROWED_SUBSTITUTION = 0.45;
/** Unmatched weight up to which differing neighbours are a matter of word order. */
const WORD_ORDER = 0.3;
/** Reports of one event appear within a day or so; later ones tell of a later state. */
export const SAME_NEWS_DAYS = 1;
export const SAME_PLANS_DAYS = 365;
export const SAME_STATE_DAYS = 45;

/** A later report of a later state: what was open is closed, what held has collapsed. */
function superseded(pair: Pair, clash: Clash): boolean {
  const { terminal, attitude } = clash.useA.entry;
  if (sameSpeaker(pair) && (attitude === true || standsTwice(pair))) return false;
  if (tellOneEvent(pair, clash)) return false;
  const late = pair.later === 'a' ? pair.a : pair.b;
  const lateSide = pair.later === 'a' ? clash.useA.side : clash.useB.side;
  // What was planned and is now called off in fact is another state of the plan.
  if (terminal !== undefined && lateSide === terminal && modeOf(late) === Mode.FACT) {
    const early = pair.later === 'a' ? pair.b : pair.a;
    // Who said "I will stay" and leaves has gone back on it.
    if (sameSpeaker(pair) && modeOf(early) === Mode.FORECAST) return false;
    return pair.saidApart !== null && pair.saidApart > SAME_NEWS_DAYS;
  }
  const planned = pair.a.tense === 'FUTURE' || pair.b.tense === 'FUTURE';
  if (planned) return isStale(pair, SAME_PLANS_DAYS);
  // A stand is its holder's to keep; a state of the world changes whoever reports it.
  if (isStale(pair, SAME_STATE_DAYS, attitude !== true)) return true;
  if (!isStale(pair, SAME_NEWS_DAYS, attitude !== true)) return false;
  return terminal === undefined || lateSide === terminal;
}

/**
 * Opposite stands on opposite things ("opposes lifting the ban", "supports keeping the ban"), and the
 * opposite objects of opposite acts: "raised exports", "cut imports".
 */
function cancels(clash: Clash, all: readonly Clash[]): boolean {
  return all.some(
    (other) =>
      other.a !== clash.a &&
      other.b !== clash.b &&
      other.a.clause === clash.a.clause &&
      other.b.clause === clash.b.clause &&
      ((other.useA.entry.attitude === true) !== (clash.useA.entry.attitude === true) ||
        (other.a.to <= clash.a.from && other.b.to <= clash.b.from)),
  );
}

interface Judged {
  reason: DismissalReason | null;
  coverage: number;
  /** Too little is shared for flat opposites, enough for a tension. */
  loose?: boolean;
  /** See `Candidate.unsure`. */
  unsure?: boolean;
}

function reasonFor(pair: Pair, clash: Clash, all: readonly Clash[]): Judged | null {
  const { args, borrowed } = argumentsBeside(pair, clash);
  const least = Math.min(args.restWeightA, args.restWeightB);
  const coverage = args.shared + least === 0 ? 0 : args.shared / (args.shared + least);
  const whole = args.restWeightA + args.restWeightB === 0 && args.shared >= MIN_WHOLE;
  const state = clash.useA.entry.exclusive === true ? judgeState(pair, clash, all, args) : null;
  if (state) return state;
  if (!whole && (args.shared < MIN_RELATED || coverage < MIN_RELATED_COVERAGE)) return null;
  const exact =
    least <= MAX_SUBSTITUTION.CONTRARY * args.told &&
    !slotsDiffer(pair, args, [[clash.a, clash.b]]);
  const loose =
    clash.useA.entry.loose === true && !exact && !neighboursDiffer(pair, clash.a, clash.b);
  const relation = loose ? Relation.TENSION : Relation[clash.useA.entry.relation];
  const held = (reason: DismissalReason | null): Judged => ({ reason, coverage, loose });
  const unsure = (reason: DismissalReason): Judged => ({ ...held(reason), unsure: true });
  const place = comparePlaces(args);
  if (!whole && (args.shared < MIN_SHARED || coverage < MIN_COVERAGE))
    return unsure(DismissalReason.DIFFERENT_SUBJECT);
  if (superseded(pair, clash)) return held(DismissalReason.SUPERSEDED);
  // Where nearly all else is shared, a passive or another order is likelier than another subject.
  // Arguments taken from other clauses must match better: the predicate's own said too little.
  if (borrowed && least > BORROWED_SUBSTITUTION * args.told)
    return unsure(DismissalReason.DIFFERENT_SUBJECT);
  const near =
    relation !== Relation.TENSION && least > WORD_ORDER && neighboursDiffer(pair, clash.a, clash.b);
  const otherSlot =
    near ||
    (relation !== Relation.TENSION &&
      (slotsDiffer(pair, args, [[clash.a, clash.b]]) || objectsDiffer(pair, args)));
  if (place === 'DIFFERENT' || namesDiffer(args)) return held(DismissalReason.DIFFERENT_SUBJECT);
  // What a headline sets before its colon, or another clause names, tells the two apart as well.
  if (membersDiffer(args) || membersDiffer(pair.whole))
    return pair.crossLanguage
      ? unsure(DismissalReason.DIFFERENT_SUBJECT)
      : held(DismissalReason.DIFFERENT_SUBJECT);
  if (otherSlot) return unsure(DismissalReason.DIFFERENT_SUBJECT);
  if (least > MAX_SUBSTITUTION[relation] * args.told)
    return unsure(DismissalReason.DIFFERENT_SUBJECT);
  if (refersBack(pair.a, clash.a) || refersBack(pair.b, clash.b))
    return held(DismissalReason.DIFFERENT_SCOPE);
  if (place === 'CONTAINED') return held(DismissalReason.DIFFERENT_SCOPE);
  return held(whatHolds(pair, clash, all));
}

/** Why opposite words of one subject are no conflict all the same. */
function whatHolds(pair: Pair, clash: Clash, all: readonly Clash[]): DismissalReason | null {
  // "Reopened", "had closed": what had been before.
  if (isPluperfect(pair.a, clash.a) !== isPluperfect(pair.b, clash.b))
    return DismissalReason.SUPERSEDED;
  if (pair.time === 'DISJOINT' || followEachOther(pair, clash)) return DismissalReason.SUPERSEDED;
  if (pair.a.denied || pair.b.denied || cancels(clash, all))
    return DismissalReason.NOT_CONTRADICTORY;
  if (movedTo(pair) || endsAsSaid(pair, clash)) return DismissalReason.NOT_CONTRADICTORY;
  const agrees = agreeing(pair, clash);
  const asserted = isAsserted(pair.a, clash.a) && isAsserted(pair.b, clash.b);
  return agrees === null && !asserted ? DismissalReason.NOT_CONTRADICTORY : agrees;
}

/** The same of a state that its bearer has wholly or not at all; null where the bearers may differ. */
function judgeState(
  pair: Pair,
  clash: Clash,
  all: readonly Clash[],
  args: Alignment,
): Judged | null {
  if (areOtherMany(pair)) return { reason: DismissalReason.DIFFERENT_SUBJECT, coverage: 0.5 };
  if (!sameBearer(pair, clash.a, clash.b)) return null;
  const others = comparePlaces(args) === 'DIFFERENT' || namesDiffer(args);
  const least = Math.min(args.restWeightA, args.restWeightB);
  // With more told on both sides the two are less surely of one moment.
  const far = least > MAX_SUBSTITUTION.CONTRARY * args.told;
  const held = others ? DismissalReason.DIFFERENT_SUBJECT : whatHolds(pair, clash, all);
  return {
    reason: superseded(pair, clash) ? DismissalReason.SUPERSEDED : held,
    coverage: far ? 0.5 : 0.75,
    loose: far,
  };
}

/** Opposite words that, as they are used, say one thing, or speak of two. */
function agreeing(pair: Pair, { a, b, useA }: Clash): DismissalReason | null {
  const converse = useA.entry.converse === true;
  if (
    (converse && subjectsDiffer(pair, a, b)) ||
    sidesSwapped(pair, a, b, converse) ||
    oneIsUndone(pair, a, b)
  )
    return DismissalReason.NOT_CONTRADICTORY;
  if (useA.entry.attitude !== true) return null;
  if (attitudeToAnother(pair, a, b)) return DismissalReason.NOT_CONTRADICTORY;
  return attitudeObjectsDiffer(pair, a, b) ? DismissalReason.DIFFERENT_SUBJECT : null;
}

function compareClash(pair: Pair, clash: Clash, all: readonly Clash[]): Candidate | null {
  const judged = reasonFor(pair, clash, all);
  if (!judged) return null;
  const relation = judged.loose === true ? Relation.TENSION : Relation[clash.useA.entry.relation];
  const spanA = spanOf(pair.a, clash.a.from, clash.a.to);
  const spanB = spanOf(pair.b, clash.b.from, clash.b.to);
  return {
    relation,
    score: Math.min(0.9, 0.4 + 0.5 * judged.coverage),
    spansA: [spanA],
    spansB: [spanB],
    valueA: sideName(clash.useA),
    valueB: sideName(clash.useB),
    sentences: oppositionSentences(spanA.text, spanB.text),
    reason: judged.reason,
    ...(judged.unsure === undefined ? {} : { unsure: judged.unsure }),
  };
}

/** The first English form of a side: the value's name in any language. */
function sideName(use: OpposedUse): string {
  const forms = use.side === 'a' ? use.entry.en : use.entry.oppositeEn;
  return forms[0] ?? `${use.entry.id}:${use.side}`;
}

function find(pair: Pair): Candidate[] {
  // Of "some" and "not all" both sides of a pair can hold: the quantifier rule decides there.
  if (decidedByExtent(pair.a, pair.b)) return [];
  const best = new Map<string, Candidate>();
  const all = clashes(pair);
  for (const clash of all) {
    const candidate = compareClash(pair, clash, all);
    if (!candidate) continue;
    const key = `${clash.a.from}:${clash.b.from}`;
    const known = best.get(key);
    if (!known || rank(candidate) > rank(known)) best.set(key, candidate);
  }
  return [...best.values()];
}

const STRENGTH: Record<Relation, number> = { TENSION: 1, CONTRARY: 2, CONTRADICTORY: 3 };
/** One pair of words may stand in several lexicon pairs: a finding before a held one, then the weakest claim. */
const rank = (candidate: Candidate): number =>
  (candidate.reason === null ? 10 : 0) - STRENGTH[candidate.relation];

/** One subject, and predicates that exclude each other. */
export const oppositionRule: Rule = {
  name: 'opposition.lexicon',
  version: 8,
  kind: FindingKind.OPPOSITION,
  needs: onBothSides(({ terms }) => terms.some(({ opposed }) => opposed.length > 0)),
  find,
};

import type { Examined, Held } from '../examined.js';
import { isNamed } from '../reading/terms.js';
import { isStale } from '../pairs/staleness.js';
import { type Candidate, type Pair, spanOf } from '../rules/rule.js';
import { DismissalReason, FindingKind, Relation } from '../types.js';
import { alignmentSentences } from './alignment-sentences.js';
import { WHEN_ASKED, type Bar } from './bars.js';
import { contextFeatures, lateFeatures, STATE_DAYS } from './context-features.js';
import type { Difference } from './difference.js';
import { doubtOf, surelyHold, tellOfOthers } from './doubts.js';
import { type Evidence, evidenceOf } from './evidence.js';
import { FeatureRow } from './feature-row.js';
import { calibrated, conflictOdds, relatedness } from './judge.js';
import { kindOf } from './kinds.js';
import { mayReach } from './screen.js';
import { rivalOdds, standsUnasked } from './unasked.js';
import type { Unit } from './units.js';
import { WEIGHTS } from './weights.js';

/** The name under which the rule's findings are stored; raise the version with the weights. */
export const ALIGNMENT_RULE = { name: 'alignment.learned', version: 13 } as const;

/** From here on what is named otherwise excludes what the other names, and is no mere tension. */
const SURE = 0.85;

/** What the words settle by themselves: no probability outweighs it. */
const SETTLED: ReadonlySet<DismissalReason> = new Set([
  DismissalReason.REPORTED_NOT_ASSERTED,
  DismissalReason.COMPATIBLE_BOUNDS,
]);

/** What a rule has reasons to think: the model must be surer than elsewhere to overrule it. */
const ARGUED: ReadonlySet<DismissalReason> = new Set([
  DismissalReason.SUPERSEDED,
  DismissalReason.DIFFERENT_SUBJECT,
  DismissalReason.NOT_CONTRADICTORY,
]);

/** A conflict that alignment sees, and what kind it is of. */
export interface Judgement {
  kind: FindingKind;
  candidate: Candidate;
  /** What a rule held back and the model does not. */
  revived: Held | null;
}

/** What the rule of dates saw and is not sure of: whether two days are told of one event or of two. */
const datedDoubt = ({ suppressed, unsure }: Examined): Held | undefined =>
  suppressed.find((each) => each.rule.kind === FindingKind.TIMING && unsure.has(each));

/** Two accounts of one event share more than whom and where they name: else each dates a thing of its own. */
const mayTellOneEvent = ({ whole }: Pair): boolean =>
  whole.pairs.some(([x, y]) => !isNamed(x) && !isNamed(y));

/**
 * Whether there is something to be asked about two statements that tell of two times: else a later state has
 * followed an earlier one.
 */
export const mayBeMisdated = (examined: Examined): boolean =>
  examined.found.length === 0 &&
  datedDoubt(examined) !== undefined &&
  mayTellOneEvent(examined.pair);

function isLater(examined: Examined): boolean {
  const { pair } = examined;
  return (pair.time === 'DISJOINT' && !mayBeMisdated(examined)) || isStale(pair, STATE_DAYS);
}

/**
 * Why nothing that alignment sees in a pair can stand: it tells of two times, it asserts nothing, or its words settle
 * it. Null where the model is to judge.
 */
export function settledBy(examined: Examined): DismissalReason | null {
  const { pair, suppressed } = examined;
  if (isLater(examined)) return DismissalReason.SUPERSEDED;
  const held = suppressed.find(({ reason }) => SETTLED.has(reason));
  if (held) return held.reason;
  const { asked } = pair;
  return asked === 'ALL' || asked === 'DATED' ? null : DismissalReason.NOT_CONTRADICTORY;
}

/** Why a rule thinks that both hold, where it is sure of that; null where none does. */
export const arguedBy = ({ suppressed, unsure }: Examined): DismissalReason | null =>
  suppressed.find((each) => ARGUED.has(each.reason) && !unsure.has(each))?.reason ?? null;

/** As they stand in their statement: an exchange of parties shows in the order of their names. */
const inOrder = (units: readonly Unit[]): Unit[] => units.toSorted((x, y) => x.from - y.from);

function differenceCandidate(pair: Pair, difference: Difference, probability: number): Candidate {
  const spans = (side: 'a' | 'b', units: readonly Unit[]) =>
    inOrder(units).map((unit) => spanOf(pair[side], unit.from, unit.to));
  const [spansA, spansB] = [spans('a', difference.unitsA), spans('b', difference.unitsB)];
  const texts = (each: typeof spansA): string[] => each.map(({ text }) => text);
  const joint = difference.sort === 'ROLES' ? ' → ' : ' … ';
  const excludes = difference.sort !== 'WORDS' && difference.sort !== 'DIRECTION';
  return {
    relation: excludes && probability >= SURE ? Relation.CONTRARY : Relation.TENSION,
    score: probability,
    spansA,
    spansB,
    valueA: texts(spansA).join(joint),
    valueB: texts(spansB).join(joint),
    sentences: alignmentSentences(difference.sort, texts(spansA), texts(spansB)),
    reason: null,
  };
}

/** What a rule saw and held back for want of certainty, as sure as the model is. */
const revive = ({ candidate }: Held, probability: number): Candidate => ({
  ...candidate,
  relation: probability >= SURE ? candidate.relation : Relation.TENSION,
  score: probability,
  reason: null,
});

/** What the model may revive: of two times only that they are told of one event. */
function revivable(examined: Examined): Held | undefined {
  if (examined.pair.time === 'DISJOINT') return datedDoubt(examined);
  return [...examined.suppressed].sort((x, y) => y.candidate.score - x.candidate.score)[0];
}

/** One pair is judged at a time: a row for each would be most of what judging leaves behind. */
const ROW = new FeatureRow();

/** Every feature of a pair but the late ones. @param row an empty one, to be filled */
function measureEarly(row: FeatureRow, pair: Pair, evidence: Evidence): FeatureRow {
  evidence.measure(row);
  for (const features of contextFeatures(pair)) row.add(features);
  return row;
}

/** Every feature of a pair. @param row an empty one, to be filled */
export const measure = (row: FeatureRow, pair: Pair, evidence: Evidence): FeatureRow =>
  measureEarly(row, pair, evidence).add(lateFeatures(pair));

/** The calibrated probability of a conflict, 0–1. */
const probabilityOf = (row: FeatureRow): number =>
  calibrated(WEIGHTS.conflict, conflictOdds(WEIGHTS.conflict, row));

/** A pair's words side by side; null where what is shared is too little, or not so telling that they may speak of one matter. */
export const evidenceOfOneMatter = (examined: Examined, { cover, related }: Bar): Evidence | null =>
  evidenceOf(
    examined.pair.a,
    examined.pair.b,
    examined,
    (overlap) => relatedness(overlap) >= related,
    cover,
  );

type BarOfFound = 'doubted' | 'disbelieved';

/**
 * The rules that see one difference, two figures, a denial or two opposites, and not whether what stands beside it makes it
 * one of two things; and how unlikely the model must think what they find for it to be held back. What other rules find is
 * too little to learn from.
 */
const WEIGHED = new Map<string, BarOfFound>([
  ['quantity.disjoint', 'doubted'],
  ['negation.polarity', 'doubted'],
  ['timing.disjoint', 'doubted'],
  ['quantifier.square', 'doubted'],
  ['opposition.lexicon', 'disbelieved'],
  ['identity.slot', 'disbelieved'],
  ['attribution.denied', 'disbelieved'],
]);

/** A rule is as sure as this where two statements say nearly the same, but for what it has found. */
const PLAIN = 0.9;

/** How sure the surest rule is, 0–1. @param found at least one finding */
export const surest = ({ found }: Pick<Examined, 'found'>): number =>
  Math.max(...found.map(({ candidate }) => candidate.score));

/** The model's bar below which what rules have found is held back. @param found findings that are weighed */
export const barOfFound = ({ found }: Pick<Examined, 'found'>): BarOfFound =>
  surest({ found }) >= PLAIN || found.some(({ rule }) => WEIGHED.get(rule.name) === 'disbelieved')
    ? 'disbelieved'
    : 'doubted';

/** Whether the model has a say in what rules have found. */
export const isWeighed = ({ found }: Examined): boolean =>
  found.length > 0 &&
  found.every(({ rule, candidate }) => WEIGHED.has(rule.name) && candidate.certain !== true);

/**
 * What the trained model makes of a pair in which rules have found a conflict, 0–1; null where it has no say, or where the
 * two share too little for it to judge: the rules' word stands.
 */
export function secondOpinion(examined: Examined): number | null {
  if (!isWeighed(examined)) return null;
  const evidence = evidenceOfOneMatter(examined, WHEN_ASKED);
  return evidence && probabilityOf(measure(ROW.clear(), examined.pair, evidence));
}

/**
 * Whether what rules have found stands under a bar, as far as the model has a say in it: see `standsUnasked`. To be asked
 * before the model weighs the findings.
 *
 * @returns a test of how sure the surest of them is once they are weighed, 0–1
 */
export function standingOfFound(examined: Examined, { rivals }: Bar): (score: number) => boolean {
  if (!rivals || !isWeighed(examined)) return () => true;
  const { pair } = examined;
  const evidence = evidenceOf(pair.a, pair.b, examined);
  if (!evidence) return () => true;
  const odds = rivalOdds(measure(ROW.clear(), pair, evidence));
  return (score) => standsUnasked(odds, score, rivals.byRule);
}

/**
 * Aligns a pair word by word and asks the trained model whether what is left over is a conflict. Finds
 * what no rule names: exchanged parties, other names in one slot, events that exclude each other; and what
 * a rule saw and was not sure of.
 *
 * @param examined a pair in which no rule has found a conflict
 * @param bar what is asked of a finding
 * @param onlyFindings whether nobody asks for what is held back
 */
export function judgeAlignment(
  examined: Examined,
  bar: Bar,
  onlyFindings: boolean,
): Judgement | null {
  const { pair } = examined;
  let settled = settledBy(examined);
  if (onlyFindings && settled !== null) return null;
  const evidence = evidenceOfOneMatter(examined, bar);
  if (!evidence) return null;
  const { difference } = evidence;
  const held = revivable(examined);
  if (!held && !difference) return null;
  if (tellOfOthers(pair, evidence, held?.candidate)) settled ??= DismissalReason.DIFFERENT_SUBJECT;
  if (onlyFindings && settled !== null) return null;
  const row = measureEarly(ROW.clear(), pair, evidence);
  const { overruling } = WEIGHTS.conflict;
  const argued = arguedBy(examined);
  const least = argued === null ? bar.conflict : Math.max(bar.conflict, overruling);
  if (onlyFindings && !mayReach(row, least)) return null;
  if (surelyHold(pair, evidence)) settled ??= DismissalReason.NOT_CONTRADICTORY;
  if (onlyFindings && settled !== null) return null;
  const probability = probabilityOf(row.add(lateFeatures(pair)));
  const flagged =
    probability >= bar.conflict &&
    (!bar.rivals || standsUnasked(rivalOdds(row), probability, bar.rivals.learned));
  if (probability < overruling) settled ??= argued;
  if (onlyFindings && (!flagged || settled !== null)) return null;
  const doubt = flagged || !difference ? null : doubtOf(pair, evidence, difference);
  const reason = flagged ? settled : doubt;
  if (!flagged && reason === null) return null;
  if (held && reason === null)
    return { kind: held.rule.kind, candidate: revive(held, probability), revived: held };
  const { shown } = evidence;
  if (!shown) return null;
  const candidate = { ...differenceCandidate(pair, shown, probability), reason };
  return { kind: kindOf(row, shown.kind), candidate, revived: null };
}

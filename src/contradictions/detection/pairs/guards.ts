import type { AnalysedStatement } from '../reading/analyse.js';
import { isAnotherBearer } from './another-bearer.js';
import { onOtherSides } from './contrasts.js';
import { anotherEvent } from './another-event.js';
import { isOnlyCharged } from '../reading/charges.js';
import { isExpected, isOutlook, Mode, modeAt, modeOf } from '../reading/modality.js';
import { isLeftOut, onlyNearly } from './left-out.js';
import { noted } from '../once.js';
import { dateEvent, isLived } from '../reading/date-events.js';
import type { Askable, Candidate, NamedRule, Pair, Spans } from '../rules/rule.js';
import { tellOfTheRest } from './quantity-accounts.js';
import { sameSpeaker, standsTwice } from './staleness.js';
import { speakOfOthers, tellOfTwoRounds } from './other-names.js';
import { fillSlotOtherwise } from './others-in-slot.js';
import { ClaimKind, DismissalReason, FindingKind, Relation, Stance } from '../types.js';

const DOUBT_FACTOR = 0.8;
const FORECAST_FACTOR = 0.9;

/** A doubt, or a forecast against a fact, is at most a tension. */
function soften(candidate: Candidate, factor: number): Candidate {
  return { ...candidate, relation: Relation.TENSION, score: candidate.score * factor };
}

function modes({ a, b }: Pair, { spansA, spansB }: Spans): [Mode, Mode] {
  return [modeAt(a, spansA), modeAt(b, spansB)];
}

export const isConditional = noted(({ modalities }: AnalysedStatement) =>
  modalities.has('CONDITION'),
);

/** What asserts nothing of the world cannot contradict what does, whatever the two differ in. */
const assertsNothing = (pair: Pair): boolean =>
  isConditional(pair.a) ||
  isConditional(pair.b) ||
  (!standsTwice(pair) && areAtOdds(modeOf(pair.a), modeOf(pair.b)));

export function areAtOdds(a: Mode, b: Mode): boolean {
  if (a === Mode.IRREALIS || b === Mode.IRREALIS) return a !== b;
  const considered = a === Mode.CONSIDERED ? b : b === Mode.CONSIDERED ? a : null;
  return considered !== null && considered !== Mode.FORECAST;
}

/** Two demands or questions can ask for different figures; of opposite ones neither is denied. */
export function isSilent(pair: Pair, kind: FindingKind, spans?: Spans): boolean {
  // One speaker's stands are turned by what he demands as well.
  if (standsTwice(pair)) return assertsNothing(pair);
  if (assertsNothing(pair) || agreeInMode(modeOf(pair.a), pair, kind)) return true;
  if (isUnfulfilled(pair, kind) || isLeftOut(pair, kind)) return true;
  if (spans && (onlyNearly(pair.a, spans.spansA) || onlyNearly(pair.b, spans.spansB))) return true;
  const [a, b] = spans ? modes(pair, spans) : [modeOf(pair.a), modeOf(pair.b)];
  return areAtOdds(a, b) || agreeInMode(a, pair, kind);
}

/** In what an outcome may differ from what was expected of it. */
const CAME_OUT: ReadonlySet<FindingKind> = new Set([
  FindingKind.OPPOSITION,
  FindingKind.NEGATION,
  FindingKind.QUANTITY,
]);

/** What was pledged, planned, expected or tried, against what did or did not come of it: both can be so. */
function isUnfulfilled({ a, b }: Pair, kind: FindingKind): boolean {
  if (isOutlook(a) === isOutlook(b)) return false;
  const [outlook, outcome] = isOutlook(a) ? [a, b] : [b, a];
  if (modeOf(outcome) !== Mode.FACT || !CAME_OUT.has(kind)) return false;
  return outcome.tense === 'PAST' || (kind !== FindingKind.OPPOSITION && !isExpected(outlook));
}

function agreeInMode(mode: Mode, pair: Pair, kind: FindingKind): boolean {
  if (mode !== Mode.IRREALIS) return false;
  return kind === FindingKind.OPPOSITION || (kind === FindingKind.NEGATION && !sameSpeaker(pair));
}

/** Whether both give a date for what they speak of, and the dates meet. */
function sameDatedEvent(pair: Pair): boolean {
  return pair.time === 'SAME' && pair.a.dates.length > 0 && pair.b.dates.length > 0;
}

/** A speaker who says that the earlier statement was wrong has withdrawn it. */
function corrects(pair: Pair): boolean {
  return (
    sameSpeaker(pair) &&
    (pair.a.scopeRoles.has('CORRECTION') || pair.b.scopeRoles.has('CORRECTION'))
  );
}

/** Whether a statement tells what another holds. */
export const tellsOfAnother = ({ stance, frame }: AnalysedStatement): boolean =>
  stance === Stance.REPORTS || frame.reported;

const isReported = ({ a, b }: Pair): boolean => tellsOfAnother(a) || tellsOfAnother(b);

/** What is worth asking of a pair where nobody wants to know what is held back. */
export function askable(pair: Pair): Askable {
  if (corrects(pair)) return 'NONE';
  if (isReported(pair) || assertsNothing(pair)) return 'SAID';
  return pair.time === 'DISJOINT' ? 'DATED' : 'ALL';
}

/** Rules that know of what they compare that it names one thing, whatever else is named. */
const KNOW_SUBJECT = new Set(['timing.same-saying', 'timing.lifetime', 'negation.class']);
const isOfNames = (rule: NamedRule): boolean =>
  rule.name.startsWith('identity.') || KNOW_SUBJECT.has(rule.name);

/** Whether a date is that of a birth or a death: there is one of each, wherever it is said to have been. */
const datesLife = noted((statement: AnalysedStatement): boolean =>
  statement.dates.some((date) => isLived(dateEvent(statement, date))),
);

/** Whether each names another in one place, where nothing says that both speak of one. */
function nameOthers(pair: Pair, rule: NamedRule, candidate: Candidate): boolean {
  if (KNOW_SUBJECT.has(rule.name)) return false;
  if (rule.kind === FindingKind.TIMING && (datesLife(pair.a) || datesLife(pair.b))) return false;
  return fillSlotOtherwise(pair, candidate);
}

const OF_STATE: ReadonlySet<FindingKind> = new Set([FindingKind.OPPOSITION, FindingKind.NEGATION]);

/** What outweighs whatever a rule or the trained model sees: charges, reported positions, corrections, the rest of a whole. */
function heldForCertain(pair: Pair, kind: FindingKind, spans: Spans): DismissalReason | null {
  const charged = isOnlyCharged(pair.a, pair.b, spans.spansA, spans.spansB);
  if ((charged || isReported(pair)) && kind !== FindingKind.ATTRIBUTION)
    return DismissalReason.REPORTED_NOT_ASSERTED;
  if (OF_STATE.has(kind) && tellOfTheRest(pair, spans)) return DismissalReason.COMPATIBLE_BOUNDS;
  return corrects(pair) ? DismissalReason.SUPERSEDED : null;
}

/** Why the two seem to speak of two things, which a rule that names no subject cannot tell. */
function seemApart(pair: Pair, rule: NamedRule, candidate: Candidate): DismissalReason | null {
  const { kind } = rule;
  if (kind === FindingKind.TIMING && anotherEvent(pair)) return DismissalReason.DIFFERENT_SUBJECT;
  if (OF_STATE.has(kind) && (isAnotherBearer(pair) || onOtherSides(pair)))
    return DismissalReason.DIFFERENT_SUBJECT;
  // Whether a call or a promise was made is a fact, whatever was called for.
  if (kind === FindingKind.ATTRIBUTION) return null;
  if (kind === FindingKind.IDENTITY && tellOfTwoRounds(pair)) return DismissalReason.SUPERSEDED;
  const others =
    nameOthers(pair, rule, candidate) || (!isOfNames(rule) && speakOfOthers(pair, kind, candidate));
  return others ? DismissalReason.DIFFERENT_SUBJECT : null;
}

/** Doubts, and forecasts against facts, weigh less. */
function weigh(pair: Pair, candidate: Candidate): Candidate {
  const { a, b } = pair;
  if (a.stance === Stance.DOUBTS || b.stance === Stance.DOUBTS)
    return soften(candidate, DOUBT_FACTOR);
  const [modeA, modeB] = modes(pair, candidate);
  if (modeA === Mode.CONSIDERED || modeB === Mode.CONSIDERED)
    return soften(candidate, FORECAST_FACTOR);
  const forecastAgainstFact = modeA !== modeB && !sameDatedEvent(pair);
  const declared =
    a.kind !== null &&
    b.kind !== null &&
    (a.kind === ClaimKind.FACT) !== (b.kind === ClaimKind.FACT);
  return forecastAgainstFact && declared ? soften(candidate, FORECAST_FACTOR) : candidate;
}

/**
 * What holds for every rule: reported positions, demands and hopes are held back with their reason, and
 * what seems to be of two things; doubts and forecasts against facts weigh less.
 */
export function applyGuards(pair: Pair, rule: NamedRule, candidate: Candidate): Candidate {
  const reason =
    heldForCertain(pair, rule.kind, candidate) ??
    candidate.reason ??
    seemApart(pair, rule, candidate);
  if (reason !== null) return { ...candidate, reason };
  return rule.kind === FindingKind.ATTRIBUTION ? candidate : weighed(pair, rule.kind, candidate);
}

/** The same for what the trained model judges, which has seen for itself whether the two speak of one thing. */
export function applyCertainGuards(pair: Pair, kind: FindingKind, candidate: Candidate): Candidate {
  const reason = heldForCertain(pair, kind, candidate) ?? candidate.reason;
  return reason === null ? weighed(pair, kind, candidate) : { ...candidate, reason };
}

const weighed = (pair: Pair, kind: FindingKind, candidate: Candidate): Candidate =>
  isSilent(pair, kind, candidate)
    ? { ...candidate, reason: DismissalReason.NOT_CONTRADICTORY }
    : weigh(pair, candidate);

import {
  comparePlaces,
  membersDiffer,
  namesDiffer,
  objectsDiffer,
  slotsDiffer,
} from '../pairs/align.js';
import { DateRole } from '../../../language/dates/dates.js';
import { isPoint } from '../pairs/time.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { decidedByExtent } from '../reading/extents.js';
import { type Candidate, onOneSide, type Pair, type Rule, spanOf } from './rule.js';
import { negationSentences } from './sentences.js';
import { deniesAmount, deniesNarrower } from '../reading/narrowing.js';
import type { Negation } from '../../../language/cues/negation.js';
import { hasHappenedSince } from '../pairs/happened-since.js';
import { type Reversal, reversal, saysAllDenied } from '../pairs/reversal.js';
import { breaksPromise, isStale } from '../pairs/staleness.js';
import { pronounsDiffer } from '../pairs/pronouns.js';
import { tellsPast } from '../reading/constancy.js';
import type { Term } from '../reading/terms.js';
import { DismissalReason, FindingKind, Relation, type Span } from '../types.js';

export const MIN_SHARED = 1.1;
/** Enough where neither side says anything more: "the minister resigned", and did not. */
export const MIN_WHOLE = 0.8;
export const MIN_COVERAGE = 0.6;
export const MAX_SUBSTITUTION = 0.45;
const SAME_PROPOSITION = 0.3;
export const STATE_DAYS = 45;

/** "Decided not to attend", «اعتذر عن عدم المشاركة»: the verb before is past, what it keeps from is not. */
export const leavesTimeOpen = (statement: AnalysedStatement, cue: Negation | null): boolean =>
  cue !== null && (cue.narrow || statement.tokens[cue.scopeFrom]?.text === 'to');

/** "Has not met since March", "last met in March": what ended is denied only of the time after. */
function deniesSince(denied: AnalysedStatement, affirmed: AnalysedStatement): boolean {
  const since = denied.dates.filter(({ role }) => role === DateRole.SINCE);
  const points = affirmed.dates.filter(isPoint);
  return (
    points.length > 0 &&
    points.every((date) =>
      since.some((each) => each.frame === date.frame && date.earliest <= each.earliest),
    )
  );
}

const TIMED = new Set(['PAST', 'FUTURE']);

/** لم denies the past and لن the future: two claims about two times. */
function timesDiffer(pair: Pair): boolean {
  return TIMED.has(pair.a.tense) && TIMED.has(pair.b.tense) && pair.a.tense !== pair.b.tense;
}

function reasonFor(
  pair: Pair,
  place: string,
  names: boolean,
  substituted: boolean,
  { openTime, noLonger, sinceThen }: Record<'openTime' | 'noLonger' | 'sinceThen', boolean>,
): DismissalReason | null {
  if (place === 'DIFFERENT' || names || substituted) return DismissalReason.DIFFERENT_SUBJECT;
  if (pair.time === 'DISJOINT') return DismissalReason.SUPERSEDED;
  if (pronounsDiffer(pair)) return DismissalReason.DIFFERENT_SUBJECT;
  if (noLonger) return DismissalReason.SUPERSEDED;
  if (sinceThen) return DismissalReason.NOT_CONTRADICTORY;
  const soFar = pair.a.scopeRoles.has('SO_FAR') || pair.b.scopeRoles.has('SO_FAR');
  // "Has not yet reopened" and "will reopen" are two times.
  const toCome = soFar && (pair.a.tense === 'FUTURE') !== (pair.b.tense === 'FUTURE');
  if ((timesDiffer(pair) && !openTime && !breaksPromise(pair)) || toCome)
    return DismissalReason.NOT_CONTRADICTORY;
  if (soFar && pair.saidApart !== null && pair.saidApart > 0) return DismissalReason.SUPERSEDED;
  if (hasHappenedSince(pair)) return DismissalReason.SUPERSEDED;
  const past = pair.a.tense === 'PAST' && pair.b.tense === 'PAST';
  return !past && !breaksPromise(pair) && isStale(pair, STATE_DAYS)
    ? DismissalReason.SUPERSEDED
    : null;
}

function sentenceSpan(
  statement: AnalysedStatement,
  cue: Negation | null,
  term: Term,
): { from: number; to: number } {
  if (!cue) return { from: term.from, to: term.to };
  // "hasn't" is one word to whoever reads it.
  const first = statement.tokens[cue.from]?.text === "n't" ? cue.from - 1 : cue.from;
  return { from: Math.max(0, Math.min(first, term.from)), to: Math.max(cue.to, term.to) };
}

/** Whether what one side denies and the other affirms is of two things. */
function isSubstituted(pair: Pair): boolean {
  const { whole } = pair;
  const least = Math.min(whole.restWeightA, whole.restWeightB);
  return (
    least > MAX_SUBSTITUTION * whole.told || slotsDiffer(pair, whole) || objectsDiffer(pair, whole)
  );
}

/** "No one knows", "it is not known": a denial that a quantifier makes, and another in other words. */
const bothDeny = (a: AnalysedStatement, b: AnalysedStatement): boolean => {
  const none = ({ quantifiers, quantities }: AnalysedStatement): boolean =>
    quantifiers.some(({ entry }) => entry.role === 'NONE') ||
    quantities.some(({ upper }) => upper === 0);
  return (none(a) && b.negations.length > 0) || (none(b) && a.negations.length > 0);
};

/** What is shown of each side: both whole where a frame denies, else the word turned round with its cue. */
function spansOf(
  { a, b }: Pair,
  { cue, term, partner }: Reversal,
  frames: boolean,
): readonly [Span, Span] {
  const whole = (statement: AnalysedStatement) => ({ from: 0, to: statement.tokens.length });
  const left = frames ? whole(a) : sentenceSpan(a, term.negated ? cue : null, term);
  const right = frames ? whole(b) : sentenceSpan(b, partner.negated ? cue : null, partner);
  return [spanOf(a, left.from, left.to), spanOf(b, right.from, right.to)];
}

function find(pair: Pair): Candidate[] {
  const { a, b } = pair;
  if (a.negations.length === 0 && b.negations.length === 0 && a.denied === b.denied) return [];
  // Where a quantifier is at work, its rule decides: "not all" denies nothing of "some".
  if (decidedByExtent(a, b) || bothDeny(a, b)) return [];
  const alignment = pair.whole;
  const least = Math.min(alignment.restWeightA, alignment.restWeightB);
  const coverage =
    alignment.shared + least === 0 ? 0 : alignment.shared / (alignment.shared + least);
  const whole = alignment.restWeightA + alignment.restWeightB === 0;
  if (alignment.shared < (whole ? MIN_WHOLE : MIN_SHARED)) return [];
  const turned = reversal(pair, alignment.pairs);
  const all = turned !== null && saysAllDenied(pair, turned);
  if (!all && coverage < MIN_COVERAGE) return [];
  const frames = a.denied !== b.denied;
  // A frame that denies and a negation inside undo each other.
  if (frames === (turned !== null)) return [];
  const [first] = alignment.pairs;
  const found = turned ?? (first ? { cue: null, term: first[0], partner: first[1] } : null);
  if (!found) return [];
  const deniedFirst = frames ? a.denied : found.term.negated;
  const [spanA, spanB] = spansOf(pair, found, frames);
  const reason = reasonFor(
    pair,
    all ? 'COMPATIBLE' : comparePlaces(alignment),
    !all && (namesDiffer(alignment) || membersDiffer(alignment)),
    (!all && isSubstituted(pair)) ||
      (found.cue !== null && deniesAmount(pair, found.cue, deniedFirst)),
    {
      openTime: leavesTimeOpen(found.term.negated ? a : b, found.cue),
      sinceThen: deniesSince(deniedFirst ? a : b, deniedFirst ? b : a),
      noLonger: found.cue?.time === 'PRESENT' && tellsPast(found.term.negated ? b : a),
    },
  );
  const [denied, affirmed] = deniedFirst ? [spanA.text, spanB.text] : [spanB.text, spanA.text];
  // The same thing affirmed and denied; with more on both sides, only nearly the same thing.
  const nearly =
    least > (pair.crossLanguage ? 2 : 1) * SAME_PROPOSITION * alignment.shared ||
    found.cue?.intent === true ||
    (found.cue !== null && deniesNarrower(pair, found.cue, deniedFirst ? 'a' : 'b'));
  return [
    {
      relation: nearly ? Relation.TENSION : Relation.CONTRADICTORY,
      score: Math.min(0.95, 0.45 + 0.5 * coverage),
      spansA: [spanA],
      spansB: [spanB],
      valueA: deniedFirst ? 'denied' : 'affirmed',
      valueB: deniedFirst ? 'affirmed' : 'denied',
      sentences: negationSentences(denied, affirmed, deniedFirst),
      reason,
    },
  ];
}

/** Aligned content that exactly one side negates or denies. */
export const negationRule: Rule = {
  name: 'negation.polarity',
  version: 8,
  kind: FindingKind.NEGATION,
  needs: onOneSide(({ negations, denied }) => denied || negations.length > 0),
  find,
};

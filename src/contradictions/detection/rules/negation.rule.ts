import {
  comparePlaces,
  membersDiffer,
  namesDiffer,
  objectsDiffer,
  slotsDiffer,
} from '../pairs/align.js';
import type { AnalysedStatement } from '../reading/analyse.js';
import { decidedByExtent } from '../reading/extents.js';
import { type Candidate, type Pair, type Rule, spanOf } from './rule.js';
import { negationSentences } from './sentences.js';
import { isVerbalNoun } from '../reading/assertion.js';
import { deniesAmount, deniesAttribute, deniesNarrower } from '../reading/narrowing.js';
import { Language } from '../../../language/language.js';
import type { Negation } from '../../../language/cues/negation.js';
import { hasHappenedSince } from '../pairs/happened-since.js';
import { breaksPromise, isStale } from '../pairs/staleness.js';
import { pronounsDiffer } from '../pairs/pronouns.js';
import { neighboursDiffer } from '../reading/subjects.js';
import type { Term } from '../reading/terms.js';
import { DismissalReason, FindingKind, Relation } from '../types.js';

export const MIN_SHARED = 1.1;
/** Enough where neither side says anything more: "the minister resigned", and did not. */
export const MIN_WHOLE = 0.8;
export const MIN_COVERAGE = 0.6;
export const MAX_SUBSTITUTION = 0.45;
const SAME_PROPOSITION = 0.3;
/** How many content words after a cue may be what it negates. */
const HEAD_WORDS = 3;
/** How much of these the other side must say, of their weight. */
const MIN_HEAD = 0.5;
const STATE_DAYS = 45;
/** How much of what is denied the other side must say, of its weight. */
const MIN_DENIED = 0.55;

/** Where the planned act stands among the words of its scope: the first verbal noun, else what is no subject. */
function actAmong(statement: AnalysedStatement, scope: readonly Term[]): number {
  const act = (term: Term): boolean => {
    const token = statement.tokens[term.from];
    return term.place === null && token !== undefined && isVerbalNoun(token);
  };
  const subject = (term: Term): boolean =>
    statement.language === Language.AR &&
    (term.place !== null || statement.tokens[term.from]?.text.startsWith('ال') === true);
  const found = scope.findIndex(act);
  return found >= 0 ? found : scope.findIndex((term) => !subject(term));
}

/** The content words a cue turns round first: the verb, or its subject and then the verb. */
function headsOf(statement: AnalysedStatement, negation: Negation): Term[] {
  const reach = negation.denial ? 4 : HEAD_WORDS;
  const scope = statement.terms.filter(
    (term) => term.from >= negation.scopeFrom && term.from < negation.scopeTo,
  );
  // "لا تنوي تونس الاقتراض": an intention denied is that of the act, which follows the subject.
  const act = negation.intent ? actAmong(statement, scope) : 0;
  return scope.slice(Math.max(0, act)).slice(0, reach);
}

/** "I do not oppose it" agrees with "I support it". */
function deniesOpposite(pair: Pair, head: Term | undefined, index: 0 | 1): boolean {
  const other = index === 0 ? pair.b : pair.a;
  return (
    head?.opposed.some(({ key, otherKey }) => !other.byKey.has(key) && other.byKey.has(otherKey)) ??
    false
  );
}

interface Reversal {
  /** Where the denial is written; null where the speaker's stance or a frame denies. */
  cue: Negation | null;
  term: Term;
  partner: Term;
}

/**
 * Whether what a verb of denial denies is said by the other side: past the denier, who stands first,
 * most of its scope must be shared.
 */
function deniesShared(
  statement: AnalysedStatement,
  cue: Negation,
  pairs: readonly (readonly [Term, Term])[],
  index: 0 | 1,
): boolean {
  const scope = statement.terms.filter(
    (term) => term.from >= cue.scopeFrom && term.from < cue.scopeTo,
  );
  const shared = scope.map((term) => pairs.some((each) => each[index] === term));
  const first = shared.indexOf(true);
  if (first < 0) return false;
  const rest = scope.slice(first);
  const total = rest.reduce((sum, term) => sum + term.weight, 0);
  // "The minister denied resigning": where the denier stands before, all that follows is denied.
  const named =
    (statement.tokens[cue.to]?.text ?? '').endsWith('ing') ||
    pairs.some((each) => each[index].to <= cue.from && each[index].clause === scope[0]?.clause);
  const met = rest.reduce(
    (sum, term, at) => sum + ((named || at > 0) && shared[first + at] === true ? term.weight : 0),
    0,
  );
  return met >= MIN_DENIED * total;
}

/**
 * Whether what a cue negates is what the other side says: its first word, and most of the next ones.
 * "Iraq does not need troops" denies the need, and nothing else that is said of Iraq's troops.
 */
function sharesHead(scope: readonly Term[], shared: readonly Term[], enough: number): boolean {
  const [first] = scope;
  if (!first || !shared.includes(first)) return false;
  const total = scope.reduce((sum, term) => sum + term.weight, 0);
  const met = scope.reduce((sum, term) => sum + (shared.includes(term) ? term.weight : 0), 0);
  return met >= enough * total;
}

/** A word both sides have that exactly one of them negates, and that its cue bears on. */
function reversal(pair: Pair, pairs: readonly (readonly [Term, Term])[]): Reversal | null {
  const search = (statement: AnalysedStatement, index: 0 | 1): Reversal | null => {
    for (const cue of statement.negations) {
      if (deniesOpposite(pair, headsOf(statement, cue)[0], index)) continue;
      // "X denies it", "denied by X": where both deny, neither contradicts.
      if (cue.denial && (index === 0 ? pair.b : pair.a).negations.some((other) => other.denial))
        continue;
      if (cue.denial && !deniesShared(statement, cue, pairs, index)) continue;
      // The first word both sides have is what the cue bears on; it alone decides.
      const scope = headsOf(statement, cue);
      const heads = scope.flatMap((head) => pairs.filter((each) => each[index] === head));
      const enough = pair.crossLanguage ? MIN_HEAD / 2 : MIN_HEAD;
      if (
        !cue.denial &&
        !sharesHead(
          scope,
          heads.map((each) => each[index]),
          enough,
        )
      )
        continue;
      const found = cue.denial ? heads.find(([x, y]) => x.negated !== y.negated) : heads[0];
      if (!found || found[0].negated === found[1].negated) continue;
      // "A non-combat role" denies nothing of combat forces.
      if (cue.narrow && !deniesAct(pair, found) && neighboursDiffer(pair, found[0], found[1]))
        continue;
      const [other, met] = index === 0 ? [pair.b, found[1]] : [pair.a, found[0]];
      if (deniesAttribute(statement, cue, other, met)) continue;
      return { cue, term: found[0], partner: found[1] };
    }
    return null;
  };
  return search(pair.a, 0) ?? search(pair.b, 1);
}

/** "Not taking part", «عدم المشاركة»: what is denied is an act, whatever stands beside it. */
const deniesAct = (pair: Pair, [x, y]: readonly [Term, Term]): boolean => {
  const [statement, term] = x.negated ? [pair.a, x] : [pair.b, y];
  const token = statement.tokens[term.from];
  return token !== undefined && isVerbalNoun(token);
};

/** "Decided not to attend", «اعتذر عن عدم المشاركة»: the verb before is past, what it keeps from is not. */
const leavesTimeOpen = (statement: AnalysedStatement, cue: Negation | null): boolean =>
  cue !== null && (cue.narrow || statement.tokens[cue.scopeFrom]?.text === 'to');

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
  openTime: boolean,
): DismissalReason | null {
  if (place === 'DIFFERENT' || names || substituted) return DismissalReason.DIFFERENT_SUBJECT;
  if (pair.time === 'DISJOINT') return DismissalReason.SUPERSEDED;
  if (pronounsDiffer(pair)) return DismissalReason.DIFFERENT_SUBJECT;
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
  const none = ({ quantifiers }: AnalysedStatement): boolean =>
    quantifiers.some(({ entry }) => entry.role === 'NONE');
  return (none(a) && b.negations.length > 0) || (none(b) && a.negations.length > 0);
};

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
  if (alignment.shared < (whole ? MIN_WHOLE : MIN_SHARED) || coverage < MIN_COVERAGE) return [];
  const turned = reversal(pair, alignment.pairs);
  const frames = a.denied !== b.denied;
  // A frame that denies and a negation inside undo each other.
  if (frames === (turned !== null)) return [];
  const [first] = alignment.pairs;
  const found = turned ?? (first ? { cue: null, term: first[0], partner: first[1] } : null);
  if (!found) return [];
  const deniedFirst = frames ? a.denied : found.term.negated;
  const cueA = found.cue && found.term.negated ? found.cue : null;
  const cueB = found.cue && found.partner.negated ? found.cue : null;
  const rangeA = frames ? { from: 0, to: a.tokens.length } : sentenceSpan(a, cueA, found.term);
  const rangeB = frames ? { from: 0, to: b.tokens.length } : sentenceSpan(b, cueB, found.partner);
  const spanA = spanOf(a, rangeA.from, rangeA.to);
  const spanB = spanOf(b, rangeB.from, rangeB.to);
  const reason = reasonFor(
    pair,
    comparePlaces(alignment),
    namesDiffer(alignment) || membersDiffer(alignment),
    isSubstituted(pair) || (found.cue !== null && deniesAmount(pair, found.cue, deniedFirst)),
    leavesTimeOpen(found.term.negated ? a : b, found.cue),
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
  version: 4,
  kind: FindingKind.NEGATION,
  find,
};
